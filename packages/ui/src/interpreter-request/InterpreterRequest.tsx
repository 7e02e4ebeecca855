'use client';
import { useId, type FormEvent, type ReactElement, type ReactNode } from 'react';
import { Button } from '../button/Button.js';
import { autonyms } from '../i18n/autonyms.js';
import type { Language } from '../i18n/generated/types.js';
import { Card, type CardProps, type Some } from '../trust/Card.js';
import { useTrust } from '../trust/useTrust.js';

export interface InterpreterRequestProps extends CardProps {
  /** Where the form goes without JavaScript: a POST with the field `language`. */
  readonly action: string;
  /** The languages that an interpreter can be had for. */
  readonly languages: Some<Language>;
  /** How soon an interpreter can be had, honestly. */
  readonly wait: ReactNode;
  /** The request has been received. */
  readonly sent?: boolean;
  /** A language was chosen. Prevent the event's default to send it yourself. */
  readonly onRequest?: (language: string, event: FormEvent<HTMLFormElement>) => void;
}

/** Asks for an interpreter who costs the reader nothing. Renders a `<section>` with a `<form>` and a native `<select>`. */
export function InterpreterRequest({
  action,
  languages,
  wait,
  sent = false,
  onRequest,
  ...rest
}: InterpreterRequestProps): ReactElement {
  const { trust } = useTrust();
  const id = useId();
  return (
    <Card
      component="interpreter-request"
      data-state={sent ? 'sent' : 'ready'}
      {...rest}
      heading={trust.interpreterTitle}
    >
      <p>{trust.interpreterText}</p>
      <p>{wait}</p>
      {/* Always there, so that a screen reader notices when the answer comes into it. */}
      <output>{sent && trust.interpreterSent}</output>
      {!sent && (
        <form
          className="lu-form"
          method="post"
          action={action}
          onSubmit={(event) => {
            const language = new FormData(event.currentTarget).get('language');
            if (typeof language === 'string') onRequest?.(language, event);
          }}
        >
          <label className="lu-field-label" htmlFor={id}>
            {trust.interpreterLanguage}
          </label>
          <select className="lu-input" id={id} name="language" required defaultValue="">
            {/* Nothing is chosen beforehand. */}
            <option value="">–</option>
            {languages.map((language) => (
              <option key={language} value={language} lang={language}>
                {autonyms[language]}
              </option>
            ))}
            <option value="other">{trust.anotherLanguage}</option>
          </select>
          <Button type="submit">{trust.interpreterTitle}</Button>
        </form>
      )}
    </Card>
  );
}
