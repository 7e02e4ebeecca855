'use client';
import type { ReactElement, ReactNode } from 'react';
import { Card, Items, Rows, type CardProps, type Some, type Target } from '../trust/Card.js';
import { useTrust } from '../trust/useTrust.js';

export interface DataUseSummaryProps extends CardProps {
  /** What the data is for. */
  readonly purpose: ReactNode;
  readonly sees: Some<string>;
  /** Those whom readers fear and who do not get it. Each must be literally true, logs and backups included. */
  readonly doesNotSee: Some<string>;
  readonly kept: ReactNode;
  /** The whole privacy notice: this is its summary and does not replace it. */
  readonly notice: Target;
}

/** Who sees the data, who does not, and for how long. Renders a `<section>` named by its heading. */
export function DataUseSummary({
  purpose,
  sees,
  doesNotSee,
  kept,
  notice,
  ...rest
}: DataUseSummaryProps): ReactElement {
  const { trust } = useTrust();
  return (
    <Card component="data-use-summary" {...rest} heading={trust.dataTitle}>
      <Rows
        rows={[
          { part: 'purpose', label: trust.dataPurpose, value: purpose },
          { part: 'sees', label: trust.dataSees, value: <Items items={sees} /> },
          { part: 'does-not-see', label: trust.dataDoesNotSee, value: <Items items={doesNotSee} /> },
          { part: 'kept', label: trust.dataKept, value: kept },
        ]}
      />
      <p>
        <a href={notice.href}>{notice.label}</a>
      </p>
    </Card>
  );
}
