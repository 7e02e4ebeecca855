'use client';
import type { ReactElement } from 'react';
import { Card, Items, Rows, type CardProps, type Some } from '../trust/Card.js';
import { useTrust } from '../trust/useTrust.js';

export interface ConsequenceNoteProps extends CardProps {
  /** What can follow. Good news alone is not believed, and need not be true. */
  readonly follows: Some<string>;
  /** What is feared and does not follow. */
  readonly doesNotFollow: Some<string>;
}

/** What follows from using this page, and what does not. Renders a `<section>` named by its heading. */
export function ConsequenceNote({ follows, doesNotFollow, ...rest }: ConsequenceNoteProps): ReactElement {
  const { trust } = useTrust();
  return (
    <Card component="consequence-note" {...rest} heading={trust.consequenceTitle}>
      <Rows
        rows={[
          { part: 'follows', label: trust.consequenceFollows, value: <Items items={follows} /> },
          { part: 'does-not-follow', label: trust.consequenceNot, value: <Items items={doesNotFollow} /> },
        ]}
      />
    </Card>
  );
}
