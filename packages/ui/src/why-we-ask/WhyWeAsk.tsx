'use client';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { classes } from '../classes.js';
import { Rows } from '../trust/Card.js';
import { useTrust } from '../trust/useTrust.js';

export interface WhyWeAskProps extends Omit<ComponentProps<'details'>, 'children'> {
  /** What the answer is used for. */
  readonly reason: ReactNode;
  /** What happens to somebody who leaves the question open. */
  readonly withoutAnswer: ReactNode;
}

/** Why a question is asked, before the question. Renders a native `<details>`; give `open` to have it unfolded. */
export function WhyWeAsk({ reason, withoutAnswer, className, ...rest }: WhyWeAskProps): ReactElement {
  const { trust } = useTrust();
  return (
    <details data-component="why-we-ask" {...rest} className={classes('lu-fold', className)}>
      <summary>{trust.whyTitle}</summary>
      <p>{reason}</p>
      <Rows rows={[{ part: 'without-answer', label: trust.whyWithout, value: withoutAnswer }]} />
    </details>
  );
}
