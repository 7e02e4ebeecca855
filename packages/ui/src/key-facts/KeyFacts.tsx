'use client';
// The roles are a table's own. They are written out because browsers have dropped them from tables that a narrow window
// lays out in one column, as key-facts.css does.
// oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { classes } from '../classes.js';
import { dirOf } from '../i18n/direction.js';
import { isolate } from '../i18n/isolate.js';
import type { Review, SourceLanguage } from '../i18n/translation.js';
import { useUi } from '../i18n/UiProvider.js';

export interface KeyFact {
  readonly id: string;
  /** What is asked: "Last day to apply". */
  readonly label: ReactNode;
  /** The checked answer. */
  readonly value: ReactNode;
  /** The same answer in the official words, which the reader will meet in letters. */
  readonly original?: { readonly language: SourceLanguage; readonly text: string };
}

export interface KeyFactsProps extends Omit<ComponentProps<'table'>, 'title'> {
  /** The table's heading. */
  readonly title: ReactNode;
  readonly facts: readonly [KeyFact, ...KeyFact[]];
  /**
   * Who stands behind the facts: who held them against the source, and when; or those who wrote the source, where
   * nobody else has. Facts that nobody stands behind are not key facts.
   */
  readonly verified: Review | { readonly writtenBy: string };
}

/** The facts that matter, with who stands behind them. Renders a `<table>` with a caption and row headings. */
export function KeyFacts({ title, facts, verified, className, ...rest }: KeyFactsProps): ReactElement {
  const { messages } = useUi();
  return (
    <table
      role="table"
      data-component="key-facts"
      {...('at' in verified && { 'data-verified-by': verified.by, 'data-verified-at': verified.at })}
      {...rest}
      className={classes('lu-key-facts', className)}
    >
      <caption className="lu-key-facts-caption">
        <span className="lu-key-facts-title">{title}</span>
        <span className="lu-key-facts-verified" data-part="verified">
          {'at' in verified
            ? messages.keyFactsVerified({ by: isolate(verified.by), date: messages.date(verified.at) })
            : messages.keyFactsWritten({ by: isolate(verified.writtenBy) })}
        </span>
      </caption>
      <tbody role="rowgroup">
        {facts.map(({ id, label, value, original }) => (
          <tr key={id} role="row" data-part="fact" data-fact={id}>
            <th scope="row" role="rowheader">
              {label}
            </th>
            <td role="cell">
              <span className="lu-key-facts-value">
                <bdi>{value}</bdi>
              </span>
              {original !== undefined && (
                <span className="lu-key-facts-original" lang={original.language} dir={dirOf(original.language)}>
                  {original.text}
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
