'use client';
import type { ReactElement, ReactNode } from 'react';
import { Card, Rows, type CardProps } from '../trust/Card.js';
import { useTrust } from '../trust/useTrust.js';

export interface DeadlineCardProps extends CardProps {
  /** The last day, as YYYY-MM-DD. */
  readonly day: string;
  /** What must be done by then. */
  readonly task: ReactNode;
  /** What happens to somebody who misses the day, and what they can still do. */
  readonly missed: ReactNode;
}

/** A last day, without a clock that counts down. Renders a `<section>` named by its heading, with a `<time>`. */
export function DeadlineCard({ day, task, missed, ...rest }: DeadlineCardProps): ReactElement {
  const { messages, trust } = useTrust();
  return (
    <Card
      component="deadline-card"
      {...rest}
      heading={
        <>
          {trust.lastDay}: <time dateTime={day}>{messages.date(day)}</time>
        </>
      }
    >
      <Rows
        rows={[
          { part: 'task', label: trust.whatToDo, value: task },
          { part: 'missed', label: trust.deadlineMissed, value: missed },
        ]}
      />
    </Card>
  );
}
