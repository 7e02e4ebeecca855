import { requireBetween, requireFinite, StatsError } from './errors.js';
import { requireEstimate, type Alternative, type NormalEstimate } from './frequentist.js';
import type { Interval } from './multiplicity.js';

export interface SequenceOptions {
  /** Above 0 and below 1; below 0.5 for a one-sided sequence. */
  readonly alpha: number;
  /** The total number of people at which the sequence is tightest; 5000 in GrowthBook. Fix it before the data. */
  readonly tightestAt: number;
  readonly alternative?: Alternative;
}

export interface SequentialTest {
  /** Valid whenever one looks, at every look at once. */
  readonly interval: Interval;
  /** Always-valid p: the largest 1 for two-sided and 0.5 for one-sided tests. */
  readonly p: number;
  readonly rho: number;
}

/**
 * The mixture parameter ρ that makes the confidence sequence tightest at `tightestAt` people:
 * √((−2 ln α + ln(−2 ln α + 1)) / N), with 2α for α in one-sided sequences.
 * @throws {StatsError} `not-a-number`, `out-of-range`
 * @see Waudby-Smith et al., Time-uniform central limit theory, arXiv 2103.06476v7, appendix B.2
 */
export function mixtureRho(alpha: number, tightestAt: number, alternative: Alternative = 'two-sided'): number {
  requireBetween(alpha, 0, 1, 'alpha');
  requireBetween(tightestAt, 0, Infinity, 'tightestAt');
  const two = -2 * Math.log(alternative === 'two-sided' ? alpha : 2 * alpha);
  if (two < 0) throw new StatsError('out-of-range', `alpha is ${alpha}. A one-sided sequence holds only below 0.5.`);
  return Math.sqrt((two + Math.log(two + 1)) / tightestAt);
}

/**
 * Half-width of the asymptotic confidence sequence at n people in all, n σ² = variance of the estimate times n².
 *
 * @param s2 n times the squared standard error
 * @param n people in both arms
 * @throws {StatsError} `not-a-number`, `out-of-range`
 * @see arXiv 2103.06476v7: two-sided eq. 9, one-sided eq. 134
 */
export function sequenceHalfWidth(
  s2: number,
  n: number,
  rho: number,
  alpha: number,
  alternative: Alternative = 'two-sided',
): number {
  if (requireFinite(s2, 's2') < 0)
    throw new StatsError(
      'out-of-range',
      `s2 is ${s2}. A variance is never negative: give n times the squared standard error.`,
    );
  requireBetween(n, 0, Infinity, 'n');
  requireBetween(rho, 0, Infinity, 'rho');
  requireBetween(alpha, 0, 1, 'alpha');
  const growth = n * rho ** 2 + 1;
  const log =
    alternative === 'two-sided' ? Math.log(Math.sqrt(growth) / alpha) : Math.log(1 + Math.sqrt(growth) / (2 * alpha));
  return Math.sqrt(s2) * Math.sqrt((2 * growth * log) / (n * rho) ** 2);
}

/**
 * Always-valid interval and p-value: look as often as you like, stop when you like.
 *
 * Two-sided p = min(1, √g e^{−ρ² n t²/(2g)}) with g = nρ² + 1; one-sided p inverts the bound in closed form,
 * √g / (2 (e^{ρ² n t²/(2g)} − 1)), and is 0.5 for an estimate on the wrong side. Asymptotic: trust it from some
 * hundreds of people on, and use `sequentialBoundaries` for the planned looks at a pilot.
 *
 * @param effect estimate, standard error and n (people in both arms, 1 or more)
 * @throws {StatsError} `not-a-number`, `no-variance`, `out-of-range`
 * @see Waudby-Smith et al., arXiv 2103.06476v7, eqs. 9, 134, 155, 161
 */
export function confidenceSequence(
  effect: NormalEstimate & { readonly n: number },
  options: SequenceOptions,
): SequentialTest {
  requireEstimate(effect);
  const { estimate, standardError, n } = effect;
  const { alpha, tightestAt, alternative = 'two-sided' } = options;
  if (alternative !== 'two-sided') requireBetween(alpha, 0, 0.5, 'alpha');
  const rho = mixtureRho(alpha, tightestAt, alternative);
  const margin = sequenceHalfWidth(n * standardError ** 2, n, rho, alpha, alternative);
  const growth = n * rho ** 2 + 1;
  const evidence = (rho ** 2 * n * (estimate / standardError) ** 2) / (2 * growth);
  if (alternative === 'two-sided')
    return {
      interval: [estimate - margin, estimate + margin],
      p: Math.min(1, Math.sqrt(growth) * Math.exp(-evidence)),
      rho,
    };
  const onItsSide = alternative === 'greater' ? estimate > 0 : estimate < 0;
  return {
    interval: alternative === 'greater' ? [estimate - margin, Infinity] : [-Infinity, estimate + margin],
    p: onItsSide ? Math.min(0.5, Math.sqrt(growth) / (2 * Math.expm1(evidence))) : 0.5,
    rho,
  };
}
