'use client';
import { useId, type ComponentProps, type ReactElement } from 'react';
import { classes } from '../classes.js';
import { useUi } from '../i18n/UiProvider.js';

export interface Step {
  readonly id: string;
  readonly label: string;
}

export interface ProgressStepsProps extends ComponentProps<'nav'> {
  readonly steps: readonly [Step, ...Step[]];
  /** The id of the step that the reader is at; the ones before it are done. */
  readonly current: string;
}

/** Where the reader is. Renders a `<nav>` with an ordered list; each step's state is told in words. */
export function ProgressSteps({ steps, current, className, ...rest }: ProgressStepsProps): ReactElement {
  const { messages } = useUi();
  const id = useId();
  const position = steps.findIndex((step) => step.id === current);
  if (position === -1)
    throw new RangeError(
      `@luotsi/ui: ProgressSteps has no step "${current}". Readers would not be told where they are. ` +
        `Give one of ${steps.map((step) => step.id).join(', ')}.`,
    );
  const words = { done: messages.stepDone, current: messages.stepCurrent, upcoming: messages.stepUpcoming };
  return (
    <nav data-component="progress-steps" aria-labelledby={id} {...rest} className={classes('lu-steps', className)}>
      <p className="lu-steps-position" id={id}>
        <span className="lu-hidden">{messages.stepsLabel}: </span>
        {messages.stepsPosition({ current: position + 1, total: steps.length })}
        {/* Where there is no room for every label, this one is shown. */}
        <span className="lu-steps-now"> · {steps[position]?.label}</span>
      </p>
      <ol className="lu-steps-list">
        {steps.map((step, index) => {
          const state = index < position ? 'done' : index === position ? 'current' : 'upcoming';
          return (
            <li
              key={step.id}
              className="lu-step"
              data-part="step"
              data-state={state}
              aria-current={state === 'current' ? 'step' : undefined}
            >
              <span className="lu-step-label">{step.label}</span>
              <span className="lu-step-state">{words[state]}</span>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
