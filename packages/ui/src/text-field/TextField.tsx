'use client';
import { useId, type ComponentProps, type ReactElement, type ReactNode } from 'react';
import { classes } from '../classes.js';
import { useUi } from '../i18n/UiProvider.js';

export interface TextFieldProps extends ComponentProps<'input'> {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** What is wrong with the answer, in the reader's language. */
  readonly error?: ReactNode;
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
  const { messages } = useUi();
  const own = useId();
  const described = [
    hint === undefined ? null : `${own}-hint`,
    error === undefined ? null : `${own}-error`,
    rest['aria-describedby'] ?? null,
  ]
    .filter((part) => part !== null)
    .join(' ');
  return (
    <div
      data-component="text-field"
      data-state={error === undefined ? 'valid' : 'invalid'}
      className={classes('lu-field lu-text-field', className)}
    >
      <label className="lu-field-label" htmlFor={id}>
        {label}
        {!required && <span className="lu-field-optional"> ({messages.optional})</span>}
      </label>
      {hint !== undefined && (
        <p className="lu-field-hint" id={`${own}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p className="lu-field-error" id={`${own}-error`}>
          <strong>{messages.errorPrefix}</strong> {error}
        </p>
      )}
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
        aria-describedby={described === '' ? undefined : described}
      />
    </div>
  );
}
