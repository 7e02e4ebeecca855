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

/** The whole document around a view of an experiment. */
export function documentOf(
  page: RenderedPage,
  assets: { readonly script: string; readonly styles: readonly string[] },
): string {
  const styles = assets.styles.map((file) => `<link rel="stylesheet" href="/assets/${escapeHtml(file)}">`).join('');
  return `<!doctype html>
<html lang="${escapeHtml(page.language)}" dir="${page.dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(page.title)}</title><meta name="robots" content="noindex"><link rel="icon" href="data:,">${styles}<script type="module" src="/assets/${escapeHtml(assets.script)}"></script><script type="application/json" id="luotsi-state">${escapeJson(page.state)}</script></head><body><div id="luotsi">${page.html}</div></body></html>
`;
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
/** Below this a packet is a packet. */
const SMALLEST = 1024;

/** Encodings that the client takes, without those that it gives the quality 0. */
function accepts(header: string | undefined, encoding: string): boolean {
  return (header ?? '').split(',').some((part) => {
    const [name, ...parameters] = part.split(';').map((p) => p.trim().toLowerCase());
    const quality = parameters.find((p) => p.startsWith('q='));
    return name === encoding && (quality === undefined || Number(quality.slice(2)) > 0);
  });
}

/**
 * Compresses a document for a client. Nothing that a client sends is repeated in a document that holds a secret, so
 * that its length tells nothing (BREACH).
 */
export async function compress(
  html: string,
  acceptEncoding: string | undefined,
): Promise<{ readonly body: string | Buffer; readonly encoding: 'br' | 'gzip' | null }> {
  const bytes = Buffer.from(html);
  if (bytes.length <= SMALLEST) return { body: html, encoding: null };
  if (accepts(acceptEncoding, 'br'))
    return {
      body: await brotli(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: 5,
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      }),
      encoding: 'br',
    };
  if (accepts(acceptEncoding, 'gzip')) return { body: await zip(bytes), encoding: 'gzip' };
  return { body: html, encoding: null };
}
