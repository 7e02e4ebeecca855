'use client';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { classes } from '../classes.js';
import { isolate } from '../i18n/isolate.js';
import { Card, Day, Rows, type CardProps, type Some } from '../trust/Card.js';
import { useTrust } from '../trust/useTrust.js';

/** What has happened has a day; what lies ahead has none, since nobody knows it. */
export type StatusEvent = { readonly id: string; readonly label: string; readonly by: string } & (
  | { readonly state: 'done' | 'current'; readonly at: string }
  | { readonly state: 'upcoming' }
);

export interface StatusTimelineProps extends CardProps {
  readonly events: Some<StatusEvent>;
  /** What comes next: a NextStep. */
  readonly next: ReactNode;
  /** How long it takes: a HonestWait. */
  readonly wait: ReactNode;
}

/** Where a matter is: what was done, by whom and when. Renders a `<section>` with an ordered list. */
export function StatusTimeline({ events, next, wait, ...rest }: StatusTimelineProps): ReactElement {
  const { messages, trust } = useTrust();
  const words = { done: messages.stepDone, current: trust.statusNow, upcoming: messages.stepUpcoming };
  return (
    <Card component="status-timeline" {...rest} heading={trust.statusTitle}>
      <ol className="lu-timeline">
        {events.map((event) => (
          <li
            key={event.id}
            data-part="event"
            data-state={event.state}
            aria-current={event.state === 'current' ? 'step' : undefined}
          >
            <strong>{event.label}</strong>
            <span className="lu-small">
              {words[event.state]}
              {event.state !== 'upcoming' && (
                <>
                  {' · '}
                  <Day at={event.at} />
                </>
              )}
              {' · '}
              <bdi>{event.by}</bdi>
            </span>
          </li>
        ))}
      </ol>
      {next}
      {wait}
    </Card>
  );
}

export interface NextStepProps extends ComponentProps<'div'> {
  /** `you` if the reader has something to do, or the name of those who have. */
  readonly who: 'you' | { readonly office: string };
  readonly children: ReactNode;
}

/** Who does what next. Renders a `<div>`. */
export function NextStep({ who, className, children, ...rest }: NextStepProps): ReactElement {
  const { trust } = useTrust();
  return (
    <div
      data-component="next-step"
      data-state={who === 'you' ? 'you' : 'office'}
      {...rest}
      className={classes('lu-next', className)}
    >
      <strong>{who === 'you' ? trust.nextYou : trust.nextOffice({ office: isolate(who.office) })}</strong> {children}
    </div>
  );
}

export interface HonestWaitProps extends Omit<ComponentProps<'div'>, 'children'> {
  /** How long such matters take, as measured; `unknown` if nobody has measured it. */
  readonly usual: 'unknown' | { readonly text: ReactNode };
  /** Why this one takes longer. */
  readonly delay?: ReactNode;
}

/** How long it takes, and why longer. Renders a `<div>`; a guess is not offered as a promise. */
export function HonestWait({ usual, delay, className, ...rest }: HonestWaitProps): ReactElement {
  const { trust } = useTrust();
  return (
    <div data-component="honest-wait" {...rest} className={classes('lu-wait', className)}>
      <Rows
        rows={[
          { part: 'usual', label: trust.waitTitle, value: usual === 'unknown' ? trust.waitUnknown : usual.text },
          delay === undefined ? null : { part: 'delay', label: trust.waitDelay, value: delay },
        ]}
      />
    </div>
  );
}
