'use client';
import type { ReactElement, ReactNode } from 'react';
import { Link } from '../link/Link.js';
import { Card, type CardProps } from '../trust/Card.js';
import { useTrust } from '../trust/useTrust.js';

export interface FixMistakeProps extends CardProps {
  /** The last day on which what was sent can be corrected, as YYYY-MM-DD; `always` if there is none. */
  readonly until: 'always' | { readonly day: string };
  /** What follows from correcting it, which is what people are afraid of. */
  readonly effect: ReactNode;
  /** Where to correct it. */
  readonly href: string;
}

/** A mistake can be corrected: until when, and what follows. Renders a `<section>` named by its heading. */
export function FixMistake({ until, effect, href, ...rest }: FixMistakeProps): ReactElement {
  const { messages, trust } = useTrust();
  return (
    <Card component="fix-mistake" {...rest} heading={trust.fixTitle}>
      <p>{until === 'always' ? trust.fixAlways : trust.fixUntil({ date: messages.date(until.day) })}</p>
      <p>{effect}</p>
      <p>
        <Link variant="button" href={href}>
          {trust.fixAction}
        </Link>
      </p>
    </Card>
  );
}
