import { WebR } from 'webr';

/** What can be written as an R value. */
export type RValue = number | readonly number[] | readonly RValue[] | { readonly [key: string]: RValue };

/** The value as R source. Lists of numbers become vectors, other lists and objects R lists. */
export function toR(value: RValue): string {
  if (typeof value === 'number')
    return value === Infinity ? 'Inf' : value === -Infinity ? '-Inf' : value.toPrecision(17);
  if (Array.isArray(value)) {
    const all = value as readonly RValue[];
    return `${all.every((v) => typeof v === 'number') ? 'c' : 'list'}(${all.map(toR).join(',')})`;
  }
  return `list(${Object.entries(value)
    .map(([key, v]) => `${key}=${toR(v)}`)
    .join(',')})`;
}

/** One family of statistics, computed here and in R from the same generated cases. */
export interface Family<C extends { readonly [key: string]: RValue } = { readonly [key: string]: RValue }> {
  readonly name: string;
  readonly cases: readonly C[];
  /** An R function of `x`, the case as a list, that returns a numeric vector. */
  readonly r: string;
  readonly ours: (x: C) => readonly number[];
  /** Largest relative difference. 1e-8; 1e-4 where both sides iterate. */
  readonly tolerance?: number;
}

/** Keeps the type of the cases within one family, and forgets it outside. */
export function family<C extends { readonly [key: string]: RValue }>(f: Family<C>): Family {
  return f as unknown as Family;
}

/** One R session: R 4 compiled to WebAssembly, offline. */
export class RSession {
  readonly #r: WebR;

  private constructor(r: WebR) {
    this.#r = r;
  }

  static async start(): Promise<RSession> {
    const r = new WebR({ interactive: false });
    await r.init();
    return new RSession(r);
  }

  /** The numbers that an R expression gives. */
  async numbers(code: string): Promise<readonly number[]> {
    // A missing value cannot be passed on; it comes out as a number that nothing agrees with.
    const wrapped = `local({ out <- as.numeric({${code}}); out[is.na(out)] <- -1.7e308; out })`;
    return (await this.#r.evalRRaw(wrapped, 'number[]')) as readonly number[];
  }

  /** One list of numbers a case. */
  async run(f: Family): Promise<readonly (readonly number[])[]> {
    const code = `cases <- ${toR(f.cases)}
      f <- ${f.r}
      out <- lapply(cases, function(x) suppressWarnings(as.numeric(f(x))))
      c(lengths(out), unlist(out))`;
    const flat = await this.numbers(code);
    let at = f.cases.length;
    return f.cases.map((_, i) => {
      const from = at;
      at += flat[i] ?? 0;
      return flat.slice(from, at);
    });
  }

  close(): void {
    this.#r.close();
  }
}

/** Relative difference; 0 for equal values, infinities included; numbers below 1e-12 count as 0. */
export function difference(a: number, b: number): number {
  if (a === b) return 0;
  const size = Math.max(Math.abs(a), Math.abs(b));
  if (size < 1e-12) return 0;
  return Number.isNaN(size) || size === Infinity ? Infinity : Math.abs(a - b) / size;
}
