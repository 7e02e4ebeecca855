'use client';
import type { ComponentProps, ReactElement } from 'react';
import { classes } from '../classes.js';
import { isolate } from '../i18n/isolate.js';
import type { Review } from '../i18n/translation.js';
import { useUi } from '../i18n/UiProvider.js';

export interface ReviewedStampProps extends ComponentProps<'p'> {
  readonly review: Review;
}

/** Who checked the text, and on which day. Renders a `<p>`, and cannot be rendered without a review. */
export function ReviewedStamp({ review, className, ...rest }: ReviewedStampProps): ReactElement {
  const { messages } = useUi();
  return (
    <p
      data-component="reviewed-stamp"
      data-reviewed-by={review.by}
      data-reviewed-at={review.at}
      {...rest}
      className={classes('lu-reviewed', className)}
    >
      {messages.reviewedBy({ by: isolate(review.by), date: messages.date(review.at) })}
    </p>
  );
}
