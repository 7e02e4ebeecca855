'use client';
import { useId, useState, type ComponentProps, type ReactElement, type ReactNode } from 'react';
import { classes } from '../classes.js';
import { describedBy, FieldLabel, FieldNotes, type FieldTexts } from '../field/FieldNotes.js';
import { useService } from '../service/useService.js';

export interface TextAreaProps extends Omit<ComponentProps<'textarea'>, 'maxLength'>, FieldTexts {
  readonly name: string;
  readonly label: ReactNode;
  /** How many characters will be accepted. Nothing is cut off: the reader is told how many are too many. */
  readonly limit?: number;
}

/**
 * Several lines of text to fill in. Renders a `<div>` with the label, the hint, the mistake and the `<textarea>`, which
 * takes the native props and the `ref`. It grows with what is written, and its direction follows it.
 */
export function TextArea({
  name,
  id = name,
  label,
  hint,
  error,
  limit,
  required = false,
  className,
  onChange,
  ...rest
}: TextAreaProps): ReactElement {
  const own = useId();
  // Unknown until something is written here: the server's page must not show a count that stands still.
  const [length, setLength] = useState<number | null>(null);
  return (
    <div
      data-component="text-area"
      data-state={error === undefined ? 'valid' : 'invalid'}
      className={classes('lu-field lu-text-field', className)}
    >
      <FieldLabel id={id} required={required}>
        {label}
      </FieldLabel>
      <FieldNotes id={own} hint={hint} error={error} />
      <textarea
        dir="auto"
        rows={4}
        {...rest}
        onChange={(event) => {
          onChange?.(event);
          setLength(Array.from(event.target.value).length);
        }}
        className="lu-text-field-input lu-text-area-input"
        data-part="input"
        id={id}
        name={name}
        required={required}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={describedBy(
          own,
          { hint, error },
          [limit !== undefined && `${own}-limit`, rest['aria-describedby']].filter(Boolean).join(' '),
        )}
      />
      {limit !== undefined && <Count id={`${own}-limit`} limit={limit} length={length} />}
    </div>
  );
}

function Count({
  id,
  limit,
  length,
}: {
  readonly id: string;
  readonly limit: number;
  readonly length: number | null;
}): ReactElement {
  const { service } = useService();
  const left = length === null ? null : limit - length;
  return (
    <>
      <p className="lu-field-hint" id={id}>
        {service.charactersMost({ count: limit })}
      </p>
      {/* Read out only near the end: a number after every letter would drown what is being written. */}
      <p
        className={left !== null && left < 0 ? 'lu-field-error' : 'lu-field-hint'}
        data-part="left"
        role={left !== null && left <= limit / 10 ? 'status' : undefined}
      >
        {left !== null &&
          (left < 0 ? service.charactersOver({ count: -left }) : service.charactersLeft({ count: left }))}
      </p>
    </>
  );
}
