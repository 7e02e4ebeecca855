import { StoreError } from './problem.js';

/** Ids and hashes are stored as bytes: half the size of text, and nothing to compare by case. */
export const toBytes = (hex: string): Uint8Array => Buffer.from(hex, 'hex');
export const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

export const uuidToBytes = (uuid: string): Uint8Array => Buffer.from(uuid.replaceAll('-', ''), 'hex');
export function bytesToUuid(bytes: Uint8Array): string {
  const hex = toHex(bytes);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const minutePattern = /^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/;

/**
 * Minutes since 1970 of `2026-11-24T10:00Z`.
 * @throws StoreError `LUOTSI_STORE_INVALID` for a finer time, or one that no calendar has.
 */
export function minuteToNumber(minute: string, index?: number): number {
  const time = minutePattern.test(minute) ? Date.parse(minute) : Number.NaN;
  if (Number.isNaN(time) || numberToMinute(time / 60_000) !== minute)
    throw new StoreError(
      'LUOTSI_STORE_INVALID',
      `"${minute}" is not a minute of the calendar, so the order of events would be lost. Send UTC cut to the minute, like 2026-11-24T10:00Z.`,
      index === undefined ? {} : { index },
    );
  return time / 60_000;
}
export const numberToMinute = (value: number): string => `${new Date(value * 60_000).toISOString().slice(0, 16)}Z`;
