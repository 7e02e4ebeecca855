'use client';
import type { ReactElement, ReactNode } from 'react';
import type { SourceLanguage } from '../i18n/translation.js';
import { Card, Items, Rows, TargetLink, type CardProps, type Some, type Target } from '../trust/Card.js';
import { useTrust } from '../trust/useTrust.js';

export interface WhoHandlesThisProps extends CardProps {
  /** The reader's matter, in the reader's words: "A place in day care". */
  readonly matter: ReactNode;
  /** The authority, with its Finnish or Swedish name, which stands on doors and letters. */
  readonly authority: { readonly name: string; readonly official?: { language: SourceLanguage; name: string } };
  readonly does: Some<string>;
  /** What people come for in vain, and who does it. */
  readonly doesNot: Some<{ readonly what: string; readonly who: Target }>;
  readonly contact: Target;
}

/** Whose job a matter is, and whose it is not. Renders a `<section>` named by its heading. */
export function WhoHandlesThis({
  matter,
  authority,
  does,
  doesNot,
  contact,
  ...rest
}: WhoHandlesThisProps): ReactElement {
  const { trust } = useTrust();
  return (
    <Card component="who-handles-this" {...rest} heading={matter}>
      <Rows
        rows={[
          {
            part: 'authority',
            label: trust.whoTitle,
            value: (
              <>
                <bdi>{authority.name}</bdi>
                {authority.official !== undefined && (
                  <>
                    {' '}
                    (<bdi lang={authority.official.language}>{authority.official.name}</bdi>)
                  </>
                )}
              </>
            ),
          },
          { part: 'does', label: trust.whoDoes, value: <Items items={does} /> },
          {
            part: 'does-not',
            label: trust.whoDoesNot,
            value: (
              <ul className="lu-items">
                {doesNot.map(({ what, who }) => (
                  <li key={what}>
                    {what}: <TargetLink {...who} />
                  </li>
                ))}
              </ul>
            ),
          },
          { part: 'contact', label: trust.contact, value: <TargetLink {...contact} /> },
        ]}
      />
    </Card>
  );
}
