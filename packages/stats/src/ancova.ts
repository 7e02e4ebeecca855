import { requireCount, StatsError } from './errors.js';
import { type IntervalEstimate, type LevelOption, requireLevel, requireValues } from './interval.js';
import { tOfLevel, tTwoSided } from './tails.js';

export interface AncovaInput {
  /** One outcome a person. */
  readonly outcome: ArrayLike<number>;
  /** 0 for control, 1 for treatment, one a person. */
  readonly treatment: ArrayLike<number>;
  /** The stratum of each person, whole numbers from 0; all the same unless told. */
  readonly strata?: ArrayLike<number>;
  /** Columns with one number a person, measured before the arm was known: a baseline item. */
  readonly covariates?: readonly ArrayLike<number>[];
}

export interface Ancova extends IntervalEstimate {
  /** Heteroscedasticity-consistent. */
  readonly standardError: number;
  /** People less terms. */
  readonly df: number;
  /** Two-sided. */
  readonly p: number;
  readonly kind: 'HC2' | 'HC3';
  /** Positions of covariates that say nothing beyond the strata and the covariates before them. */
  readonly redundant: readonly number[];
}

/**
 * Difference of means treatment − control, adjusted for strata and covariates by least squares, with a variance that does
 * not assume equal spreads: HC3 (unless told) is cautious in small samples, HC2 is unbiased under equal spreads. Covariates
 * should be few: one for every ten people at most. A person alone in a stratum has no influence.
 *
 * The columns are made orthogonal one after the other, the treatment last, so that its coefficient and its variance need
 * no inverse (Frisch & Waugh); collinear covariates are named in `redundant`.
 *
 * @returns in the unit of the outcome
 * @throws {StatsError} `too-few` if no people are left over after all terms; `one-arm` if no stratum has both arms;
 *   `no-variance` if all residuals are 0; `length-mismatch`, `out-of-range`, `not-a-number`
 * @see MacKinnon & White, Journal of Econometrics 29 (1985) 305; R: `sandwich::vcovHC(lm(...), "HC3")`
 */
export function ancova(
  { outcome, treatment, strata, covariates = [] }: AncovaInput,
  { level, kind = 'HC3' }: LevelOption & { readonly kind?: 'HC2' | 'HC3' },
): Ancova {
  requireLevel(level);
  requireValues(outcome, 'outcome');
  const n = outcome.length;
  const columns: [string, ArrayLike<number>][] = [
    ['treatment', treatment],
    ...covariates.map((c, i): [string, ArrayLike<number>] => [`covariates[${i}]`, c]),
    ...(strata ? [['strata', strata] as [string, ArrayLike<number>]] : []),
  ];
  for (const [name, column] of columns) {
    if (column.length !== n)
      throw new StatsError(
        'length-mismatch',
        `There are ${n} outcomes and ${column.length} values of ${name}. Give one for each person.`,
      );
    requireValues(column, name);
  }
  for (let i = 0; i < n; i++)
    if (treatment[i] !== 0 && treatment[i] !== 1)
      throw new StatsError(
        'out-of-range',
        `treatment[${i}] is ${treatment[i]}. Give 0 for control or 1 for treatment.`,
      );

  const basis: Float64Array[] = [];
  const leverage = new Float64Array(n);
  /** What of a column the basis does not explain; becomes part of the basis if that is anything. */
  const residual = (column: ArrayLike<number>): Float64Array => {
    const left = Float64Array.from(column);
    // Twice is enough (Kahan): the second pass removes what rounding left of the first.
    for (let pass = 0; pass < 2; pass++) for (const q of basis) subtract(left, q, dot(left, q));
    return left;
  };
  const extend = (left: Float64Array, size: number): boolean => {
    const length = Math.sqrt(dot(left, left));
    if (!(length > 1e-9 * size)) return false;
    const q = left.map((x) => x / length);
    basis.push(q);
    q.forEach((x, i) => (leverage[i] = (leverage[i] as number) + x * x));
    return true;
  };
  const size = (column: ArrayLike<number>): number => Math.sqrt(dot(column, column)) || 1;

  const groups = new Set<number>();
  for (let i = 0; i < n; i++) groups.add(strata ? requireCount(strata[i] as number, `strata[${i}]`) : 0);
  for (const group of groups) {
    const dummy = Float64Array.from({ length: n }, (_, i) => (!strata || strata[i] === group ? 1 : 0));
    extend(dummy, size(dummy));
  }
  const redundant: number[] = [];
  covariates.forEach((c, i) => {
    if (!extend(residual(c), size(c))) redundant.push(i);
  });
  const own = residual(treatment);
  if (!extend(own, size(treatment)))
    throw new StatsError(
      'one-arm',
      'The strata and covariates determine the arm of everybody, so nothing can be compared. Stratify less finely.',
    );
  const df = n - basis.length;
  if (df < 1)
    throw new StatsError(
      'too-few',
      `${n} people are too few for ${basis.length} terms. Leave covariates out or wait for people.`,
    );
  const squares = dot(own, own);
  const estimate = dot(own, outcome) / squares;
  const errors = residual(outcome);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const free = 1 - (leverage[i] as number);
    if (free < 1e-9) continue;
    sum += ((own[i] as number) * (errors[i] as number)) ** 2 / (kind === 'HC3' ? free * free : free);
  }
  const standardError = Math.sqrt(sum) / squares;
  if (!(standardError > 1e-12 * (Math.abs(estimate) + size(outcome) / n)))
    throw new StatsError(
      'no-variance',
      'The terms explain every outcome, so there is no spread to judge the difference by. Wait for people.',
    );
  const half = tOfLevel(level, df) * standardError;
  return {
    estimate,
    standardError,
    df,
    p: tTwoSided(estimate / standardError, df),
    low: estimate - half,
    high: estimate + half,
    kind,
    redundant,
  };
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

function subtract(from: Float64Array, q: Float64Array, factor: number): void {
  for (let i = 0; i < from.length; i++) from[i] = (from[i] as number) - factor * (q[i] as number);
}
