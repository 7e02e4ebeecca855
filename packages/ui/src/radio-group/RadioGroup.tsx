'use client';
import { useId, type ChangeEventHandler, type ComponentProps, type ReactElement, type ReactNode } from 'react';
import { classes } from '../classes.js';
import { describedBy, FieldNotes } from '../field/FieldNotes.js';

export interface RadioOption {
  readonly value: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
}

export interface RadioGroupProps extends Omit<ComponentProps<'fieldset'>, 'onChange' | 'defaultValue' | 'name'> {
  readonly name: string;
  /** Id of the first radio button, which an error summary links to: the name, if not given. */
  readonly fieldId?: string;
  /** The question. */
  readonly legend: ReactNode;
  readonly options: readonly [RadioOption, RadioOption, ...RadioOption[]];
  readonly hint?: ReactNode;
  /** What is wrong with the answer, in the reader's language. */
  readonly error?: ReactNode;
  readonly required?: boolean;
  readonly value?: string | null;
  readonly defaultValue?: string;
  /** The native change of the chosen radio button; its `value` is the option's. */
  readonly onChange?: ChangeEventHandler<HTMLInputElement>;
}

/** A question with one answer. Renders a `<fieldset>` of native radio buttons; nothing is chosen beforehand. */
export function RadioGroup({
  name,
  fieldId = name,
  legend,
  options,
  hint,
  error,
  required = false,
  value,
  defaultValue,
  onChange,
  className,
  ...rest
}: RadioGroupProps): ReactElement {
  const id = useId();
  return (
    <fieldset
      data-component="radio-group"
      data-state={error === undefined ? 'valid' : 'invalid'}
      aria-describedby={describedBy(id, { hint, error })}
      {...rest}
      className={classes('lu-field lu-radios', className)}
    >
      <legend className="lu-field-label">{legend}</legend>
      <FieldNotes id={id} hint={hint} error={error} />
      <div className="lu-radios-options">
        {options.map((option, index) => (
          <label key={option.value} className="lu-radio" data-part="option">
            <input
              className="lu-radio-input"
              type="radio"
              id={index === 0 ? fieldId : `${fieldId}-${option.value}`}
              name={name}
              value={option.value}
              required={required}
              aria-describedby={option.hint === undefined ? undefined : `${id}-${option.value}`}
              {...(value === undefined
                ? { defaultChecked: option.value === defaultValue, ...(onChange === undefined ? {} : { onChange }) }
                : { checked: option.value === value, onChange: onChange ?? (() => undefined) })}
            />
            <span className="lu-radio-label">
              {option.label}
              {option.hint !== undefined && (
                <span className="lu-radio-hint" id={`${id}-${option.value}`}>
                  {option.hint}
                </span>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
