'use client';
import type { ComponentProps, FormEvent, ReactElement, ReactNode } from 'react';
import { Button } from '../button/Button.js';
import { classes } from '../classes.js';

export type ConsentAnswer = 'accept' | 'refuse';

export interface ConsentFormProps extends Omit<ComponentProps<'form'>, 'method' | 'action'> {
  /** Where the answer goes without JavaScript: a POST with the field `answer`, `accept` or `refuse`. */
  readonly action: string;
  /** What accepting says. */
  readonly accept: ReactNode;
  /** What refusing says. */
  readonly refuse: ReactNode;
  /** The answer given. Prevent the event's default to send it yourself. */
  readonly onAnswer?: (answer: ConsentAnswer, event: FormEvent<HTMLFormElement>) => void;
  /** The answer is being sent. */
  readonly busy?: boolean;
}

/**
 * What is agreed to, and the two answers. Renders a `<form>` that works without JavaScript; both answers are the same
 * button, the same size, and neither is chosen or focused beforehand. It is the inside of ConsentGate and of the page
 * that ConsentGate's link leads to.
 */
export function ConsentForm({
  accept,
  refuse,
  onAnswer,
  busy = false,
  className,
  children,
  onSubmit,
  ...rest
}: ConsentFormProps): ReactElement {
  return (
    <form
      data-component="consent-form"
      {...rest}
      method="post"
      className={classes('lu-consent-form', className)}
      onSubmit={(event) => {
        onSubmit?.(event);
        const { submitter } = event.nativeEvent as SubmitEvent;
        const answer = submitter instanceof HTMLButtonElement ? submitter.value : '';
        if (answer === 'accept' || answer === 'refuse') onAnswer?.(answer, event);
      }}
    >
      <div className="lu-prose lu-consent-text">{children}</div>
      <div className="lu-consent-answers">
        <Button type="submit" name="answer" value="refuse" variant="secondary" busy={busy}>
          {refuse}
        </Button>
        <Button type="submit" name="answer" value="accept" variant="secondary" busy={busy}>
          {accept}
        </Button>
      </div>
    </form>
  );
}
