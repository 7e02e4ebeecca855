'use client';
import { useId, type ChangeEventHandler, type ComponentProps, type ReactElement, type ReactNode } from 'react';
import { classes } from '../classes.js';
import { describedBy, FieldNotes, type FieldTexts } from '../field/FieldNotes.js';

export interface CheckboxOption {
  readonly value: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
}

export interface CheckboxGroupProps
  extends Omit<ComponentProps<'fieldset'>, 'onChange' | 'defaultValue' | 'name'>, FieldTexts {
  /** Every ticked box posts its value under this name. */
  readonly name: string;
  /** Id of the first box, which an error summary links to: the name, if not given. */
  readonly fieldId?: string;
  /** The question. */
  readonly legend: ReactNode;
  readonly options: readonly [CheckboxOption, ...CheckboxOption[]];
  /** What is ticked, for a page that keeps the answer itself. */
  readonly values?: readonly string[];
  /** What the person ticked before and sees again. It is not for ticking something on their behalf. */
  readonly defaultValues?: readonly string[];
  /** The native change of one box; its `value` is the option's and its `checked` the answer. */
  readonly onChange?: ChangeEventHandler<HTMLInputElement>;
}

/** A question with any number of answers. Renders a `<fieldset>` of native checkboxes; nothing is ticked beforehand. */
export function CheckboxGroup({
  name,
  fieldId = name,
  legend,
  options,
  hint,
  error,
  values,
  defaultValues = [],
  onChange,
  className,
  ...rest
}: CheckboxGroupProps): ReactElement {
  const id = useId();
  return (
    <fieldset
      data-component="checkbox-group"
      data-state={error === undefined ? 'valid' : 'invalid'}
      aria-describedby={describedBy(id, { hint, error })}
      {...rest}
      className={classes('lu-field', className)}
    >
      <legend className="lu-field-label">{legend}</legend>
      <FieldNotes id={id} hint={hint} error={error} />
      <div className="lu-radios-options">
        {options.map((option, index) => (
          <label key={option.value} className="lu-radio" data-part="option">
            <input
              className="lu-radio-input"
              type="checkbox"
              id={index === 0 ? fieldId : `${fieldId}-${option.value}`}
              name={name}
              value={option.value}
              aria-describedby={option.hint === undefined ? undefined : `${id}-${option.value}`}
              {...(values === undefined
                ? {
                    defaultChecked: defaultValues.includes(option.value),
                    ...(onChange === undefined ? {} : { onChange }),
                  }
                : { checked: values.includes(option.value), onChange: onChange ?? (() => undefined) })}
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
