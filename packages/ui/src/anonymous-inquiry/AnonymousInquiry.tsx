'use client';
import { useId, type FormEvent, type ReactElement, type ReactNode } from 'react';
import { Button } from '../button/Button.js';
import { Card, Items, Rows, type CardProps, type Some } from '../trust/Card.js';
import { useTrust } from '../trust/useTrust.js';

export interface AnonymousInquiryProps extends CardProps {
  /** Where the form goes: a POST with the field `question`. */
  readonly action: string;
  /** Everything that is recorded with the question, the server's logs included. "Without a name" must be literally true. */
  readonly stored: Some<string>;
  /** How long it is kept. */
  readonly kept: ReactNode;
  /** The form was sent. Prevent the event's default to send it yourself. */
  readonly onAsk?: (question: string, event: FormEvent<HTMLFormElement>) => void;
}

/** A question that needs no name and no login. Renders a `<section>` with a `<form>`. */
export function AnonymousInquiry({ action, stored, kept, onAsk, ...rest }: AnonymousInquiryProps): ReactElement {
  const { trust } = useTrust();
  const id = useId();
  return (
    <Card component="anonymous-inquiry" {...rest} heading={trust.inquiryTitle}>
      <Rows
        rows={[
          { part: 'stored', label: trust.inquiryStored, value: <Items items={stored} /> },
          { part: 'kept', label: trust.dataKept, value: kept },
        ]}
      />
      <form
        className="lu-form"
        method="post"
        action={action}
        onSubmit={(event) => {
          const question = new FormData(event.currentTarget).get('question');
          if (typeof question === 'string') onAsk?.(question, event);
        }}
      >
        <label className="lu-field-label" htmlFor={id}>
          {trust.inquiryQuestion}
        </label>
        <p className="lu-field-hint" id={`${id}-hint`}>
          {trust.inquiryHint}
        </p>
        <textarea
          className="lu-input"
          id={id}
          name="question"
          rows={5}
          dir="auto"
          required
          autoComplete="off"
          aria-describedby={`${id}-hint`}
        />
        <Button type="submit">{trust.inquirySend}</Button>
      </form>
    </Card>
  );
}

export interface ReturnCodeProps extends CardProps {
  /** The code, in groups. */
  readonly code: string;
  /** Where the code is used. */
  readonly href: string;
  /** The last day on which it opens the answer, as YYYY-MM-DD. */
  readonly until: string;
}

/** The code with which a nameless question is found again. Renders a `<section>` named by its heading. */
export function ReturnCode({ code, href, until, ...rest }: ReturnCodeProps): ReactElement {
  const { messages, trust } = useTrust();
  return (
    <Card component="return-code" {...rest} heading={trust.returnTitle}>
      <p>
        <bdi>
          <code className="lu-address" data-part="code" dir="ltr" translate="no">
            {code}
          </code>
        </bdi>
      </p>
      <p>{trust.returnText}</p>
      <p>{trust.returnUntil({ date: messages.date(until) })}</p>
      <p>
        <a href={href}>{trust.returnRead}</a>
      </p>
    </Card>
  );
}
