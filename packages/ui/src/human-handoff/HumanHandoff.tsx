'use client';
import type { ReactElement, ReactNode } from 'react';
import { autonyms } from '../i18n/autonyms.js';
import type { Language } from '../i18n/generated/types.js';
import { isolate } from '../i18n/isolate.js';
import { Link } from '../link/Link.js';
import { Card, Items, Rows, type CardProps, type Some, type Target } from '../trust/Card.js';
import { useTrust } from '../trust/useTrust.js';

export interface HumanHandoffProps extends CardProps {
  /** The languages that the people speak themselves. */
  readonly languages: Some<Language>;
  /** When somebody answers, in words: it is shown whether or not it is open now. */
  readonly hours: ReactNode;
  /** `free` if the office orders and pays an interpreter; `none` if there is none. */
  readonly interpreter: 'free' | 'none';
  /** What the person is told before the talk begins; `nothing` if the reader starts anew. */
  readonly passedOn: 'nothing' | Some<string>;
  /** Whether somebody answers now. A closed service says when it opens; it has no button that leads nowhere. */
  readonly now:
    | { readonly open: true; readonly action: Target }
    | { readonly open: false; readonly opens: string; readonly meanwhile?: Target };
}

/**
 * The way to a person: languages, hours, interpreter and what is passed on. Renders a `<section>` named by its heading,
 * with `data-state` `open` or `closed`.
 */
export function HumanHandoff({
  languages,
  hours,
  interpreter,
  passedOn,
  now,
  ...rest
}: HumanHandoffProps): ReactElement {
  const { trust } = useTrust();
  const target = now.open ? now.action : now.meanwhile;
  return (
    <Card component="human-handoff" data-state={now.open ? 'open' : 'closed'} {...rest} heading={trust.handoffTitle}>
      <p>{now.open ? trust.handoffOpen : trust.handoffClosed({ when: isolate(now.opens) })}</p>
      <Rows
        rows={[
          {
            part: 'languages',
            label: trust.handoffLanguages,
            value: languages.map((language, index) => (
              <span key={language}>
                {index > 0 && ' · '}
                <bdi lang={language}>{autonyms[language]}</bdi>
              </span>
            )),
          },
          { part: 'hours', label: trust.handoffHours, value: <bdi>{hours}</bdi> },
          {
            part: 'interpreter',
            label: trust.interpreter,
            value: interpreter === 'free' ? trust.interpreterFree : trust.interpreterNone,
          },
          {
            part: 'passed-on',
            label: trust.handoffPassedOn,
            value: passedOn === 'nothing' ? trust.handoffNothing : <Items items={passedOn} />,
          },
        ]}
      />
      {target !== undefined && (
        <p>
          <Link variant="button" href={target.href}>
            <bdi>{target.label}</bdi>
          </Link>
        </p>
      )}
    </Card>
  );
}
