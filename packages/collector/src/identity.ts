import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a token stands for. The token and the code are in the hands of the participant and nowhere else. */
export interface Identity {
  /** Pseudonym: 32 hexadecimal digits. */
  readonly participant: string;
  /** 100 bits in four groups of five characters, for example `7K2QF-0XW9M-…`. */
  readonly withdrawalCode: string;
}

/** 128 random bits, base64url: 22 characters. */
export const newToken = (): string => randomBytes(16).toString('base64url');

const keyed = (secret: string, purpose: string, value: string): Buffer =>
  createHmac('sha256', secret).update(`${purpose}\n${value}`).digest();

/** Crockford's base 32: no I, L, O or U, which are misread. https://www.crockford.com/base32.html */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 20;
const GROUP = 5;

/** Derives who a token is. Without the secret, nobody can tell which pseudonym belongs to a token or a code. */
export function deriveIdentity(secret: string, token: string): Identity {
  const bits = keyed(secret, 'withdrawal', token);
  // 256 is a multiple of 32, so every character is equally likely.
  const characters = Array.from(bits.subarray(0, CODE_LENGTH), (byte) => ALPHABET[byte % ALPHABET.length] ?? '');
  const groups = Array.from({ length: CODE_LENGTH / GROUP }, (_, i) =>
    characters.slice(i * GROUP, (i + 1) * GROUP).join(''),
  );
  return {
    participant: keyed(secret, 'participant', token).toString('hex').slice(0, 32),
    withdrawalCode: groups.join('-'),
  };
}

/** Digits as people type them whose keyboard writes other ones (Arabic-Indic, Persian). */
const zeros = [0x0660, 0x06f0];

/**
 * A code as a person typed it, in the form that is compared: any case, any digits, with or without hyphens and
 * spaces, O for 0 and I or L for 1. Null if it cannot be a code.
 */
export function normaliseCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/\p{Nd}/gu, (digit) => {
      const point = digit.codePointAt(0) ?? 0;
      const zero = zeros.find((z) => point >= z && point <= z + 9);
      return zero === undefined ? digit : String(point - zero);
    })
    .replaceAll(/[\s\p{Pd}\p{Cf}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return code.length === CODE_LENGTH && /^[0-9A-HJKMNP-TV-Z]*$/.test(code) ? code : null;
}

/** By which the store finds whose code it is: a keyed hash, so that the database alone gives no code away. */
export const codeHash = (secret: string, code: string): string =>
  keyed(secret, 'withdrawal-lookup', code.replaceAll('-', '')).toString('hex');

/** Compares in constant time, whatever the lengths. */
export function sameSecret(given: string, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
