'use client';
import { useId, type ComponentProps, type ReactElement, type ReactNode } from 'react';
import { classes } from '../classes.js';
import { dirOf } from '../i18n/direction.js';
import { describedBy, FieldLabel, FieldNotes, type FieldTexts } from '../field/FieldNotes.js';
import { useService } from '../service/useService.js';

export interface SelectOption {
  /** What is sent; the empty value is kept for "nothing chosen". */
  readonly value: string;
  readonly label: string;
  /** The language of the label, if it is another than the page's. */
  readonly lang?: string;
}

export interface SelectProps extends Omit<ComponentProps<'select'>, 'multiple' | 'size' | 'children'>, FieldTexts {
  readonly name: string;
  readonly label: ReactNode;
  readonly options: readonly [SelectOption, SelectOption, ...SelectOption[]];
}

/**
 * One choice out of many. Renders a `<div>` with the label, the hint, the mistake and the browser's own `<select>`,
 * which takes the native props and the `ref`. Nothing is chosen beforehand: it starts with "Choose", an empty value.
 */
export function Select({
  name,
  id = name,
  label,
  options,
  hint,
  error,
  required = false,
  className,
  ...rest
}: SelectProps): ReactElement {
  const { service } = useService();
  const own = useId();
  return (
    <div
      data-component="select"
      data-state={error === undefined ? 'valid' : 'invalid'}
      className={classes('lu-field lu-text-field', className)}
    >
      <FieldLabel id={id} required={required}>
        {label}
      </FieldLabel>
      <FieldNotes id={own} hint={hint} error={error} />
      <select
        {...rest}
        className="lu-text-field-input"
        data-part="input"
        id={id}
        name={name}
        required={required}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={describedBy(own, { hint, error }, rest['aria-describedby'])}
      >
        <option value="">{service.choose}</option>
        {options.map((option) => (
          <option
            key={option.value}
            value={option.value}
            {...(option.lang === undefined ? {} : { lang: option.lang, dir: dirOf(option.lang) })}
          >
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
