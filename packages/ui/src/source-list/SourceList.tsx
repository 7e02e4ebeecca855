'use client';
import type { ReactElement } from 'react';
import { isolate } from '../i18n/isolate.js';
import { Card, type CardProps, type Some } from '../trust/Card.js';
import { useTrust } from '../trust/useTrust.js';

export interface Source {
  readonly id: string;
  readonly title: string;
  /** The language of the source, which may not be the reader's. */
  readonly language: string;
  readonly href: string;
  readonly publisher: string;
  /** When somebody last looked whether the source still says this, as YYYY-MM-DD. */
  readonly checked: string;
}

export interface SourceListProps extends CardProps {
  readonly sources: Some<Source>;
}

/** Where a text comes from, and when that was last looked up. Renders a `<section>` with a list of links. */
export function SourceList({ sources, ...rest }: SourceListProps): ReactElement {
  const { messages, trust } = useTrust();
  return (
    <Card component="source-list" {...rest} heading={trust.sourcesTitle}>
      <ul className="lu-items">
        {sources.map(({ id, title, language, href, publisher, checked }) => (
          <li key={id} data-part="source">
            <a href={href} hrefLang={language}>
              <bdi lang={language}>{title}</bdi>
            </a>
            <br />
            <span className="lu-small">
              {trust.sourceChecked({ publisher: isolate(publisher), date: messages.date(checked) })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
