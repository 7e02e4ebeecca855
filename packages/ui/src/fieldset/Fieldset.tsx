'use client';
import { useId, type ComponentProps, type ReactElement, type ReactNode } from 'react';
import { classes } from '../classes.js';
import { describedBy, FieldNotes, type FieldTexts } from '../field/FieldNotes.js';

export interface FieldsetProps extends ComponentProps<'fieldset'>, FieldTexts {
  /** What the fields are about together. */
  readonly legend: ReactNode;
}

/** Fields that belong together, such as an address. Renders a `<fieldset>` named by its legend. */
export function Fieldset({ legend, hint, error, className, children, ...rest }: FieldsetProps): ReactElement {
  const id = useId();
  return (
    <fieldset
      data-component="fieldset"
      data-state={error === undefined ? 'valid' : 'invalid'}
      aria-describedby={describedBy(id, { hint, error })}
      {...rest}
      className={classes('lu-field', className)}
    >
      <legend className="lu-field-label">{legend}</legend>
      <FieldNotes id={id} hint={hint} error={error} />
      <div className="lu-fieldset-fields">{children}</div>
    </fieldset>
  );
}
