import { StatsError } from './errors.js';

/** A stream of random numbers that a seed determines, the same on every machine. Not for secrets. */
export interface Random {
  /** Uniform on [0, 1), 53 bits. */
  next(): number;
  /** Uniform on 0, 1 … n − 1, without bias. `n` from 1 to 2³². */
  integer(n: number): number;
  /** Standard normal (Marsaglia's polar method). */
  normal(): number;
  /** Permutes in place, every order equally likely (Fisher–Yates). */
  shuffle<T extends { [index: number]: number; readonly length: number }>(list: T, start?: number, end?: number): T;
}

const rotate = (x: number, k: number): number => (x << k) | (x >>> (32 - k));

/**
 * xoshiro128** (Blackman & Vigna, Scrambled linear pseudorandom number generators, ACM TOMS 47, 2021), its state
 * filled from the seed's UTF-16 code units by FNV-1a and the 32-bit finaliser of MurmurHash3.
 * @param seed any text; part of the registered plan
 * @throws {StatsError} `too-few` for an empty seed
 */
export function createRandom(seed: string): Random {
  if (seed.length === 0)
    throw new StatsError('too-few', 'The seed is empty. Nobody could repeat the draws with confidence; write a seed.');
  const state = new Int32Array(4);
  for (let word = 0; word < 4; word++) {
    let hash = 0x811c9dc5 ^ Math.imul(word + 1, 0x9e3779b9);
    for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    state[word] = hash ^ (hash >>> 16);
  }
  if (state[3] === 0) state[3] = 1;

  // The state stays in the array: as variables of a closure, 32-bit numbers would be put on the heap at every step.
  const bits = (): number => {
    const b = state[1] as number;
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9);
    const c = (state[2] as number) ^ (state[0] as number);
    const d = (state[3] as number) ^ b;
    state[1] = b ^ c;
    state[0] = (state[0] as number) ^ d;
    state[2] = c ^ (b << 9);
    state[3] = rotate(d, 11);
    return result >>> 0;
  };
  for (let i = 0; i < 16; i++) bits();

  const next = (): number => ((bits() >>> 5) * 67108864 + (bits() >>> 6)) / 9007199254740992;

  const integer = (n: number): number => {
    if (!(n >= 1 && n <= 4294967296))
      throw new StatsError('out-of-range', `There is no random whole number below ${n}. Give a bound from 1 to 2^32.`);
    // The last, incomplete run of n values is rejected, or the small numbers would come too often.
    const limit = 4294967296 - (4294967296 % n);
    let x = bits();
    while (x >= limit) x = bits();
    return x % n;
  };

  let spare: number | undefined;
  const normal = (): number => {
    if (spare !== undefined) {
      const kept = spare;
      spare = undefined;
      return kept;
    }
    for (;;) {
      const x = 2 * next() - 1;
      const y = 2 * next() - 1;
      const r = x * x + y * y;
      if (r > 0 && r < 1) {
        const factor = Math.sqrt((-2 * Math.log(r)) / r);
        spare = y * factor;
        return x * factor;
      }
    }
  };

  return {
    next,
    integer,
    normal,
    shuffle(list, start = 0, end = list.length) {
      for (let i = end - 1; i > start; i--) {
        const j = start + integer(i - start + 1);
        const kept = list[i] as number;
        list[i] = list[j] as number;
        list[j] = kept;
      }
      return list;
    },
  };
}
