'use client';
import type { ReactElement } from 'react';
import { isolate } from '../i18n/isolate.js';
import { Card, type CardProps } from '../trust/Card.js';
import { useTrust } from '../trust/useTrust.js';

export interface AIDisclosureProps extends CardProps {
  /** What the machine does here. */
  readonly kind: 'assistant' | 'text' | 'summary' | 'voice';
  /** The unit that answers for what the machine says. A machine answers for nothing. */
  readonly responsible: string;
  /** Where a person can be reached instead: a page, or a `tel:`. */
  readonly person: string;
}

/**
 * Says at the first moment that a machine writes, sums up or speaks, who answers for it, and where a person is.
 * Renders a `<section>` named by its heading; `data-ai-generated` says the same to machines.
 */
export function AIDisclosure({ kind, responsible, person, ...rest }: AIDisclosureProps): ReactElement {
  const { trust } = useTrust();
  return (
    <Card component="ai-disclosure" data-ai-generated={kind} {...rest} heading={trust.aiTitle({ kind })}>
      <p>
        {trust.aiText} {trust.aiResponsible({ name: isolate(responsible) })}
      </p>
      <p>
        <a href={person}>{trust.aiPerson}</a>
      </p>
    </Card>
  );
}
