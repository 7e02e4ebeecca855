'use client';
import type { ReactElement } from 'react';
import { Card, Day, Rows, type CardProps, type Some } from '../trust/Card.js';
import { useTrust } from '../trust/useTrust.js';

/** What was said, and what came of it: an action with its day, or the reason why there was none. */
export type Answer = { readonly id: string; readonly said: string } & (
  | { readonly did: string; readonly at: string }
  | { readonly didNot: string }
);

export interface YouSaidWeDidProps extends CardProps {
  readonly answers: Some<Answer>;
}

/** What people said and what came of it, refusals included. Renders a `<section>` named by its heading. */
export function YouSaidWeDid({ answers, ...rest }: YouSaidWeDidProps): ReactElement {
  const { trust } = useTrust();
  return (
    <Card component="you-said-we-did" {...rest} heading={trust.saidTitle}>
      {answers.map((answer) => (
        <Rows
          key={answer.id}
          rows={[
            { part: 'said', label: trust.said, value: answer.said },
            'did' in answer
              ? {
                  part: 'did',
                  label: trust.did,
                  value: (
                    <>
                      {answer.did} (<Day at={answer.at} />)
                    </>
                  ),
                }
              : { part: 'did-not', label: trust.didNot, value: answer.didNot },
          ]}
        />
      ))}
    </Card>
  );
}
