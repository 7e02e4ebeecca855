'use client';
import { useId, type ComponentProps, type ReactElement, type ReactNode } from 'react';
import { classes } from '../classes.js';
import { useUi } from '../i18n/UiProvider.js';

export interface ReceiptProps extends Omit<ComponentProps<'section'>, 'title'> {
  readonly title: ReactNode;
  /** The withdrawal code, in groups. */
  readonly code: string;
  /** Where the code can be used. */
  readonly withdrawHref: string;
  readonly headingLevel?: 1 | 2 | 3;
}

/**
 * What a person takes along: the code with which they can have their answers erased. Renders a `<section>` named by
 * its heading. The code is selected as a whole by one click and stays in one direction in every language.
 */
export function Receipt({
  title,
  code,
  withdrawHref,
  headingLevel = 2,
  className,
  children,
  ...rest
}: ReceiptProps): ReactElement {
  const { messages } = useUi();
  const id = useId();
  const Heading = `h${headingLevel}` as const;
  return (
    <section data-component="receipt" aria-labelledby={id} {...rest} className={classes('lu-receipt', className)}>
      <Heading className="lu-receipt-title" id={id}>
        {title}
      </Heading>
      {children}
      <p className="lu-receipt-label" id={`${id}-code`}>
        {messages.receiptCode}
      </p>
      <p className="lu-receipt-code">
        <bdi>
          <code aria-labelledby={`${id}-code`} data-part="code" dir="ltr" translate="no">
            {code}
          </code>
        </bdi>
      </p>
      <p className="lu-receipt-help">{messages.receiptHelp}</p>
      <p className="lu-receipt-withdraw">
        <a href={withdrawHref}>{messages.receiptWithdraw}</a>
      </p>
    </section>
  );
}
