import { toMinute, type Event, type EventKind } from '@luotsi/protocol';
import { createDelivery, type DeliveryState, type Dropped } from './delivery.js';
import { happensOnce, onceId, randomId } from './ids.js';
import { PilotError } from './problem.js';
import { createShelf, type StorageLike } from './shelf.js';

export interface SessionOptions {
  /** Address of the collector, without a slash at the end; empty for the page's own. */
  readonly base: string;
  readonly token: string;
  readonly experiment: string;
  readonly participant: string;
  readonly language: string;
  /**
   * Where events wait until they are acknowledged, such as `sessionStorage`. Give it only after a consent that allows
   * it; without it nothing is stored on the device, and what is pending is lost with the page.
   */
  readonly storage?: StorageLike;
  readonly fetch?: typeof fetch;
  readonly now?: () => Date;
  readonly newId?: () => string;
  /** Told of every event that the collector refuses for good; by default it goes to the console. */
  readonly onDrop?: (dropped: Dropped) => void;
}

/** What a participant does, from consent to receipt, on its way to the collector. */
export interface Session {
  readonly experiment: string;
  readonly participant: string;
  /** The participant has seen the arm. However often it is told, it is one event, also over reloads and tabs. */
  exposure(arm: string): void;
  answer(item: string, value: number): void;
  outcome(name: string, value: number): void;
  /** The participant has reached a step; once for each step. */
  step(name: string): void;
  /** The participant leaves. What was collected before stays; this session collects nothing more. */
  stop(step: string): void;
  report(kind: string): void;
  /**
   * Sends what is pending, now. Resolves when it is acknowledged, or when an attempt has failed and the next one is
   * planned; never rejects.
   */
  readonly flush: () => Promise<void>;
  pending(): number;
  readonly state: () => DeliveryState;
  /** Gives the function that ends it. */
  readonly onStateChange: (listener: () => void) => () => void;
  /**
   * The participant withdraws: forgets all that is pending, on the device too, and collects nothing more. Gives how
   * many events were not sent. What the collector has, `requestWithdrawal` erases.
   */
  withdraw(): number;
  /** Lets go of the page. What is pending stays in the storage for the next session of the same participant. */
  close(): void;
}

const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/;

function logDrop({ event, status, reason }: Dropped): void {
  console.error(`The event "${event.kind}" of "${event.name}" was dropped (${status}): ${reason}`);
}

/** The session of one participant, who has a token because they have consented. Runs in browsers and in Node. */
export function createSession(options: SessionOptions): Session {
  const { experiment, participant, language } = options;
  const now = options.now ?? (() => new Date());
  const newId = options.newId ?? randomId;
  const shelf = createShelf(options.storage, participant);
  const told = shelf.told();
  const delivery = createDelivery({
    url: `${options.base}/api/events`,
    token: options.token,
    shelf,
    fetch: options.fetch ?? ((...request) => fetch(...request)),
    onDrop: options.onDrop ?? logDrop,
  });
  let over = false;

  const collect = (kind: EventKind, name: string, value?: number): void => {
    if (!slug.test(name) || name.length > 64 || (value !== undefined && !Number.isFinite(value)))
      throw new PilotError(
        'LUOTSI_PILOT_EVENT',
        `An event "${kind}" cannot have the name "${name}"${value === undefined ? '' : ` and the value ${value}`}, ` +
          'so the collector would refuse it. Names are lower-case words joined by hyphens, values are numbers.',
      );
    if (over) return;
    const once = happensOnce(kind);
    const id = once ? onceId(participant, `${experiment}/${kind}/${name}`) : newId();
    if (told.has(id)) return;
    const event: Event = {
      schema: 'luotsi/event@1',
      id,
      kind,
      experiment,
      participant,
      name,
      language,
      at: toMinute(now()),
      ...(value !== undefined && { value }),
    };
    const kept = delivery.add(event);
    if (!once) return;
    told.add(id);
    // An event that is lost with the page must be told again by the next one.
    if (kept) shelf.tell(told);
  };

  const hide = (): void => {
    if (document.visibilityState === 'hidden') delivery.handOver();
  };
  const leave = (): void => delivery.handOver();
  const back = (): void => void delivery.flush();
  const inPage = typeof document !== 'undefined';
  if (inPage) {
    document.addEventListener('visibilitychange', hide);
    window.addEventListener('pagehide', leave);
    window.addEventListener('online', back);
  }

  return {
    experiment,
    participant,
    exposure: (arm) => collect('exposure', arm),
    answer: (item, value) => collect('answer', item, value),
    outcome: (name, value) => collect('outcome', name, value),
    step: (name) => collect('step', name),
    stop(step) {
      collect('stop', step);
      over = true;
    },
    report: (kind) => collect('report', kind),
    flush: delivery.flush,
    pending: () => delivery.state().pending,
    state: delivery.state,
    onStateChange: delivery.onChange,
    withdraw() {
      over = true;
      return delivery.discard();
    },
    close() {
      delivery.close();
      if (!inPage) return;
      document.removeEventListener('visibilitychange', hide);
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('online', back);
    },
  };
}
