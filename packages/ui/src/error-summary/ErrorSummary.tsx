'use client';
import { useEffect, useId, useRef, type ComponentProps, type ReactElement, type ReactNode } from 'react';
import { classes } from '../classes.js';
import { useUi } from '../i18n/UiProvider.js';

export interface FieldProblem {
  /** The id of the field: for RadioGroup, ScaleItem and TextField their `name`. */
  readonly field: string;
  readonly message: ReactNode;
}

export interface ErrorSummaryProps extends Omit<ComponentProps<'section'>, 'ref'> {
  readonly problems: readonly [FieldProblem, ...FieldProblem[]];
}

/**
 * What has to be put right on the page, each with a link to its field. Renders a `<section>` named by its heading.
 * It takes the focus when it appears: it is the answer to the form that was just sent.
 */
export function ErrorSummary({ problems, className, ...rest }: ErrorSummaryProps): ReactElement {
  const { messages } = useUi();
  const id = useId();
  const section = useRef<HTMLElement>(null);
  useEffect(() => section.current?.focus(), []);
  return (
    <section
      data-component="error-summary"
      aria-labelledby={id}
      tabIndex={-1}
      {...rest}
      ref={section}
      className={classes('lu-error-summary', className)}
    >
      <h2 className="lu-error-summary-title" id={id}>
        {messages.errorSummary({ count: problems.length })}
      </h2>
      <ul className="lu-error-summary-list">
        {problems.map(({ field, message }) => (
          <li key={field}>
            <a
              href={`#${field}`}
              onClick={(event) => {
                // A hash alone scrolls to the field but leaves the focus; without JavaScript it still scrolls.
                const target = document.getElementById(field);
                if (target === null) return;
                event.preventDefault();
                target.focus();
                target.closest('fieldset, [data-component]')?.scrollIntoView({ block: 'nearest' });
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
