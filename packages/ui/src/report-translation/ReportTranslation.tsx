'use client';
import { useId, type ComponentProps, type FormEvent, type ReactElement } from 'react';
import { Button } from '../button/Button.js';
import { classes } from '../classes.js';
import { useUi } from '../i18n/UiProvider.js';
import { RadioGroup } from '../radio-group/RadioGroup.js';

export const mistakes = ['fact', 'missing', 'unclear', 'tone', 'other'] as const;
export type Mistake = (typeof mistakes)[number];

export interface ReportTranslationProps extends Omit<ComponentProps<'details'>, 'children'> {
  /** Where the form goes without JavaScript: a POST with the field `kind`. */
  readonly action?: string;
  /** The report has been received. */
  readonly sent?: boolean;
  /** A kind of mistake was sent. Prevent the event's default to send it yourself. */
  readonly onReport?: (kind: Mistake, event: FormEvent<HTMLFormElement>) => void;
}

const isMistake = (value: unknown): value is Mistake => mistakes.some((mistake) => mistake === value);

/**
 * Lets a reader say what is wrong with a translation, by choosing: there is no room for free text, so nobody can write
 * something about themselves into it. Renders a `<details>` with a `<form>`.
 */
export function ReportTranslation({
  action,
  sent = false,
  onReport,
  className,
  ...rest
}: ReportTranslationProps): ReactElement {
  const { messages } = useUi();
  const id = useId();
  return (
    <details
      data-component="report-translation"
      data-state={sent ? 'sent' : 'ready'}
      {...rest}
      className={classes('lu-report', className)}
    >
      <summary className="lu-report-summary">{messages.reportSummary}</summary>
      {/* Always there, so that a screen reader notices when the thanks come into it. */}
      <output className="lu-report-thanks">{sent && messages.reportThanks}</output>
      {!sent && (
        <form
          className="lu-report-form"
          method="post"
          {...(action === undefined ? {} : { action })}
          onSubmit={(event) => {
            const kind = new FormData(event.currentTarget).get('kind');
            if (isMistake(kind)) onReport?.(kind, event);
          }}
        >
          <RadioGroup
            name="kind"
            // A page may have a report under each of its texts.
            fieldId={`${id}-kind`}
            legend={messages.reportQuestion}
            hint={messages.reportPrivacy}
            required
            options={[
              { value: 'fact', label: messages.reportFact },
              { value: 'missing', label: messages.reportMissing },
              { value: 'unclear', label: messages.reportUnclear },
              { value: 'tone', label: messages.reportTone },
              { value: 'other', label: messages.reportOther },
            ]}
          />
          <Button type="submit" variant="secondary">
            {messages.reportSend}
          </Button>
        </form>
      )}
    </details>
  );
}
