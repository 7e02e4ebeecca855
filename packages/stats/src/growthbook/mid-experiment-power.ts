import { powerAfter, powerOfEach, type Progress } from '../mid-experiment-power.js';

export interface ScalingFactor {
  readonly scalingFactor: number | null;
  /** Null also when nobody more is needed. */
  readonly additionalUsers: number | null;
  readonly upperBoundAchieved: boolean;
  readonly updateMessage: 'successful' | 'unsuccessful';
  readonly error: string | null;
}

/** The search stops when power is this near to its target. */
const NEAR = 1e-5;
const DOUBLINGS = 27;

/**
 * The extra sample that GrowthBook reports, as a share of the present one: doubling, then bisection that stops within
 * 0.00001 of the power, so that the factor has only a few digits. `growthNeeded` has them all.
 * @throws {StatsError} as `powerAfter`
 */
export function scalingFactor(progress: Progress): ScalingFactor {
  const target = powerOfEach(progress);
  const found = (factor: number): ScalingFactor => ({
    scalingFactor: factor,
    additionalUsers: factor === 0 ? null : progress.n * factor,
    upperBoundAchieved: false,
    updateMessage: 'successful',
    error: null,
  });
  const notFound = (error: string): ScalingFactor => ({
    scalingFactor: null,
    additionalUsers: null,
    upperBoundAchieved: true,
    updateMessage: 'unsuccessful',
    error,
  });
  if (powerAfter(progress, 0) > target) return found(0);
  let factor = 1;
  let power = powerAfter(progress, factor);
  for (let step = 0; step < DOUBLINGS && power < target; step++) {
    factor *= 2;
    power = powerAfter(progress, factor);
  }
  if (power < target) return notFound('could not find upper bound for scaling factor');
  let [low, high] = [0, factor];
  for (let step = 0; step < 100; step++) {
    if (power - target > 0) high = factor;
    else low = factor;
    factor = 0.5 * (low + high);
    power = powerAfter(progress, factor);
    if (Math.abs(power - target) < NEAR) return found(factor);
  }
  return notFound('bisection search did not converge');
}
