'use client';
import type { ComponentProps, ReactElement } from 'react';
import { classes } from '../classes.js';
import { DomainCheck } from '../domain-check/DomainCheck.js';
import { isolate } from '../i18n/isolate.js';
import { useTrust } from '../trust/useTrust.js';

export interface OfficialServiceBannerProps extends Omit<ComponentProps<'aside'>, 'children'> {
  /** The organisation that runs the service. */
  readonly owner: string;
  /** The service's own domain, which the reader learns to check. */
  readonly domain: string;
}

/**
 * Who runs the page, and how to check that: a banner can be copied, an address cannot. It has no badge, seal or logo.
 * Renders an `<aside>` with a DomainCheck.
 */
export function OfficialServiceBanner({ owner, domain, className, ...rest }: OfficialServiceBannerProps): ReactElement {
  const { trust } = useTrust();
  return (
    <aside
      data-component="official-service-banner"
      aria-label={trust.ownerTitle}
      {...rest}
      className={classes('lu-banner', className)}
    >
      <p>{trust.bannerText({ owner: isolate(owner) })}</p>
      <DomainCheck domain={domain} />
    </aside>
  );
}
