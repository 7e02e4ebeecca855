import { requireCount, StatsError } from './errors.js';
import { type LevelOption, requireLevel } from './interval.js';
import { inverse, times } from './linear.js';
import type { Stratum } from './strata.js';
import { fUpper, tOfLevel, tTwoSided } from './tails.js';

/** People who gave each answer, from the lowest to the highest; all lists of a model have the same length. */
export type AnswerCounts = ArrayLike<number>;

export interface ProportionalOdds {
  /** Log odds ratio of a higher answer, treatment against control. */
  readonly logOddsRatio: number;
  readonly standardError: number;
  /** exp of the above, with Wald's interval on the log scale. */
  readonly oddsRatio: { readonly estimate: number; readonly low: number; readonly high: number };
  /** P(treatment > control) of the latent, continuous answer: of 100 pairs, how many. */
  readonly superiority: { readonly estimate: number; readonly low: number; readonly high: number };
  /** People of informative strata less terms. */
  readonly df: number;
  /** Two-sided: Wald by t, and likelihood ratio by F, which is the better one where the ratio is large. */
  readonly p: number;
  readonly pLikelihoodRatio: number;
  /** Between neighbouring answers that somebody gave, in the first informative stratum. */
  readonly cutpoints: readonly number[];
  readonly logLikelihood: number;
  readonly iterations: number;
  /** Strata in which nobody is, or all gave the lowest or the highest answer: they say nothing of the effect. */
  readonly uninformative: readonly number[];
}

interface Cell {
  readonly count: number;
  /** Answer among those that somebody gave. */
  readonly answer: number;
  /** Among the informative ones; 0 is the reference. */
  readonly stratum: number;
  readonly treatment: 0 | 1;
}

interface Prepared {
  readonly cells: readonly Cell[];
  readonly answers: number;
  readonly strata: number;
  readonly uninformative: readonly number[];
}

const total = (counts: AnswerCounts): number => Array.from(counts).reduce((a, b) => a + b, 0);

/** @throws {StatsError} `too-few`, `length-mismatch`, `out-of-range`, `not-a-number`, `one-arm`, `no-variance` */
export function prepareAnswers(strata: readonly Stratum<AnswerCounts>[]): Prepared {
  const length = strata[0]?.control.length ?? 0;
  if (length < 2)
    throw new StatsError('too-few', 'There are fewer than two answers to choose from. Give the counts of all.');
  const sums = new Float64Array(length);
  strata.forEach((stratum, s) => {
    for (const side of ['control', 'treatment'] as const) {
      if (stratum[side].length !== length)
        throw new StatsError(
          'length-mismatch',
          `strata[${s}].${side} counts ${stratum[side].length} answers, others ${length}. Count every answer, with 0 if nobody gave it.`,
        );
      for (let k = 0; k < length; k++)
        sums[k] = (sums[k] as number) + requireCount(stratum[side][k] as number, `strata[${s}].${side}[${k}]`);
    }
  });
  for (const side of ['control', 'treatment'] as const)
    if (strata.every((s) => total(s[side]) === 0))
      throw new StatsError('one-arm', `Nobody of the ${side} arm answered, so there is nothing to compare.`);
  const given = [...sums.keys()].filter((k) => (sums[k] as number) > 0);
  const first = given[0] as number;
  const last = given.at(-1) as number;
  if (first === last)
    throw new StatsError(
      'no-variance',
      'Everybody gave the same answer, so there is no odds ratio. Report the shares.',
    );
  const uninformative: number[] = [];
  const cells: Cell[] = [];
  let informative = 0;
  strata.forEach((stratum, s) => {
    const people = total(stratum.control) + total(stratum.treatment);
    const at = (k: number): number => (stratum.control[k] as number) + (stratum.treatment[k] as number);
    // Their term runs off to infinity, and takes their likelihood to 1 whatever the effect.
    if (people === 0 || at(first) === people || at(last) === people) {
      uninformative.push(s);
      return;
    }
    given.forEach((k, answer) => {
      for (const treatment of [0, 1] as const) {
        const count = stratum[treatment ? 'treatment' : 'control'][k] as number;
        if (count > 0) cells.push({ count, answer, stratum: informative, treatment });
      }
    });
    informative++;
  });
  if (informative === 0)
    throw new StatsError('no-variance', 'Within every stratum all gave the same answer, so there is no odds ratio.');
  return { cells, answers: given.length, strata: informative, uninformative };
}

interface Fit {
  readonly parameters: Float64Array;
  readonly covariance: readonly Float64Array[];
  readonly logLikelihood: number;
  readonly iterations: number;
}

const logistic = (x: number): number => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)));

/** F(high) − F(low) of the logistic distribution without cancellation in either tail. */
function between(low: number, high: number): number {
  if (low === -Infinity) return logistic(high);
  if (high === Infinity) return logistic(-low);
  return low > 0 ? logistic(-low) - logistic(-high) : logistic(high) - logistic(low);
}

/** Newton's method with halved steps; the log likelihood is concave (Pratt, JASA 76 (1981) 103). */
function fit({ cells, answers, strata }: Prepared, withEffect: boolean): Fit {
  const cuts = answers - 1;
  const size = cuts + strata - 1 + (withEffect ? 1 : 0);
  const effect = withEffect ? size - 1 : -1;
  const limits = (b: Float64Array, c: Cell): readonly [number, number] => {
    const shift =
      (c.stratum > 0 ? (b[cuts + c.stratum - 1] as number) : 0) +
      (withEffect && c.treatment ? (b[effect] as number) : 0);
    return [
      c.answer === 0 ? -Infinity : (b[c.answer - 1] as number) - shift,
      c.answer === cuts ? Infinity : (b[c.answer] as number) - shift,
    ];
  };
  const likelihood = (b: Float64Array): number => {
    for (let k = 1; k < cuts; k++) if (!((b[k] as number) > (b[k - 1] as number))) return -Infinity;
    let sum = 0;
    for (const c of cells) sum += c.count * Math.log(between(...limits(b, c)));
    return sum;
  };

  const people = cells.reduce((sum, c) => sum + c.count, 0);
  const parameters = new Float64Array(size);
  let below = 0;
  for (let k = 0; k < cuts; k++) {
    below += cells.reduce((sum, c) => sum + (c.answer === k ? c.count : 0), 0);
    parameters[k] = Math.log(below / (people - below));
  }
  let value = likelihood(parameters);
  for (let iteration = 1; iteration <= 200; iteration++) {
    const gradient = new Float64Array(size);
    const information = Array.from({ length: size }, () => new Float64Array(size));
    for (const c of cells) {
      const [low, high] = limits(parameters, c);
      const p = between(low, high);
      const atLow = logistic(low);
      const atHigh = logistic(high);
      const slopeLow = atLow * (1 - atLow);
      const slopeHigh = atHigh * (1 - atHigh);
      // Derivatives of log p by the lower and the upper limit.
      const g = [-slopeLow / p, slopeHigh / p] as const;
      const h = [
        [(-slopeLow * (1 - 2 * atLow)) / p - g[0] * g[0], -g[0] * g[1]],
        [-g[0] * g[1], (slopeHigh * (1 - 2 * atHigh)) / p - g[1] * g[1]],
      ] as const;
      const terms: [index: number, byLow: number, byHigh: number][] = [];
      if (c.answer > 0) terms.push([c.answer - 1, 1, 0]);
      if (c.answer < cuts) terms.push([c.answer, 0, 1]);
      if (c.stratum > 0) terms.push([cuts + c.stratum - 1, -1, -1]);
      if (withEffect && c.treatment) terms.push([effect, -1, -1]);
      for (const [i, il, ih] of terms) {
        gradient[i] = (gradient[i] as number) + c.count * (g[0] * il + g[1] * ih);
        const row = information[i] as Float64Array;
        for (const [j, jl, jh] of terms)
          row[j] =
            (row[j] as number) - c.count * (h[0][0] * il * jl + h[0][1] * (il * jh + ih * jl) + h[1][1] * ih * jh);
      }
    }
    const covariance = inverse(information);
    const step = times(covariance, gradient);
    const decrement = step.reduce((sum, s, i) => sum + s * (gradient[i] as number), 0);
    if (decrement < 1e-20 * Math.max(1, people))
      return { parameters, covariance, logLikelihood: value, iterations: iteration };
    let scale = 1;
    let moved = false;
    for (let halving = 0; halving < 40; halving++, scale /= 2) {
      const next = parameters.map((b, i) => b + scale * (step[i] as number));
      const reached = likelihood(next);
      if (reached >= value - 1e-12 * Math.abs(value)) {
        moved = reached > value || scale === 1;
        parameters.set(next);
        value = reached;
        break;
      }
    }
    if (withEffect && Math.abs(parameters[effect] as number) > 15) break;
    if (!moved) return { parameters, covariance, logLikelihood: value, iterations: iteration };
  }
  throw new StatsError(
    'no-convergence',
    'The arms do not overlap, so that the odds ratio is without bound. Report a rank test and the probability of superiority.',
  );
}

/**
 * P(B > A) of two logistic variables whose odds ratio is given: OR (OR − 1 − ln OR) / (OR − 1)². Of 100 pairs, how many.
 * @param oddsRatio 0 to Infinity
 */
export function superiorityOfOddsRatio(oddsRatio: number): number {
  if (oddsRatio === 0) return 0;
  if (oddsRatio === Infinity) return 1;
  const d = oddsRatio - 1;
  // Near 1 the quotient cancels; its Taylor series in the log ratio does not.
  const log = Math.log(oddsRatio);
  if (Math.abs(log) < 0.02) return 0.5 + log / 6 - log ** 3 / 180 + log ** 5 / 5040;
  return oddsRatio > 1e8 ? 1 - (log - 1) / oddsRatio : (oddsRatio * (d - log)) / (d * d);
}

/**
 * Proportional odds (ordered logistic) model with a term for each stratum, by Newton's method:
 * logit P(answer ≤ k) = cut_k − stratum − effect × treatment. With two answers it is logistic regression.
 *
 * Keeps its level with ceilings, which are the norm in satisfaction items; answers nobody gave are left out. Tests and
 * intervals count the terms as a linear model would (t and F instead of normal and chi-square: the likelihood ratio λ gives
 * F = df (exp(λ/n) − 1)), because with few people a stratum the plain ones find too much. Under ten people a stratum the
 * odds ratio itself is pulled away from 1: prefer {@link vanElteren} there. Check the model by {@link proportionalOddsCheck}.
 *
 * @param strata people who gave each answer, by arm and stratum
 * @throws {StatsError} `no-variance` if all gave the same answer; `no-convergence` if the arms do not overlap;
 *   `one-arm`, `too-few`, `length-mismatch`, `out-of-range`, `not-a-number`
 * @see McCullagh, J. R. Statist. Soc. B 42 (1980) 109; R: `ordinal::clm`, `MASS::polr`
 */
export function proportionalOdds(strata: readonly Stratum<AnswerCounts>[], { level }: LevelOption): ProportionalOdds {
  requireLevel(level);
  const prepared = prepareAnswers(strata);
  const full = fit(prepared, true);
  const none = fit(prepared, false);
  const last = full.parameters.length - 1;
  const logOddsRatio = full.parameters[last] as number;
  const standardError = Math.sqrt((full.covariance[last] as Float64Array)[last] as number);
  const people = prepared.cells.reduce((sum, c) => sum + c.count, 0);
  const df = people - full.parameters.length;
  if (df < 1)
    throw new StatsError(
      'too-few',
      `${people} people are too few for ${full.parameters.length} terms. Merge strata or answers, or wait for people.`,
    );
  const half = tOfLevel(level, df) * standardError;
  const of = (f: (log: number) => number): { estimate: number; low: number; high: number } => ({
    estimate: f(logOddsRatio),
    low: f(logOddsRatio - half),
    high: f(logOddsRatio + half),
  });
  return {
    logOddsRatio,
    standardError,
    oddsRatio: of(Math.exp),
    superiority: of((log) => superiorityOfOddsRatio(Math.exp(log))),
    df,
    p: tTwoSided(logOddsRatio / standardError, df),
    pLikelihoodRatio: fUpper(
      df * Math.expm1(Math.max(0, 2 * (full.logLikelihood - none.logLikelihood)) / people),
      1,
      df,
    ),
    cutpoints: Array.from(full.parameters.slice(0, prepared.answers - 1)),
    logLikelihood: full.logLikelihood,
    iterations: full.iterations,
    uninformative: prepared.uninformative,
  };
}
