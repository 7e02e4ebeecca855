import { createHmac } from 'node:crypto';

/** Numbers drawn without bias from a stream that is fixed by the seed. */
export interface Draw {
  /** An integer from 0 to `bound` - 1, each equally likely. `bound` is at most 2^32. */
  readonly below: (bound: number) => number;
  /** A new array with the items in random order, each order equally likely (Fisher and Yates). */
  readonly shuffle: <T>(items: readonly T[]) => T[];
}

/**
 * The random stream that belongs to one purpose. It is HMAC-SHA256 in counter mode with the seed as key, so
 * that nobody who sees some of the numbers can work out the others, and each purpose has a stream of its own:
 * block 7 can be drawn without drawing blocks 0 to 6.
 */
export function drawFor(seed: string, purpose: readonly (string | number)[]): Draw {
  let bytes = Buffer.alloc(0);
  let offset = 0;
  let counter = 0;
  const word = (): number => {
    if (offset === bytes.length) {
      // JSON keeps the parts apart: ["ab","c"] and ["a","bc"] are different messages.
      bytes = createHmac('sha256', seed)
        .update(JSON.stringify([...purpose, counter]))
        .digest();
      counter += 1;
      offset = 0;
    }
    const value = bytes.readUInt32BE(offset);
    offset += 4;
    return value;
  };
  const below = (bound: number): number => {
    if (bound === 1) return 0;
    // Words above the last whole multiple of `bound` would favour small numbers; they are drawn again.
    const limit = 2 ** 32 - (2 ** 32 % bound);
    let value = word();
    while (value >= limit) value = word();
    return value % bound;
  };
  const shuffle = <T>(items: readonly T[]): T[] => {
    const result = [...items];
    for (let i = result.length - 1; i > 0; i -= 1) {
      const j = below(i + 1);
      const held = result[i] as T;
      result[i] = result[j] as T;
      result[j] = held;
    }
    return result;
  };
  return { below, shuffle };
}
