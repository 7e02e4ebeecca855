'use client';
import type { ReactElement, ReactNode } from 'react';
import { dirOf } from '../i18n/direction.js';
import type { SourceLanguage } from '../i18n/translation.js';
import { Card, Day, Rows, type CardProps, type Some, type Target } from '../trust/Card.js';
import { useTrust } from '../trust/useTrust.js';

export interface AppealPanelProps extends CardProps {
  /** The last day, as YYYY-MM-DD. */
  readonly deadline: string;
  /** Whom to send it to. */
  readonly sendTo: ReactNode;
  /** What to do, step by step. */
  readonly steps: Some<string>;
  /** Where a person helps, free of charge or not: say which in the label. */
  readonly help: Target;
  /** The instruction as the law wants it, whole. It is always shown: the panel is added to it and replaces nothing. */
  readonly instruction: { readonly language: SourceLanguage; readonly text: ReactNode };
}

/** How to disagree with a decision: until when, where, how and with whose help. Renders a `<section>`. */
export function AppealPanel({ deadline, sendTo, steps, help, instruction, ...rest }: AppealPanelProps): ReactElement {
  const { trust } = useTrust();
  return (
    <Card component="appeal-panel" {...rest} heading={trust.appealTitle}>
      <Rows
        rows={[
          { part: 'deadline', label: trust.lastDay, value: <Day at={deadline} /> },
          { part: 'send-to', label: trust.appealSendTo, value: sendTo },
          {
            part: 'steps',
            label: trust.whatToDo,
            value: (
              <ol className="lu-items">
                {steps.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
            ),
          },
          { part: 'help', label: trust.appealHelp, value: <a href={help.href}>{help.label}</a> },
        ]}
      />
      <p className="lu-small">{trust.appealInstruction}</p>
      <div data-part="instruction" lang={instruction.language} dir={dirOf(instruction.language)}>
        {instruction.text}
      </div>
    </Card>
  );
}
