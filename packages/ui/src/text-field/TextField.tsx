'use client';
import { useId, type ComponentProps, type ReactElement, type ReactNode } from 'react';
import { classes } from '../classes.js';
import { describedBy, FieldLabel, FieldNotes, type FieldTexts } from '../field/FieldNotes.js';

export interface TextFieldProps extends ComponentProps<'input'>, FieldTexts {
  readonly name: string;
  readonly label: ReactNode;
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'password';
}

/**
 * A line of text to fill in. Renders a `<div>` with the label, the hint, the mistake and the `<input>`, which takes the
 * native props and the `ref`. Its direction follows what is typed; give `dir="ltr"` for codes and addresses.
 */
export function TextField({
  name,
  id = name,
  label,
  hint,
  error,
  required = false,
  className,
  ...rest
}: TextFieldProps): ReactElement {
  const own = useId();
  return (
    <div
      data-component="text-field"
      data-state={error === undefined ? 'valid' : 'invalid'}
      className={classes('lu-field lu-text-field', className)}
    >
      <FieldLabel id={id} required={required}>
        {label}
      </FieldLabel>
      <FieldNotes id={own} hint={hint} error={error} />
      <input
        type="text"
        dir="auto"
        {...rest}
        className="lu-text-field-input"
        data-part="input"
        id={id}
        name={name}
        required={required}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={describedBy(own, { hint, error }, rest['aria-describedby'])}
      />
    </div>
  );
}
