import { StatsError } from './errors.js';
import { type LevelOption, requireLevel } from './interval.js';
import { inverse, times } from './linear.js';
import { type AnswerCounts, prepareAnswers } from './proportional-odds.js';
import type { Stratum } from './strata.js';
import { chisquareUpper, zOfLevel } from './tails.js';

export interface OddsSplit {
  /** The split is between this position and the next, among the answers that somebody gave. */
  readonly after: number;
  readonly oddsRatio: number;
  readonly low: number;
  readonly high: number;
}

export interface ProportionalOddsCheck {
  /** The odds ratio of a higher answer, for every place at which the answers can be split in two. */
  readonly splits: readonly OddsSplit[];
  /** Splits that cannot be judged: an arm has nobody on one side of them, within the strata that vary. */
  readonly omitted: readonly number[];
  /** Brant's Wald test that all splits have the same odds ratio; null with fewer than two splits. */
  readonly test: { readonly statistic: number; readonly df: number; readonly p: number } | null;
}

/** People of one stratum and arm, and how many of them are above the split. */
interface BinaryCell {
  readonly stratum: number;
  readonly treatment: 0 | 1;
  readonly n: number;
  readonly above: number;
}

interface BinaryFit {
  readonly split: number;
  readonly logOddsRatio: number;
  /** Influence of each stratum × arm on the log odds ratio, to be multiplied by residuals. */
  readonly influence: (stratum: number, treatment: 0 | 1) => number;
  readonly fitted: (stratum: number, treatment: 0 | 1) => number;
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

function binaryFit(cells: readonly BinaryCell[], split: number): BinaryFit | null {
  const side = (above: boolean, arm: 0 | 1): number =>
    cells.reduce((sum, c) => sum + (c.treatment === arm ? (above ? c.above : c.n - c.above) : 0), 0);
  if ([0, 1].some((arm) => [true, false].some((above) => side(above, arm as 0 | 1) === 0))) return null;
  // A stratum that lies wholly on one side of this split has no finite term.
  const varying = [...new Set(cells.map((c) => c.stratum))].filter((s) => {
    const own = cells.filter((c) => c.stratum === s);
    const above = own.reduce((sum, c) => sum + c.above, 0);
    return above > 0 && above < own.reduce((sum, c) => sum + c.n, 0);
  });
  const used = cells.filter((c) => varying.includes(c.stratum));
  const size = varying.length + 1;
  const design = (stratum: number, treatment: 0 | 1): Float64Array => {
    const x = new Float64Array(size);
    const at = varying.indexOf(stratum);
    if (at >= 0) x[at] = 1;
    x[size - 1] = treatment;
    return x;
  };
  const b = new Float64Array(size);
  const eta = (stratum: number, treatment: 0 | 1): number =>
    design(stratum, treatment).reduce((sum, x, i) => sum + x * (b[i] as number), 0);
  let covariance: Float64Array[] = [];
  for (let iteration = 0; iteration < 60; iteration++) {
    const gradient = new Float64Array(size);
    const information = Array.from({ length: size }, () => new Float64Array(size));
    for (const c of used) {
      const x = design(c.stratum, c.treatment);
      const p = logistic(eta(c.stratum, c.treatment));
      x.forEach((xi, i) => {
        gradient[i] = (gradient[i] as number) + xi * (c.above - c.n * p);
        x.forEach((xj, j) => {
          const row = information[i] as Float64Array;
          row[j] = (row[j] as number) + xi * xj * c.n * p * (1 - p);
        });
      });
    }
    try {
      covariance = inverse(information);
    } catch (error) {
      if (error instanceof StatsError) return null;
      throw error;
    }
    const step = times(covariance, gradient);
    const largest = Math.max(...step.map(Math.abs));
    step.forEach((s, i) => (b[i] = (b[i] as number) + (largest > 4 ? (4 * s) / largest : s)));
    if (largest < 1e-11) {
      const effectRow = covariance[size - 1] as Float64Array;
      return {
        split,
        logOddsRatio: b[size - 1] as number,
        influence: (stratum, treatment) =>
          varying.includes(stratum)
            ? design(stratum, treatment).reduce((sum, x, i) => sum + x * (effectRow[i] as number), 0)
            : 0,
        fitted: (stratum, treatment) => logistic(eta(stratum, treatment)),
      };
    }
    if (Math.abs(b[size - 1] as number) > 15) return null;
  }
  return null;
}

/**
 * Is one odds ratio enough? The answers are split in two at every place; under proportional odds each split has the same
 * odds ratio. Logistic regressions with strata, and Brant's test that they agree. The test has little power in a pilot:
 * look at the splits.
 * @param strata as in {@link proportionalOdds}
 * @throws {StatsError} as {@link proportionalOdds}
 * @see Brant, Biometrics 46 (1990) 1171
 */
export function proportionalOddsCheck(
  strata: readonly Stratum<AnswerCounts>[],
  { level }: LevelOption,
): ProportionalOddsCheck {
  requireLevel(level);
  const { cells, answers, strata: count } = prepareAnswers(strata);
  const arms = [0, 1] as const;
  const people = (stratum: number, treatment: 0 | 1, above: number): number =>
    cells.reduce(
      (sum, c) => sum + (c.stratum === stratum && c.treatment === treatment && c.answer > above ? c.count : 0),
      0,
    );
  const fits: BinaryFit[] = [];
  const omitted: number[] = [];
  for (let split = 0; split < answers - 1; split++) {
    const binary = Array.from({ length: count }, (_, stratum) =>
      arms.map((treatment) => ({
        stratum,
        treatment,
        n: people(stratum, treatment, -1),
        above: people(stratum, treatment, split),
      })),
    )
      .flat()
      .filter((c) => c.n > 0);
    const found = binaryFit(binary, split);
    if (found) fits.push(found);
    else omitted.push(split);
  }
  // Cov(b_j, b_l) for j < l sums influence_j influence_l n (P(> l) − P(> j) P(> l)): being above l implies being above j.
  const covariance = fits.map((a) =>
    Float64Array.from(fits, (b) => {
      const [lower, upper] = a.split <= b.split ? [a, b] : [b, a];
      let sum = 0;
      for (let stratum = 0; stratum < count; stratum++)
        for (const treatment of arms) {
          const n = people(stratum, treatment, -1);
          const pUpper = upper.fitted(stratum, treatment);
          sum +=
            n *
            lower.influence(stratum, treatment) *
            upper.influence(stratum, treatment) *
            pUpper *
            (1 - lower.fitted(stratum, treatment));
        }
      return sum;
    }),
  );
  const z = zOfLevel(level);
  const splits = fits.map((f, i) => {
    const half = z * Math.sqrt((covariance[i] as Float64Array)[i] as number);
    return {
      after: f.split,
      oddsRatio: Math.exp(f.logOddsRatio),
      low: Math.exp(f.logOddsRatio - half),
      high: Math.exp(f.logOddsRatio + half),
    };
  });
  return { splits, omitted, test: equality(fits, covariance) };
}

/** Wald test that neighbouring log odds ratios do not differ; null if there is nothing to compare, or no information. */
function equality(fits: readonly BinaryFit[], covariance: readonly Float64Array[]): ProportionalOddsCheck['test'] {
  const df = fits.length - 1;
  if (df < 1) return null;
  const v = (i: number, j: number): number => (covariance[i] as Float64Array)[j] as number;
  const differences = Float64Array.from({ length: df }, (_, i) => {
    const [a, b] = [fits[i], fits[i + 1]] as [BinaryFit, BinaryFit];
    return b.logOddsRatio - a.logOddsRatio;
  });
  const of = Array.from({ length: df }, (_, i) =>
    Float64Array.from({ length: df }, (__, j) => v(i + 1, j + 1) - v(i + 1, j) - v(i, j + 1) + v(i, j)),
  );
  try {
    const solved = times(inverse(of), differences);
    const statistic = solved.reduce((sum, s, i) => sum + s * (differences[i] as number), 0);
    return { statistic, df, p: chisquareUpper(statistic, df) };
  } catch (error) {
    if (error instanceof StatsError) return null;
    throw error;
  }
}
