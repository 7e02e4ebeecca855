import type { IncomingHttpHeaders } from 'node:http';
import { CollectorError } from './problem.js';

const contentSecurity = (directives: Record<string, string>): string =>
  Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`.trim())
    .join('; ');

/** For everything of ours: nothing from elsewhere, nothing inline, in nobody's frame. */
export const PAGE_POLICY: string = contentSecurity({
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
  'require-trusted-types-for': "'script'",
});

/** For mounted folders of self-contained documents: styles in the file, no script at all. */
export const DOCUMENT_POLICY: string = contentSecurity({
  'default-src': "'none'",
  'style-src': "'unsafe-inline'",
  'img-src': "'self' data:",
  'font-src': 'data:',
  'form-action': "'none'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
});

export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': PAGE_POLICY,
  // The address of a study page holds its token.
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()',
  'cache-control': 'no-store',
};

/**
 * Refuses what a page of somebody else sent. `Sec-Fetch-Site` decides where the browser sends it. Otherwise `Origin`
 * does, except when it is `null`: under our own referrer policy `no-referrer` browsers say that of our own forms
 * too (https://fetch.spec.whatwg.org/#append-a-request-origin-header). Nothing here rests on cookies, so the worst
 * that such a browser lets through is a consent under a new token that nobody else gets to know.
 * @throws CollectorError `LUOTSI_REQUEST_CROSS_SITE` (403)
 */
export function requireSameOrigin(headers: IncomingHttpHeaders): void {
  const site = headers['sec-fetch-site'];
  const origin = headers.origin;
  const foreign =
    site === undefined
      ? origin !== undefined && origin !== 'null' && hostOf(origin) !== headers.host
      : site !== 'same-origin' && site !== 'none';
  if (foreign)
    throw new CollectorError(
      'LUOTSI_REQUEST_CROSS_SITE',
      'The request came from a page of another site, and nobody may consent or refuse without having seen our page; nothing was stored. Use the pages of this study.',
      { status: 403 },
    );
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}

/** Lets through `capacity` things at once and `perSecond` in the long run, whoever they come from. */
export class TokenBucket {
  readonly #capacity: number;
  readonly #perSecond: number;
  readonly #now: () => number;
  #tokens: number;
  #at: number;

  /** @param now milliseconds */
  constructor(capacity: number, perSecond: number, now: () => number) {
    this.#capacity = capacity;
    this.#perSecond = perSecond;
    this.#now = now;
    this.#tokens = capacity;
    this.#at = now();
  }

  #fill(): void {
    const now = this.#now();
    // A clock that is set back gives nothing and takes nothing.
    const passed = Math.max(0, now - this.#at) / 1000;
    this.#tokens = Math.min(this.#capacity, this.#tokens + passed * this.#perSecond);
    this.#at = now;
  }

  /** Seconds to wait before the next is let through; 0 if it may come now. */
  wait(): number {
    this.#fill();
    return this.#tokens >= 1 ? 0 : Math.ceil((1 - this.#tokens) / this.#perSecond);
  }

  spend(): void {
    this.#fill();
    this.#tokens = Math.max(0, this.#tokens - 1);
  }
}
