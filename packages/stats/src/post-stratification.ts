import { ratioWithoutPre } from './cuped-ratio.js';
import { StatsError } from './errors.js';
import type { EffectScale } from './effect.js';
import { pairArms } from './effect.js';
import { quadraticForm, type Matrix } from './matrix.js';
import { asMean, ratioMean, varianceOf } from './moments.js';
import { ratioCell, ratioRegressionCell, sampleCell, sampleRegressionCell, type Cell } from './strata-cells.js';
import { mergeSummaries, requireSummary, type SampleSummary, type SummableSummary } from './summaries.js';

/** The two arms of one stratum. */
export interface StratumPair<S extends SummableSummary = SummableSummary> {
  readonly control: S;
  readonly treatment: S;
}

/** Why there is no post-stratified effect. */
export type StrataRefusal = 'no-variance' | 'zero-control-mean' | 'no-convergence' | 'one-stratum';

export interface StrataEffect {
  readonly estimate: number;
  readonly variance: number;
  /** People in both arms. */
  readonly n: number;
  /** Control mean and effect, weighted over strata: of the numerator, then of the denominator for ratios. */
  readonly means: readonly number[];
}

/** Regression in a stratum estimates six numbers of a ratio. */
const RATIO_COEFFICIENTS = 6;

/** A summary whose yes-or-no parts are read as numbers, so that summaries of different strata can be added. */
function asMeans<S extends SummableSummary>(summary: S): S {
  if (summary.type === 'proportion' || summary.type === 'mean') return asMean(summary as SampleSummary) as S;
  const parts = Object.entries(summary).map(([key, value]) => [
    key,
    typeof value === 'object' ? asMean(value as SampleSummary) : value,
  ]);
  return Object.fromEntries(parts) as S;
}

/** Two strata as one. */
const mergePairs = (a: StratumPair, b: StratumPair): StratumPair => ({
  control: mergeSummaries(asMeans(a.control), asMeans(b.control)),
  treatment: mergeSummaries(asMeans(a.treatment), asMeans(b.treatment)),
});

/** All strata as one pair of arms, on the n − 1 divisor if there is more than one. @throws {StatsError} `too-few`, `mixed-types` */
export function poolStrata(strata: readonly StratumPair[]): StratumPair {
  const [first, ...rest] = strata;
  if (!first)
    throw new StatsError('too-few', 'There is no stratum, so there is nothing to compare. Give at least one.');
  return rest.reduce(mergePairs, first);
}

const varies = (summary: SummableSummary): boolean => {
  // Without a slope the adjusted parts are what they are without the covariate.
  if (summary.type === 'cuped') return summary.n > 1 && varianceOf(summary.post) > 0;
  if (summary.type === 'cupedRatio')
    return summary.dPre.sum !== 0 && pairArms(ratioWithoutPre(summary), ratioWithoutPre(summary)).control.variance > 0;
  return pairArms(summary, summary).control.variance > 0;
};

/** Drops the covariate everywhere when it does not vary in one of the arms. */
function withoutDeadCovariate(strata: readonly StratumPair[]): readonly StratumPair[] {
  const { control, treatment } = poolStrata(strata);
  const dead = [control, treatment].some((arm) =>
    arm.type === 'cuped'
      ? varianceOf(arm.pre) <= 0
      : arm.type === 'cupedRatio' && (varianceOf(arm.mPre) <= 0 || varianceOf(arm.dPre) <= 0),
  );
  const plain = (arm: SummableSummary): SummableSummary =>
    arm.type === 'cuped' ? arm.post : arm.type === 'cupedRatio' ? ratioWithoutPre(arm) : arm;
  return dead ? strata.map((pair) => ({ control: plain(pair.control), treatment: plain(pair.treatment) })) : strata;
}

function viable({ control, treatment }: StratumPair): boolean {
  if (!varies(control) || !varies(treatment)) return false;
  return control.type !== 'cupedRatio' || control.n + treatment.n > RATIO_COEFFICIENTS;
}

/** Largest stratum first; those that cannot stand alone are merged into it. */
function standingStrata(strata: readonly StratumPair[]): StratumPair[] {
  const size = (pair: StratumPair): number => pair.control.n + pair.treatment.n;
  const [largest, ...others] = strata.toSorted((a, b) => size(b) - size(a));
  const standing = others.filter(viable);
  const head = others.filter((pair) => !viable(pair)).reduce(mergePairs, largest as StratumPair);
  return [head, ...standing];
}

function cellOf({ control, treatment }: StratumPair): Cell | 'no-variance' | 'no-convergence' {
  const plain = (arm: SummableSummary): boolean => arm.type === 'proportion' || arm.type === 'mean';
  if (plain(control) && plain(treatment))
    return varies(control) && varies(treatment)
      ? sampleCell(control as SampleSummary, treatment as SampleSummary)
      : 'no-variance';
  if (control.type === 'ratio' && treatment.type === 'ratio')
    return varies(control) && varies(treatment) ? ratioCell(control, treatment) : 'no-variance';
  if (control.type === 'cuped' && treatment.type === 'cuped') {
    if (!varies(control) || !varies(treatment)) return 'no-variance';
    if (varianceOf(control.pre) > 0 && varianceOf(treatment.pre) > 0)
      return sampleRegressionCell(control, treatment) ?? 'no-convergence';
    return cellOf({ control: asMean(control.post), treatment: asMean(treatment.post) });
  }
  if (control.type === 'cupedRatio' && treatment.type === 'cupedRatio') {
    const covaries = [control, treatment].every((arm) => varianceOf(arm.mPre) > 0 && varianceOf(arm.dPre) > 0);
    if (!covaries) return cellOf({ control: ratioWithoutPre(control), treatment: ratioWithoutPre(treatment) });
    if (!varies(control) || !varies(treatment)) return 'no-variance';
    return ratioRegressionCell(control, treatment) ?? 'no-convergence';
  }
  throw new StatsError(
    'mixed-types',
    `The control is summarised as ${control.type} and the treatment as ${treatment.type}. Summarise both in the same way.`,
  );
}

/** Estimate and gradient of the effect in a stratum mean (control mean, effect) of numerator and, for ratios, denominator. */
function effectOfMeans(
  means: readonly number[],
  scale: EffectScale,
): { estimate: number; gradient: number[]; base: number } {
  const [m, dm, d, dd] = means as [number, number, number | undefined, number | undefined];
  if (d === undefined || dd === undefined) {
    if (scale === 'absolute') return { estimate: dm, gradient: [0, 1], base: m };
    return m === 0
      ? { estimate: 0, gradient: [0, 0], base: m }
      : { estimate: dm / m, gradient: [-dm / m ** 2, 1 / m], base: m };
  }
  const [treatedM, treatedD] = [m + dm, d + dd];
  const base = d === 0 ? 0 : m / d;
  if (d === 0 || treatedD === 0 || (scale === 'relative' && m === 0))
    return { estimate: 0, gradient: [0, 0, 0, 0], base };
  if (scale === 'absolute')
    return {
      estimate: treatedM / treatedD - base,
      gradient: [1 / treatedD - 1 / d, 1 / treatedD, m / d ** 2 - treatedM / treatedD ** 2, -treatedM / treatedD ** 2],
      base,
    };
  const ratio = (d * treatedM) / (m * treatedD);
  return {
    estimate: ratio - 1,
    gradient: [
      d / (m * treatedD) - ratio / m,
      d / (m * treatedD),
      treatedM / (m * treatedD) - ratio / treatedD,
      -ratio / treatedD,
    ],
    base,
  };
}

/**
 * Covariance of the mean of strata effects when stratum sizes are random: the part from the sizes (multinomial) and
 * the part within strata.
 */
function covarianceOfMean(
  cells: readonly Cell[],
  shares: readonly number[],
  means: readonly number[],
  n: number,
): Matrix {
  return means.map((meanRow, row) =>
    means.map((meanColumn, column) => {
      let between = -meanRow * meanColumn;
      let within = 0;
      for (const [k, cell] of cells.entries()) {
        const share = shares[k] as number;
        between += share * (cell.means[row] as number) * (cell.means[column] as number);
        within += share * (cell.covariance[row]?.[column] as number);
      }
      return (between + within) / n;
    }),
  );
}

/**
 * The post-stratified effect, or why there is none.
 * @throws {StatsError} `mixed-types`, `too-few` without a stratum
 */
export function strataEffect(strata: readonly StratumPair[], scale: EffectScale): StrataEffect | StrataRefusal {
  const usable = withoutDeadCovariate(strata);
  const pooled = poolStrata(usable);
  if (!varies(pooled.control) || !varies(pooled.treatment)) return 'no-variance';
  const standing = standingStrata(usable);
  if (standing.length === 1) return 'one-stratum';
  const cells: Cell[] = [];
  for (const pair of standing) {
    const cell = cellOf(pair);
    if (typeof cell === 'string') return cell;
    cells.push(cell);
  }
  const n = cells.reduce((sum, cell) => sum + cell.n, 0);
  const shares = cells.map((cell) => cell.n / n);
  const means = (cells[0] as Cell).means.map((_, row) =>
    cells.reduce((sum, cell, k) => sum + (cell.means[row] as number) * (shares[k] as number), 0),
  );
  const { estimate, gradient, base } = effectOfMeans(means, scale);
  const variance = quadraticForm(gradient, covarianceOfMean(cells, shares, means, n));
  if (scale === 'relative' && base === 0) return 'zero-control-mean';
  return variance > 0 ? { estimate, variance, n, means } : 'no-variance';
}

/**
 * The effect as if every stratum had its observed share of people in both arms: strata that happen to be uneven between
 * the arms no longer blur it. Strata whose outcome does not vary are merged into the largest; with a covariate each
 * stratum has its own regression on arm and covariate.
 *
 * The shares are those observed, so that nothing is assumed of the population. Needs strata fixed before the data.
 *
 * @param strata one pair of arms a stratum
 * @throws {StatsError} `too-few`, `mixed-types`, `no-variance`, `zero-control-mean`, `no-convergence` (a covariate that
 *   is a copy of the arm or of itself), `unsupported` (only one stratum can stand alone: use `effectOf`), and those of `effectOf`
 * @see Miratrix, Sekhon & Yu, Adjusting treatment effect estimates by post-stratification, J. R. Statist. Soc. B 75 (2013) 369
 */
export function postStratifiedEffect(
  strata: readonly StratumPair[],
  scale: EffectScale,
): { readonly estimate: number; readonly standardError: number; readonly n: number } {
  for (const [index, pair] of strata.entries())
    for (const [name, arm] of Object.entries(pair))
      if (arm.n !== 0) requireSummary(arm, `stratum ${index + 1} ${name}`);
  const result = strataEffect(strata, scale);
  if (typeof result !== 'string')
    return { estimate: result.estimate, standardError: Math.sqrt(result.variance), n: result.n };
  const reasons = {
    'no-variance': 'The outcome does not vary within the strata, so that there is no spread to judge the effect by.',
    'zero-control-mean':
      'The control mean is 0, so that a relative effect has no meaning. Ask for the absolute effect.',
    'no-convergence':
      'The covariate of a stratum is a copy of the arm, so that the two cannot be told apart. Leave it out.',
    'one-stratum':
      'Only one stratum can stand alone, so that there is nothing to weigh. Use the effect without strata.',
  } as const;
  throw new StatsError(result === 'one-stratum' ? 'unsupported' : result, reasons[result]);
}

/** The control's mean over all strata: the ratio for ratios, without the covariate. */
export function pooledControlMean(strata: readonly StratumPair[]): number {
  const { control } = poolStrata(strata);
  if (control.type === 'cupedRatio') return ratioMean(ratioWithoutPre(control));
  return pairArms(control, control).control.unadjustedMean;
}
