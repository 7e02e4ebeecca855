'use client';
import { useId, type ComponentProps, type ReactElement, type ReactNode } from 'react';
import { classes } from '../classes.js';
import type { SourceLanguage } from '../i18n/translation.js';
import { useTrust } from '../trust/useTrust.js';

export interface TermExplainProps extends Omit<ComponentProps<'span'>, 'children'> {
  /** The word of the reader's language. */
  readonly word: ReactNode;
  /** The official word, which stays visible: the reader will meet it in letters. */
  readonly term: { readonly language: SourceLanguage; readonly text: string };
  /** What it means, in a sentence or two. */
  readonly explanation: ReactNode;
}

/**
 * A hard word with its official Finnish or Swedish term beside it, and what it means. Renders a `<span>` that may stand
 * in a sentence. The explanation is a native popover: it opens without JavaScript, closes with Escape, and is plain text
 * in a browser that has none.
 */
export function TermExplain({ word, term, explanation, className, ...rest }: TermExplainProps): ReactElement {
  const { trust } = useTrust();
  const id = useId();
  return (
    <span data-component="term-explain" {...rest} className={classes('lu-term', className)}>
      <button className="lu-term-button" type="button" popoverTarget={id}>
        {word}
      </button>{' '}
      (
      <bdi data-part="term" lang={term.language} translate="no">
        {term.text}
      </bdi>
      )
      <span className="lu-term-note" id={id} popover="auto" role="note">
        <span>{explanation}</span>
        <button className="lu-term-button" type="button" popoverTarget={id} popoverTargetAction="hide">
          {trust.close}
        </button>
      </span>
    </span>
  );
}
