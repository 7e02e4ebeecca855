'use client';
import type { ReactElement, ReactNode } from 'react';
import type { SourceLanguage } from '../i18n/translation.js';
import { Card, Rows, TargetLink, type CardProps, type Target } from '../trust/Card.js';
import { useTrust } from '../trust/useTrust.js';

export interface ServiceOwnerCardProps extends CardProps {
  /** The organisation and unit that own the service. */
  readonly owner: string;
  /** A way to reach a person of the owner. */
  readonly contact: Target;
  /** The street address, in the language that it is written in on maps and doors. */
  readonly address?: { readonly text: string; readonly language: SourceLanguage };
  /** `free` only if nobody ever pays for it; otherwise what it costs. */
  readonly fee: 'free' | { readonly amount: ReactNode };
}

/** Who runs the service, how to reach them and what it costs. Renders a `<section>` named by its heading. */
export function ServiceOwnerCard({ owner, contact, address, fee, ...rest }: ServiceOwnerCardProps): ReactElement {
  const { trust } = useTrust();
  return (
    <Card component="service-owner-card" {...rest} heading={trust.ownerTitle}>
      <p>
        <bdi>{owner}</bdi>
      </p>
      <Rows
        rows={[
          { part: 'contact', label: trust.contact, value: <TargetLink {...contact} /> },
          address === undefined
            ? null
            : {
                part: 'address',
                label: trust.ownerAddress,
                value: <bdi lang={address.language}>{address.text}</bdi>,
              },
          { part: 'fee', label: trust.ownerFee, value: fee === 'free' ? trust.ownerFree : <bdi>{fee.amount}</bdi> },
        ]}
      />
    </Card>
  );
}
