import { requireBetween, requireCount, requireFinite, StatsError } from './errors.js';
import { requireLevel } from './interval.js';
import { sequentialBoundaries, type SequentialPlan } from './sequential.js';
import type { RiskInterval } from './strata.js';

/** A language as the pilot expects it. */
export interface DiagnosisStratum {
  readonly id: string;
  /** Share of the people who take part, above 0; the shares sum to 1. */
  readonly share: number;
  /** Mean of the outcome in the control arm; a share, 0 to 1, unless the outcome is a scale. */
  readonly control: number;
  /** How far the true effect in this stratum differs from the effect asked about; 0 unless told. */
  readonly offset?: number;
}

/** A pilot before it runs, and what is asked about it. Effects are treatment − control in the outcome's unit. */
export interface DiagnosisPlan {
  readonly strata: readonly DiagnosisStratum[];
  /**
   * `binary`: 0 or 1 a person. `share`: the share of `items` answers that are right, independent of each other.
   * `scale`: normal with standard deviation `sd` within a language, possible values from `min` to `max`.
   */
  readonly outcome:
    | { readonly kind: 'binary' }
    | { readonly kind: 'share'; readonly items: number }
    | { readonly kind: 'scale'; readonly sd: number; readonly min: number; readonly max: number };
  readonly better: 'higher' | 'lower';
  readonly margin: number;
  /** Two-sided level of the interval that decides. */
  readonly level: number;
  /** People allocated to each arm. */
  readonly sizes: readonly number[];
  readonly effects: readonly number[];
  /** Simulated pilots for each size and effect; 2 000 give shares to 1 point. */
  readonly pilots: number;
  readonly seed: string;
  /** Arms of the experiment, of which two are compared; 2 unless told. */
  readonly arms?: number;
  /** Block sizes in units of the number of arms, one drawn for each block; 1 and 2 unless told. */
  readonly blockMultiples?: readonly number[];
  /** Share of people without the outcome, the same in both arms; 0 unless told. */
  readonly dropout?: number;
  /** Scale of the half-normal prior of the spread between languages. */
  readonly spreadPrior: number;
  /** Level of the intervals of single languages; 0.9 unless told. */
  readonly groupLevel?: number;
  /** A language is flagged as harmed if the probability of it exceeds this; 0.9 unless told. */
  readonly harmThreshold?: number;
  /** Fewest people in both arms of a language together for a statement of its own; 2 unless told. */
  readonly smallestGroup?: number;
  /** Interval of a binary outcome; Sato's unless told. */
  readonly interval?: RiskInterval;
  /**
   * Planned looks: shares of all people, rising to 1. The pilot stops at a look whose interval, at the level of the
   * boundary, is better or worse; *not worse* is said at the end only. No look before the end unless told.
   */
  readonly looks?: Pick<SequentialPlan, 'looks' | 'spending'>;
}

/** @throws {StatsError} `too-few`, `one-arm`, `weights-do-not-sum-to-one`, `out-of-range`, `not-a-number` */
export function requirePlan(plan: DiagnosisPlan): void {
  if (plan.strata.length === 0)
    throw new StatsError('too-few', 'The plan has no language, so nobody takes part. Name one or more.');
  plan.strata.forEach((s, i) => {
    requireBetween(s.share, 0, 1 + 1e-9, `strata[${i}].share`);
    requireFinite(s.control, `strata[${i}].control`);
    requireFinite(s.offset ?? 0, `strata[${i}].offset`);
    if (plan.outcome.kind !== 'scale') requireBetween(s.control, -1e-12, 1 + 1e-12, `strata[${i}].control`);
  });
  const total = plan.strata.reduce((sum, s) => sum + s.share, 0);
  if (Math.abs(total - 1) > 1e-6)
    throw new StatsError(
      'weights-do-not-sum-to-one',
      `The shares of the languages sum to ${total}. Divide each by that.`,
    );
  requireBetween(plan.margin, 0, Infinity, 'margin');
  requireLevel(plan.level);
  requireBetween(plan.spreadPrior, 0, Infinity, 'spreadPrior');
  if (plan.outcome.kind === 'scale') requireBetween(plan.outcome.sd, 0, Infinity, 'outcome.sd');
  const atLeast = (value: number, least: number, name: string): void => {
    if (requireCount(value, name) < least)
      throw new StatsError('too-few', `${name} is ${value}; it is ${least} at least. Correct the plan.`);
  };
  if (plan.outcome.kind === 'share') atLeast(plan.outcome.items, 1, 'outcome.items');
  if ((plan.arms ?? 2) < 2) throw new StatsError('one-arm', 'One arm compares nothing. Plan two or more.');
  requireCount(plan.arms ?? 2, 'arms');
  atLeast(plan.pilots, 1, 'pilots');
  for (const size of plan.sizes) atLeast(size, 1, 'a size');
  for (const effect of plan.effects) requireFinite(effect, 'an effect');
  for (const multiple of plan.blockMultiples ?? [1]) atLeast(multiple, 1, 'a block multiple');
  if (plan.blockMultiples?.length === 0) throw new StatsError('too-few', 'There is no block size. Give one or more.');
  requireBetween(plan.dropout ?? 0, -1e-12, 1, 'dropout');
}

/** Where the values lie; the margin of a share of items and of a binary outcome is on the same scale. */
export const rangeOf = (plan: DiagnosisPlan): { readonly min: number; readonly max: number } =>
  plan.outcome.kind === 'scale' ? plan.outcome : { min: 0, max: 1 };

/** When the data are looked at, and at which level. */
export const looksOf = (plan: DiagnosisPlan): readonly { readonly fraction: number; readonly level: number }[] =>
  plan.looks
    ? sequentialBoundaries({ ...plan.looks, alpha: 1 - plan.level }).map(({ fraction, nominalP }) => ({
        fraction,
        level: 1 - nominalP,
      }))
    : [{ fraction: 1, level: plan.level }];
