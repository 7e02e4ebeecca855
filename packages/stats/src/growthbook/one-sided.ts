import { sequenceHalfWidth } from '../always-valid.js';
import type { Alternative } from '../frequentist.js';

export type PValueError = 'ALPHA_GREATER_THAN_0.5_FOR_SEQUENTIAL_ONE_SIDED_TEST' | 'NUMERICAL_PVALUE_NOT_CONVERGED';

const LEAST = 1e-5;
const MOST = 0.4999;
/** The search stops when the bound is this near to zero, in the unit of the effect, whatever that unit is. */
const NEAR_ZERO = 1e-6;

/**
 * GrowthBook's one-sided sequential p: the level at which the one-sided bound touches zero, by bisection that stops
 * early, clamped to [0.00001, 0.4999]. `confidenceSequence` has the exact one.
 * @param rho of the sequence at its registered level; it stays fixed while the level is searched
 */
export function oneSidedP(
  effect: { readonly estimate: number; readonly standardError: number; readonly n: number },
  alternative: Exclude<Alternative, 'two-sided'>,
  rho: number,
): { readonly value: number | null; readonly error: PValueError | null } {
  const { standardError, n } = effect;
  const estimate = alternative === 'greater' ? effect.estimate : -effect.estimate;
  const bound = (alpha: number): number =>
    estimate - sequenceHalfWidth(n * standardError ** 2, n, rho, alpha, alternative);
  if (bound(LEAST) > 0) return { value: LEAST, error: null };
  if (bound(MOST) < 0) return { value: MOST, error: null };
  let [low, high, p] = [LEAST, MOST, (LEAST + MOST) / 2];
  for (let step = 0; step < 100; step++) {
    const distance = bound(p);
    if (distance < 0) low = p;
    else high = p;
    p = (low + high) / 2;
    if (Math.abs(distance) < NEAR_ZERO) return { value: p, error: null };
  }
  return { value: null, error: 'NUMERICAL_PVALUE_NOT_CONVERGED' };
}
