import type { Proportion, Stratum } from '@luotsi/stats';

/**
 * R expressions that recompute our numbers: base R only, the data written into them. Each is one value, or for an
 * estimate three: `c(value, low, high)`.
 */

/** Values written down at most; a longer list is summarised, or has no expression. */
export const WRITTEN = 1000;

export const rNumber = (x: number): string => (Object.is(x, -0) ? '0' : String(x));
export const rVector = (values: Iterable<number>): string => `c(${Array.from(values, rNumber).join(', ')})`;

/** Values as a vector: one by one, or each different one with how often it is there; null if both are too long. */
export function rValues(values: readonly number[]): string | null {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  if (values.length > 20 && counts.size * 2 <= values.length && counts.size <= WRITTEN) {
    const sorted = [...counts].toSorted(([a], [b]) => a - b);
    return `rep(${rVector(sorted.map(([value]) => value))}, ${rVector(sorted.map(([, n]) => n))})`;
  }
  return values.length <= WRITTEN ? rVector(values) : null;
}

/** The strata in which both arms have people: the others carry no weight. */
const used = <T>(strata: readonly Stratum<T>[], size: (arm: T) => number): readonly Stratum<T>[] =>
  strata.filter(({ control, treatment }) => size(control) > 0 && size(treatment) > 0);

export const tail = (level: number): string => rNumber(Number(((1 + level) / 2).toPrecision(15)));

/** Counts of each stratum as n0, x0, n1, x1. */
function counts(strata: readonly Stratum<Proportion>[]): string {
  const list = used(strata, (arm) => arm.n);
  return (
    `n0 <- ${rVector(list.map((s) => s.control.n))}; x0 <- ${rVector(list.map((s) => s.control.successes))}; ` +
    `n1 <- ${rVector(list.map((s) => s.treatment.n))}; x1 <- ${rVector(list.map((s) => s.treatment.successes))}`
  );
}

/** Of two weighted shares (`w`, `n0`, `x0`, `n1`, `x1`; the difference `d`): Newcombe's interval. */
const newcombe = (level: number): string =>
  `z <- qnorm(${tail(level)}); ` +
  'f <- function(x, n) { p <- min(1, sum(w * x / n)); m <- 1 / sum(w^2 / n); h <- z * sqrt(p * (1 - p) / m + z^2 / (4 * m^2)); ' +
  'q <- (p + z^2 / (2 * m) + c(-h, h)) / (1 + z^2 / m); c(p, if (p == 0) 0 else max(0, q[1]), if (p == 1) 1 else min(1, q[2])) }; ' +
  'a <- f(x1, n1); b <- f(x0, n0); ' +
  'r <- c(max(-1, d - sqrt((a[1] - a[2])^2 + (b[3] - b[1])^2)), min(1, d + sqrt((a[3] - a[1])^2 + (b[1] - b[2])^2)))';

export const rRiskDifference = (strata: readonly Stratum<Proportion>[], level: number): string =>
  `local({ ${counts(strata)}; w <- n1 * n0 / (n1 + n0); w <- w / sum(w); d <- sum(w * (x1 / n1 - x0 / n0)); ` +
  `${newcombe(level)}; c(d, r) })`;

/** Two by two tables of the strata, arms in rows. */
const tables = (strata: readonly Stratum<Proportion>[]): string => {
  const list = used(strata, (arm) => arm.n);
  const cells = list.flatMap(({ control: c, treatment: t }) => [
    t.successes,
    c.successes,
    t.n - t.successes,
    c.n - c.successes,
  ]);
  return `array(${rVector(cells)}, c(2, 2, ${list.length}))`;
};

/** R's procedure wants two strata at least; for one its formulas are written down. */
const several = (strata: readonly Stratum<Proportion>[]): boolean => used(strata, (arm) => arm.n).length > 1;

export const rMantelHaenszelOddsRatio = (strata: readonly Stratum<Proportion>[], level: number): string =>
  several(strata)
    ? `local({ t <- mantelhaen.test(${tables(strata)}, correct = FALSE, conf.level = ${rNumber(level)}); c(t$estimate, t$conf.int) })`
    : `local({ ${counts(strata)}; n <- n0 + n1; p <- (x1 + n0 - x0) / n; r <- x1 * (n0 - x0) / n; s <- (n1 - x1) * x0 / n; ` +
      'g <- sqrt(p * r / (2 * r^2) + (p * s + (1 - p) * r) / (2 * r * s) + (1 - p) * s / (2 * s^2)); ' +
      `r / s * exp(c(0, -1, 1) * qnorm(${tail(level)}) * g) })`;

export function rCochranMantelHaenszel(
  strata: readonly Stratum<Proportion>[],
  correct: boolean,
  part: 'statistic' | 'p.value',
): string {
  if (several(strata))
    return `unname(mantelhaen.test(${tables(strata)}, correct = ${correct ? 'TRUE' : 'FALSE'})$${part})`;
  const distance = correct ? 'if (d >= 0.5) d - 0.5 else d' : 'd';
  return (
    `local({ ${counts(strata)}; n <- n0 + n1; m <- x0 + x1; d <- abs(x1 - n1 * m / n); d <- ${distance}; ` +
    `q <- d^2 / (n1 * n0 * m * (n - m) / (n^2 * (n - 1))); ${part === 'statistic' ? 'q' : 'pchisq(q, 1, lower.tail = FALSE)'} })`
  );
}

export const rFisher = ({ control, treatment }: Stratum<Proportion>): string =>
  `fisher.test(matrix(${rVector([treatment.successes, control.successes, treatment.n - treatment.successes, control.n - control.successes])}, 2), conf.int = FALSE)$p.value`;

/** As `fisher.test` has it, which stops its search at four digits; this one goes on. */
export const rConditionalOddsRatio = ({ control, treatment }: Stratum<Proportion>, level: number): string =>
  `local({ m <- ${treatment.n}; n <- ${control.n}; x <- ${treatment.successes}; k <- ${treatment.successes + control.successes}; ` +
  's <- max(0, k - n):min(k, m); l <- dhyper(s, m, n, k, log = TRUE); f <- function(t) { d <- l + s * t; d <- exp(d - max(d)); d / sum(d) }; ' +
  'u <- function(g) exp(uniroot(g, c(-60, 60), tol = 1e-14)$root); v <- function(g) if (x == s[1]) 0 else u(g); ' +
  `a <- ${rNumber(Number(((1 - level) / 2).toPrecision(15)))}; c(v(function(t) sum(s * f(t)) - x), v(function(t) sum(f(t)[s >= x]) - a), u(function(t) sum(f(t)[s <= x]) - a)) })`;

/** Values of each stratum as two lists of vectors, `y0` and `y1`; null if they are too many to write down. */
export function lists(strata: readonly Stratum<readonly number[]>[]): string | null {
  const list = used(strata, (arm) => arm.length);
  const of = (side: 'control' | 'treatment'): string | null => {
    const parts = list.map((s) => rValues(s[side]));
    return parts.includes(null) || list.reduce((sum, s) => sum + s[side].length, 0) > 20 * WRITTEN
      ? null
      : `list(${parts.join(', ')})`;
  };
  const [zero, one] = [of('control'), of('treatment')];
  return zero === null || one === null ? null : `y0 <- ${zero}; y1 <- ${one}`;
}

export interface Moments {
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
}

/** n, m, v of both arms: from the values where there are any and they can be written down, else as sums. */
function moments(strata: readonly Stratum<readonly number[]>[] | null, summaries: readonly Stratum<Moments>[]): string {
  const values = strata && lists(strata);
  if (values !== null)
    return (
      `${values}; v <- function(y) if (length(y) > 1) var(y) else 0; ` +
      'n0 <- lengths(y0); n1 <- lengths(y1); m0 <- sapply(y0, mean); m1 <- sapply(y1, mean); v0 <- sapply(y0, v); v1 <- sapply(y1, v)'
    );
  const list = used(summaries, (arm) => arm.n);
  return (['n', 'mean', 'variance'] as const)
    .flatMap((key) =>
      (['control', 'treatment'] as const).map(
        (side) => `${key[0]}${side === 'control' ? 0 : 1} <- ${rVector(list.map((s) => s[side][key]))}`,
      ),
    )
    .join('; ');
}

const pooledDifference =
  'w <- n1 * n0 / (n1 + n0); w <- w / sum(w); d <- sum(w * (m1 - m0)); ' +
  'f <- function(n, v) { k <- sum(n - 1); c(sum((n - 1) * v) / k * sum(w^2 / n), k) }; a <- f(n1, v1); b <- f(n0, v0); ' +
  's <- a[1] + b[1]; k <- s^2 / (a[1]^2 / a[2] + b[1]^2 / b[2])';

/** Difference of means within strata, pooled variance of each arm, t by Satterthwaite. */
export const rMeanDifference = (
  strata: readonly Stratum<readonly number[]>[] | null,
  summaries: readonly Stratum<Moments>[],
  level: number,
): string =>
  `local({ ${moments(strata, summaries)}; ${pooledDifference}; c(d, d + c(-1, 1) * qt(${tail(level)}, k) * sqrt(s)) })`;

export const rMeanDifferenceP = (
  strata: readonly Stratum<readonly number[]>[] | null,
  summaries: readonly Stratum<Moments>[],
): string => `local({ ${moments(strata, summaries)}; ${pooledDifference}; 2 * pt(-abs(d) / sqrt(s), k) })`;

/** The same where there is no spread: Newcombe's interval of shares with the same means, in units of the range. */
export const rMeanDifferenceByRange = (
  strata: readonly Stratum<readonly number[]>[] | null,
  summaries: readonly Stratum<Moments>[],
  level: number,
  { min, max }: { readonly min: number; readonly max: number },
): string =>
  `local({ ${moments(strata, summaries)}; g <- ${rNumber(max - min)}; x0 <- n0 * (m0 - ${rNumber(min)}) / g; x1 <- n1 * (m1 - ${rNumber(min)}) / g; ` +
  `w <- n1 * n0 / (n1 + n0); w <- w / sum(w); d <- sum(w * (x1 / n1 - x0 / n0)); ${newcombe(level)}; g * c(d, r) })`;

/** The plain difference of weighted means, without an interval. */
export const rDifference = (
  strata: readonly Stratum<readonly number[]>[] | null,
  summaries: readonly Stratum<Moments>[],
): string => `local({ ${moments(strata, summaries)}; w <- n1 * n0 / (n1 + n0); sum(w * (m1 - m0)) / sum(w) })`;

/** R's own procedure where there are two plain samples; null if they are too long to write down. */
export function rWelch(
  { control, treatment }: Stratum<readonly number[]>,
  level: number,
): { readonly estimate: string; readonly p: string } | null {
  const [c, t] = [rValues(control), rValues(treatment)];
  if (c === null || t === null) return null;
  const test = `t.test(${t}, ${c}, conf.level = ${rNumber(level)})`;
  return { estimate: `local({ t <- ${test}; c(-diff(t$estimate), t$conf.int) })`, p: `${test}$p.value` };
}

/** The i-th of p-values after adjustment. */
export const rAdjusted = (ps: readonly number[], i: number, method: 'holm' | 'BH'): string =>
  `p.adjust(${rVector(ps)}, '${method}')[${i + 1}]`;

export const rMean = (values: readonly number[]): string | undefined => within(values, (v) => `mean(${v})`);
export const rSd = (values: readonly number[]): string | undefined =>
  values.length > 1 ? within(values, (v) => `sd(${v})`) : undefined;

function within(values: readonly number[], write: (vector: string) => string): string | undefined {
  const vector = rValues(values);
  return vector === null ? undefined : write(vector);
}
