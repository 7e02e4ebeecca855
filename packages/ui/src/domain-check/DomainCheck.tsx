'use client';
import type { ComponentProps, ReactElement } from 'react';
import { classes } from '../classes.js';
import { useTrust } from '../trust/useTrust.js';

export interface DomainCheckProps extends Omit<ComponentProps<'details'>, 'children'> {
  /** The name in the address, without `https://` or a path: `service.example.fi`. */
  readonly domain: string;
}

/** Throws for anything but a bare domain: readers are told to compare it letter by letter. */
export function checkedDomain(domain: string): string {
  if (/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/.test(domain)) return domain;
  throw new RangeError(
    `@luotsi/ui: "${domain}" is not a bare domain. Readers compare it with their browser letter by letter. ` +
      'Give it in small letters, without https:// and without a path: service.example.fi.',
  );
}

/** Teaches how to check an address, with a false one beside it. Renders a native `<details>`. */
export function DomainCheck({ domain, className, ...rest }: DomainCheckProps): ReactElement {
  const { trust } = useTrust();
  const right = checkedDomain(domain);
  return (
    <details data-component="domain-check" {...rest} className={classes('lu-fold', className)}>
      <summary>{trust.domainTitle}</summary>
      <ol className="lu-items">
        <li>{trust.domainLook}</li>
        <li>
          {trust.domainSame} <Address part="code">{right}</Address>
        </li>
        <li>
          {/* A name of example.com, which belongs to nobody (RFC 2606). */}
          {trust.domainDifferent} <Address part="code">{`${right}.example.com`}</Address>
        </li>
        <li>{trust.domainDoubt}</li>
      </ol>
    </details>
  );
}

const Address = ({ part, children }: { readonly part: string; readonly children: string }): ReactElement => (
  <bdi className="lu-address" data-part={part} dir="ltr" translate="no">
    {children}
  </bdi>
);
