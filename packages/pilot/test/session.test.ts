import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSession, type Dropped, type Session, type SessionOptions } from '@luotsi/pilot/client';
import { parseEvent } from '@luotsi/protocol';
import { FakeCollector, FakeStorage, type Fate } from './fake.js';

const participant = '0123456789abcdef0123456789abcdef';
let collector: FakeCollector;
let dropped: Dropped[];
const open: Session[] = [];

const start = (options: Partial<SessionOptions> = {}): Session => {
  const session = createSession({
    base: 'https://collector.invalid',
    token: 'abcdefghijklmnopqrstuv',
    experiment: 'a-pilot',
    participant,
    language: 'fi',
    fetch: collector.fetch,
    onDrop: (one) => void dropped.push(one),
    ...options,
  });
  open.push(session);
  return session;
};

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-24T09:30:15.123Z') });
  collector = new FakeCollector();
  dropped = [];
});
afterEach(() => {
  for (const session of open.splice(0)) session.close();
  vi.useRealTimers();
});

describe('what is collected', () => {
  it('fits the protocol, to the minute, and goes in one request', async () => {
    const session = start();
    session.step('page');
    session.exposure('notice');
    session.answer('decide-date', 0);
    session.outcome('seconds', 12.5);
    session.report('wrong-fact');
    session.stop('page');
    expect(session.pending()).toBe(6);
    await vi.advanceTimersByTimeAsync(60);
    expect(session.pending()).toBe(0);
    expect(collector.requests).toHaveLength(1);
    const events = [...collector.stored.values()];
    for (const event of events) {
      expect(parseEvent(event)).toEqual(event);
      expect(event.at).toBe('2026-11-24T09:30Z');
    }
    expect(events.map(({ kind, name, value }) => [kind, name, value])).toEqual([
      ['step', 'page', undefined],
      ['exposure', 'notice', undefined],
      ['answer', 'decide-date', 0],
      ['outcome', 'seconds', 12.5],
      ['report', 'wrong-fact', undefined],
      ['stop', 'page', undefined],
    ]);
  });

  it('has one exposure and one of each step, over renders, reloads and sessions, and answers as often as they come', async () => {
    for (let reload = 0; reload < 3; reload += 1) {
      const session = start();
      session.exposure('notice');
      session.exposure('notice');
      session.step('page');
      session.answer('decide-date', reload % 2);
      // eslint-disable-next-line no-await-in-loop -- one page after the other
      await session.flush();
      vi.advanceTimersByTime(120_000);
    }
    expect(collector.names.toSorted()).toEqual(['decide-date', 'decide-date', 'decide-date', 'notice', 'page']);
    expect(dropped).toEqual([]);
  });

  it('keeps two arms, two people and two experiments apart', async () => {
    const people = [participant, `${participant.slice(0, 31)}0`, `1${participant.slice(1)}`];
    for (const person of people) {
      const session = start({ participant: person });
      for (const arm of ['notice', 'original', 'key-facts']) session.exposure(arm);
      session.step('notice');
      // eslint-disable-next-line no-await-in-loop -- one person after the other
      await session.flush();
    }
    const other = start({ experiment: 'another-pilot' });
    other.exposure('notice');
    await other.flush();
    expect(collector.stored.size).toBe(13);
  });

  it('ends with a stop; what came before it stays', async () => {
    const session = start();
    session.answer('decide-date', 1);
    session.stop('decisions');
    session.answer('decide-fee', 1);
    session.step('receipt');
    await session.flush();
    expect(collector.names).toEqual(['decide-date', 'decisions']);
  });

  it.each([
    ['a name that is no word', (s: Session) => s.answer('Decide date', 1)],
    ['a name that is too long', (s: Session) => s.step('a'.repeat(65))],
    ['a value that is no number', (s: Session) => s.outcome('seconds', Number.NaN)],
  ])('does not take %s', (_, collect) => {
    const session = start();
    expect(() => collect(session)).toThrow(expect.objectContaining({ code: 'LUOTSI_PILOT_EVENT' }));
    expect(session.pending()).toBe(0);
  });
});

describe('delivery', () => {
  it.each<[string, Fate]>([
    ['no connection', 'offline'],
    ['an answer that is lost', 'lost'],
    ['500', { status: 500 }],
    ['502', { status: 502 }],
    ['408', { status: 408 }],
    ['429', { status: 429 }],
  ])('keeps events over %s and tries again, later each time', async (_, fate) => {
    collector.fates.push(fate, fate, fate, fate);
    const session = start();
    session.answer('decide-date', 1);
    await session.flush();
    expect(session.state()).toMatchObject({ pending: 1, status: 'waiting' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(session.state()).toMatchObject({ pending: 0, status: 'idle', dropped: 0 });
    expect(collector.names).toEqual(['decide-date']);
    const times = collector.requests.map(({ at }) => at);
    const waits = times.slice(1).map((time, i) => time - (times[i] ?? 0));
    expect(waits).toHaveLength(4);
    waits.forEach((wait, i) => {
      expect(wait).toBeGreaterThanOrEqual(500 * 2 ** i);
      expect(wait).toBeLessThanOrEqual(1000 * 2 ** i);
    });
  });

  it.each([
    ['7', 7000],
    [new Date('2026-11-24T09:30:45Z').toUTCString(), 29_877],
    ['100000', 600_000],
  ])('waits as long as a 503 asks for: %s', async (retryAfter, wait) => {
    collector.fates.push({ status: 503, retryAfter });
    const session = start();
    session.answer('decide-date', 1);
    await session.flush();
    await vi.advanceTimersByTimeAsync(wait - 1);
    // More to send does not make it ask earlier.
    session.answer('decide-fee', 1);
    expect(collector.requests).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(collector.names).toEqual(['decide-date', 'decide-fee']);
  });

  it('drops what is refused for good, with the reason, and delivers the rest', async () => {
    collector.refused.add('bad');
    const session = start();
    for (const name of ['one', 'bad', 'two']) session.report(name);
    await session.flush();
    expect(collector.names).toEqual(['one', 'two']);
    expect(dropped).toEqual([
      expect.objectContaining({
        status: 400,
        reason: 'event 1 is refused',
        event: expect.objectContaining({ name: 'bad' }),
      }),
    ]);
    expect(session.state()).toMatchObject({ pending: 0, dropped: 1 });
  });

  it('finds the bad ones among many where the answer does not name them', async () => {
    collector.tellsPlace = false;
    collector.refused.add('bad');
    const session = start();
    for (let i = 0; i < 250; i += 1) session.report(i === 17 || i === 133 ? 'bad' : `n${i}`);
    await session.flush();
    expect(collector.stored.size).toBe(248);
    expect(dropped.map(({ event }) => event.name)).toEqual(['bad', 'bad']);
    expect(Math.max(...collector.requests.map(({ events }) => events.length))).toBe(100);
  });

  it.each([401, 403, 404, 410])('drops a whole batch on %d, which is about the person', async (status) => {
    collector.fates.push({ status });
    const session = start();
    session.answer('decide-date', 1);
    session.answer('decide-fee', 1);
    await session.flush();
    expect(dropped.map((one) => one.status)).toEqual([status, status]);
    expect(collector.requests).toHaveLength(1);
  });

  it('sends everything once whatever happens on the way, also over reloads', async () => {
    const fate = fc.oneof(
      fc.constantFrom<Fate>('taken', 'offline', 'lost'),
      fc.constantFrom(500, 502, 503, 429, 408).map((status): Fate => ({ status })),
    );
    const action = fc.oneof(
      { weight: 5, arbitrary: fc.constant('collect' as const) },
      { weight: 2, arbitrary: fc.constant('wait' as const) },
      { weight: 1, arbitrary: fc.constant('reload' as const) },
      { weight: 1, arbitrary: fc.constant('second tab' as const) },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fate, { maxLength: 12 }),
        fc.array(action, { maxLength: 40 }),
        async (fates, actions) => {
          const now = new FakeCollector();
          now.fates.push(...fates);
          const storage = new FakeStorage();
          const expected: string[] = [];
          const sessions = [start({ storage, fetch: now.fetch })];
          for (const [i, what] of actions.entries()) {
            if (what === 'collect') {
              expected.push(`n${i}`);
              sessions.at(-1)?.answer(`n${i}`, i);
              sessions.at(-1)?.step('page');
            } else if (what === 'wait') await vi.advanceTimersByTimeAsync(1500);
            else {
              if (what === 'reload') sessions.pop()?.close();
              sessions.push(start({ storage, fetch: now.fetch }));
            }
          }
          await vi.advanceTimersByTimeAsync(1_800_000);
          expect(now.names.filter((name) => name !== 'page')).toEqual(expected);
          expect(now.names.filter((name) => name === 'page')).toHaveLength(expected.length > 0 ? 1 : 0);
          expect(sessions.map((session) => session.pending())).toEqual(sessions.map(() => 0));
          expect([...storage.entries.keys()].filter((key) => !key.endsWith('.once'))).toEqual([]);
          expect(dropped).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('the device', () => {
  it('is left alone where there is no storage', async () => {
    collector.fates.push('offline');
    const touched = vi.fn<() => never>(() => {
      throw new Error('the device was touched');
    });
    vi.stubGlobal('localStorage', new Proxy({}, { get: touched, set: touched }));
    vi.stubGlobal('sessionStorage', new Proxy({}, { get: touched, set: touched }));
    const session = start();
    session.answer('decide-date', 1);
    await session.flush();
    expect(session.state()).toMatchObject({ pending: 1, kept: false });
    expect(touched).not.toHaveBeenCalled();
    vi.unstubAllGlobals();
  });

  it('keeps what is pending over a reload, and nothing once it is acknowledged', async () => {
    const storage = new FakeStorage();
    collector.fates.push('offline');
    const before = start({ storage });
    before.step('page');
    before.answer('decide-date', 1);
    await before.flush();
    expect(before.state().kept).toBe(true);
    before.close();
    vi.advanceTimersByTime(600_000);
    expect(collector.requests).toHaveLength(1);

    const after = start({ storage });
    expect(after.pending()).toBe(2);
    after.step('page');
    await vi.advanceTimersByTimeAsync(60);
    expect(collector.names).toEqual(['page', 'decide-date']);
    expect([...storage.entries.keys()]).toEqual([`luotsi.${participant}.once`]);
    expect(JSON.stringify([...storage.entries])).not.toContain('abcdefghijklmnopqrstuv');
  });

  it.each([
    ['full', 0],
    ['blocked', null],
  ])('may have a storage that is %s: events are delivered all the same', async (_, quota) => {
    const storage = new FakeStorage();
    storage.quota = quota;
    const session = start({ storage });
    session.exposure('notice');
    session.answer('decide-date', 1);
    expect(session.state()).toMatchObject({ pending: 2, kept: false });
    await session.flush();
    expect(collector.names).toEqual(['notice', 'decide-date']);
    expect(session.state().kept).toBe(true);
  });

  it('may hold what nobody can read: it is taken away', async () => {
    const storage = new FakeStorage();
    storage.setItem(`luotsi.${participant}.000001.x`, '{"half an ev');
    storage.setItem(`luotsi.${participant}.000002.y`, '{"id":"z"}');
    storage.setItem(`luotsi.${participant}.once`, 'not JSON');
    storage.setItem('luotsi.other', 'of somebody else');
    const session = start({ storage });
    session.step('page');
    await session.flush();
    expect(collector.names).toEqual(['page']);
    expect([...storage.entries.keys()].toSorted()).toEqual([`luotsi.${participant}.once`, 'luotsi.other']);
  });

  it('forgets everything of a person who withdraws, and nothing more is collected or sent', async () => {
    const storage = new FakeStorage();
    storage.setItem('of the page', 'x');
    collector.fates.push('offline');
    const session = start({ storage });
    session.exposure('notice');
    session.answer('decide-date', 1);
    await session.flush();
    expect(session.withdraw()).toBe(2);
    session.answer('decide-fee', 1);
    await vi.advanceTimersByTimeAsync(600_000);
    expect([...storage.entries.keys()]).toEqual(['of the page']);
    expect(session.state()).toMatchObject({ pending: 0, dropped: 0 });
    expect(collector.requests).toHaveLength(1);
  });
});

describe('a withdrawal while a request is on its way', () => {
  it('ends it: what the collector then refuses is no news', async () => {
    collector.fates.push({ status: 410 });
    const session = start();
    session.answer('decide-date', 1);
    const sent = session.flush();
    expect(session.withdraw()).toBe(1);
    await sent;
    expect(dropped).toEqual([]);
    expect(session.state()).toEqual({ pending: 0, status: 'idle', kept: true, dropped: 0 });
  });
});

describe('those who watch a session', () => {
  it('are told of each change, until they end it', async () => {
    const session = start();
    const seen: string[] = [];
    const end = session.onStateChange(() => void seen.push(`${session.state().status} ${session.pending()}`));
    session.answer('decide-date', 1);
    await session.flush();
    end();
    session.answer('decide-fee', 1);
    expect(seen[0]).toBe('idle 1');
    expect(seen).toContain('sending 1');
    expect(seen.at(-1)).toBe('idle 0');
  });

  it('read in the console what was dropped, unless they take it', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    collector.refused.add('bad');
    const session = createSession({
      base: '',
      token: 'abcdefghijklmnopqrstuv',
      experiment: 'a-pilot',
      participant,
      language: 'fi',
      fetch: collector.fetch,
    });
    open.push(session);
    session.report('bad');
    await session.flush();
    expect(log).toHaveBeenCalledWith('The event "report" of "bad" was dropped (400): event 0 is refused');
    log.mockRestore();
  });
});
