'use client';
import { useId, type ComponentProps, type FormEvent, type ReactElement, type ReactNode } from 'react';
import { Button } from '../button/Button.js';
import { classes } from '../classes.js';
import { Card, Rows, type CardProps, type Some } from '../trust/Card.js';
import { useTrust } from '../trust/useTrust.js';

export interface SharedSummaryProps extends CardProps {
  /** What the reader came for, in the reader's own words. */
  readonly goal: string;
  /** What was agreed: who does what. */
  readonly agreed: Some<{ readonly who: string; readonly what: string }>;
  /** A ConfirmOrCorrect: a summary that nobody can contradict is not shared. */
  readonly confirm: ReactNode;
  /** An AIDisclosure if a machine wrote it; `person` if a person did. */
  readonly writtenBy: 'person' | { readonly disclosure: ReactNode };
}

/** What two people take away from a talk. Renders a `<section>` named by its heading. */
export function SharedSummary({ goal, agreed, confirm, writtenBy, ...rest }: SharedSummaryProps): ReactElement {
  const { trust } = useTrust();
  return (
    <Card component="shared-summary" {...rest} heading={trust.summaryTitle}>
      {writtenBy !== 'person' && writtenBy.disclosure}
      <Rows
        rows={[
          { part: 'goal', label: trust.summaryGoal, value: <bdi>{goal}</bdi> },
          {
            part: 'agreed',
            label: trust.summaryAgreed,
            value: (
              <ul className="lu-items">
                {agreed.map(({ who, what }) => (
                  <li key={`${who} ${what}`}>
                    <bdi>{who}</bdi>: <bdi>{what}</bdi>
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
      {confirm}
    </Card>
  );
}

export interface ConfirmOrCorrectProps extends Omit<ComponentProps<'form'>, 'children' | 'action'> {
  /** Where the answer goes without JavaScript: a POST with the field `answer`. */
  readonly action: string;
  readonly onAnswer?: (answer: 'confirm' | 'correct', event: FormEvent<HTMLFormElement>) => void;
}

/** Two answers of the same weight, none chosen beforehand. Renders a `<form>` with two buttons. */
export function ConfirmOrCorrect({ action, onAnswer, className, ...rest }: ConfirmOrCorrectProps): ReactElement {
  const { trust } = useTrust();
  const id = useId();
  return (
    <form
      data-component="confirm-or-correct"
      aria-labelledby={id}
      method="post"
      action={action}
      onSubmit={(event) => {
        const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
        onAnswer?.(button?.value === 'confirm' ? 'confirm' : 'correct', event);
      }}
      {...rest}
      className={classes('lu-form', className)}
    >
      <span className="lu-field-label" id={id}>
        {trust.confirmQuestion}
      </span>
      <div className="lu-choices">
        <Button type="submit" variant="secondary" name="answer" value="confirm">
          {trust.confirmYes}
        </Button>
        <Button type="submit" variant="secondary" name="answer" value="correct">
          {trust.confirmNo}
        </Button>
      </div>
    </form>
  );
}
