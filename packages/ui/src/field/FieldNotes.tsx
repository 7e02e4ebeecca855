'use client';
import type { ReactElement, ReactNode } from 'react';
import { useUi } from '../i18n/UiProvider.js';

export interface FieldTexts {
  readonly hint?: ReactNode;
  /** What is wrong with the answer, in the reader's language. */
  readonly error?: ReactNode;
}

/** The ids of a field's hint and mistake, for `aria-describedby`; `undefined` if it has neither. */
export const describedBy = (id: string, { hint, error }: FieldTexts, more?: string): string | undefined =>
  [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`, more].filter(Boolean).join(' ') ||
  undefined;

/** The hint and the mistake of a field, between its label and its control. */
export function FieldNotes({ id, hint, error }: FieldTexts & { readonly id: string }): ReactElement {
  const { messages } = useUi();
  return (
    <>
      {hint !== undefined && (
        <p className="lu-field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p className="lu-field-error" id={`${id}-error`}>
          <strong>{messages.errorPrefix}</strong> {error}
        </p>
      )}
    </>
  );
}

/** The label of a field, which says so if the field may be left empty. */
export function FieldLabel({
  id,
  required,
  children,
}: {
  readonly id: string;
  readonly required: boolean;
  readonly children: ReactNode;
}): ReactElement {
  const { messages } = useUi();
  return (
    <label className="lu-field-label" htmlFor={id}>
      {children}
      {!required && <span className="lu-field-optional"> ({messages.optional})</span>}
    </label>
  );
}
