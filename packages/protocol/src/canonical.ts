/**
 * Canonical JSON after RFC 8785 for the values that our documents hold: sorted keys, no white space,
 * numbers as ECMAScript writes them (which is what the RFC asks for).
 * @throws TypeError for NaN, infinities and values that JSON cannot hold.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new TypeError('canonical JSON has no NaN or infinity: a number that is not a number would be hashed as null');
  if (value === null || typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean')
    return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((v) => canonicalJson(v)).join(',')}]`;
  if (typeof value === 'object')
    return `{${Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`)
      .join(',')}}`;
  throw new TypeError(`canonical JSON cannot hold a ${typeof value}`);
}

/** SHA-256 of text, in hexadecimal. Works in browsers and in Node. */
export async function sha256Hex(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
