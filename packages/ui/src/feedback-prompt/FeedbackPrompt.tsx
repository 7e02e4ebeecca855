'use client';
import { useId, type ComponentProps, type FormEvent, type ReactElement, type ReactNode } from 'react';
import { Button } from '../button/Button.js';
import { classes } from '../classes.js';
import { RadioGroup } from '../radio-group/RadioGroup.js';
import { useTrust } from '../trust/useTrust.js';

const verdicts = ['yes', 'partly', 'no'] as const;
export type Verdict = (typeof verdicts)[number];
const isVerdict = (value: unknown): value is Verdict => verdicts.some((verdict) => verdict === value);

export interface FeedbackPromptProps extends Omit<ComponentProps<'form'>, 'action'> {
  /** Where the form goes without JavaScript: a POST with the field `found`. */
  readonly action: string;
  readonly sent?: boolean;
  readonly onFeedback?: (found: Verdict, event: FormEvent<HTMLFormElement>) => void;
  /** A field for words of one's own, if somebody reads and deletes them. There is none by itself. */
  readonly children?: ReactNode;
}

/** Whether the reader found it, by choosing: no free text unless a field is given. Renders a `<form>`. */
export function FeedbackPrompt({
  action,
  sent = false,
  onFeedback,
  className,
  children,
  ...rest
}: FeedbackPromptProps): ReactElement {
  const { messages, trust } = useTrust();
  const id = useId();
  return (
    <form
      data-component="feedback-prompt"
      data-state={sent ? 'sent' : 'ready'}
      method="post"
      action={action}
      onSubmit={(event) => {
        const found = new FormData(event.currentTarget).get('found');
        if (isVerdict(found)) onFeedback?.(found, event);
      }}
      {...rest}
      className={classes('lu-form', className)}
    >
      {/* Always there, so that a screen reader notices when the thanks come into it. */}
      <output>{sent && trust.feedbackThanks}</output>
      {!sent && (
        <>
          <RadioGroup
            name="found"
            fieldId={`${id}-found`}
            legend={trust.feedbackQuestion}
            {...(children === undefined && { hint: messages.reportPrivacy })}
            required
            options={[
              { value: 'yes', label: trust.yes },
              { value: 'partly', label: trust.partly },
              { value: 'no', label: trust.no },
            ]}
          />
          {children}
          <Button type="submit" variant="secondary">
            {trust.feedbackSend}
          </Button>
        </>
      )}
    </form>
  );
}
