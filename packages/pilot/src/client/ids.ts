import type { EventKind } from '@luotsi/protocol';

/** FNV-1a, 32 bits. http://www.isthe.com/chongo/tech/comp/fnv/ */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

const uuid = (hex: string): string => {
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
};

/** Whether an event of this kind and one name can happen to a participant only once. */
export const happensOnce = (kind: EventKind): boolean => kind === 'exposure' || kind === 'step' || kind === 'stop';

/**
 * The id of something that can happen to a participant only once, such as an exposure: the same after a reload, in a
 * second tab and in a second root, so that it is one event however often it is told. A UUID of version 8 (RFC 9562)
 * made of the pseudonym, which is random already, and a hash of what happened.
 */
export function onceId(participant: string, what: string): string {
  const mixed = (from: number, text: string): string =>
    ((Number.parseInt(participant.slice(from, from + 8), 16) ^ fnv1a(text)) >>> 0).toString(16).padStart(8, '0');
  return uuid(mixed(0, what) + participant.slice(8, 24) + mixed(24, `${what}#`));
}

/** A random id. `crypto.randomUUID` is missing on pages without TLS, such as those of a kiosk in a local network. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return uuid(Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''));
}
