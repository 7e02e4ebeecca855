import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { RenderedPage } from '@luotsi/protocol';

export const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

/** JSON that can stand in a script element: nothing in it can end the element or begin a comment. */
export const escapeJson = (value: unknown): string =>
  (JSON.stringify(value) ?? 'null')
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');

/**
 * The whole document around a view of an experiment. The script comes last and least: the words and their style are
 * painted before it takes a share of a slow line. Nothing is painted before the words are all there (`expect`): on a slow
 * phone a browser would paint half a header, and move it.
 */
export function documentOf(
  page: RenderedPage,
  assets: { readonly script: string; readonly styles: readonly string[] },
): string {
  const styles = assets.styles.map((file) => `<link rel="stylesheet" href="/assets/${escapeHtml(file)}">`).join('');
  return `<!doctype html>
<html lang="${escapeHtml(page.language)}" dir="${page.dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(page.title)}</title><meta name="robots" content="noindex"><link rel="icon" href="data:,">${styles}<link rel="expect" href="#luotsi-state" blocking="render"></head><body><div id="luotsi">${page.html}</div><script type="application/json" id="luotsi-state">${escapeJson(page.state)}</script><script type="module" src="/assets/${escapeHtml(assets.script)}" fetchpriority="low"></script></body></html>
`;
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
/** Below this a packet is a packet. */
const SMALLEST = 1024;

export type Encoding = 'br' | 'gzip' | null;
export interface CompressedDocument {
  readonly body: string | Buffer;
  readonly encoding: Encoding;
}

function accepts(header: string | undefined, encoding: string): boolean {
  return (header ?? '').split(',').some((part) => {
    const [name, ...parameters] = part.split(';').map((p) => p.trim().toLowerCase());
    const quality = parameters.find((p) => p.startsWith('q='));
    return name === encoding && (quality === undefined || Number(quality.slice(2)) > 0);
  });
}

/** The best encoding that the client takes; those to which it gives the quality 0 are none. */
export const encodingFor = (acceptEncoding: string | undefined): Encoding =>
  accepts(acceptEncoding, 'br') ? 'br' : accepts(acceptEncoding, 'gzip') ? 'gzip' : null;

/** For a document that is made anew each time. */
const QUICK = 5;
/** For one that is made once and sent many times. */
const SMALL = 9;

/**
 * Compresses a document for a client. Nothing that a client sends is repeated in a document that holds a secret, so
 * that its length tells nothing (BREACH).
 */
export async function compress(html: string, encoding: Encoding, quality: number = QUICK): Promise<CompressedDocument> {
  const bytes = Buffer.from(html);
  if (bytes.length <= SMALLEST || encoding === null) return { body: html, encoding: null };
  if (encoding === 'br')
    return {
      body: await brotli(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: quality,
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      }),
      encoding: 'br',
    };
  return { body: await zip(bytes), encoding };
}

/** Documents that are the same for everybody, compressed once. Their number is bounded by what may be a key. */
export class DocumentCache {
  readonly #made = new Map<string, Promise<CompressedDocument>>();

  /** @param key all that the document follows from */
  get(key: string, encoding: Encoding, make: () => string): Promise<CompressedDocument> {
    const name = `${key}\n${encoding ?? ''}`;
    const known = this.#made.get(name);
    if (known) return known;
    const made = compress(make(), encoding, SMALL);
    this.#made.set(name, made);
    return made;
  }
}
