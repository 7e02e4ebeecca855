import { simulatePilot, type SimulatedPilot } from './diagnosis-simulation.js';
import { requireBetween, requireCount, requireFinite, StatsError } from './errors.js';
import { effectBelow } from './hierarchical.js';
import { requireLevel } from './interval.js';
import { groupDifferences, stratifiedMeanDifference } from './mean-difference.js';
import { createRandom } from './random.js';
import { mantelHaenszelRiskDifference, type RiskInterval } from './strata.js';
import { neededPerArm, type Verdict, verdictOf } from './verdict.js';

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
}

export type VerdictShares = Readonly<Record<Verdict, number>>;

export interface DiagnosisCell {
  readonly perArm: number;
  readonly effect: number;
  /** Pilots simulated. */
  readonly pilots: number;
  /** Share of pilots with each verdict, over all languages; they sum to 1. */
  readonly verdicts: VerdictShares;
  /** Share of pilots in which at least one language is flagged as harmed. */
  readonly anyFlagged: number;
  readonly groups: readonly {
    readonly id: string;
    /** Of all pilots; a pilot with too few people of the language cannot tell. */
    readonly verdicts: VerdictShares;
    readonly flagged: number;
  }[];
}

export interface Diagnosis {
  readonly cells: readonly DiagnosisCell[];
  /** People in each arm that would tell *not worse* with probability 0.8 if there is no difference. */
  readonly neededPerArm: number;
  /** The same for each language by itself: people of that language in each arm. */
  readonly groups: readonly { readonly id: string; readonly neededPerArm: number }[];
}

const NONE: Record<Verdict, number> = { better: 0, 'not worse': 0, 'cannot tell': 0, worse: 0 };

const toShares = (counts: Readonly<Record<Verdict, number>>, pilots: number): VerdictShares => ({
  better: counts.better / pilots,
  'not worse': counts['not worse'] / pilots,
  'cannot tell': counts['cannot tell'] / pilots,
  worse: counts.worse / pilots,
});

function requirePlan(plan: DiagnosisPlan): void {
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
const rangeOf = (plan: DiagnosisPlan): { readonly min: number; readonly max: number } =>
  plan.outcome.kind === 'scale' ? plan.outcome : { min: 0, max: 1 };

/** The registered analysis of one pilot; cannot tell where no language has people in both arms. */
function pooledVerdict(plan: DiagnosisPlan, pilot: SimulatedPilot): Verdict {
  const { level, margin, better } = plan;
  if (pilot.every((s) => s.control.n === 0 || s.treatment.n === 0)) return 'cannot tell';
  const interval =
    plan.outcome.kind === 'binary'
      ? mantelHaenszelRiskDifference(pilot, { level, interval: plan.interval ?? 'sato' })
      : plan.outcome.kind === 'share'
        ? stratifiedMeanDifference(pilot, { level, range: rangeOf(plan) })
        : withoutRange(pilot, level);
  return interval ? verdictOf({ low: interval.low, high: interval.high, margin, better }) : 'cannot tell';
}

/** Simulated normal values may leave the range of the scale, so that it cannot help where there is no spread. */
function withoutRange(pilot: SimulatedPilot, level: number): { readonly low: number; readonly high: number } | null {
  const enough = (['control', 'treatment'] as const).every((side) =>
    pilot.some((s) => s[side].n > 1 && s.control.n > 0 && s.treatment.n > 0),
  );
  return enough ? stratifiedMeanDifference(pilot, { level }) : null;
}

interface GroupOutcome {
  readonly verdict: Verdict;
  readonly flagged: boolean;
}

function groupOutcomes(plan: DiagnosisPlan, pilot: SimulatedPilot): readonly (GroupOutcome | null)[] {
  const { margin, better, spreadPrior, groupLevel = 0.9, harmThreshold = 0.9, smallestGroup = 2 } = plan;
  const differences = groupDifferences(pilot, { range: rangeOf(plan) });
  const present: number[] = [];
  differences.forEach((d, i) => {
    const stratum = pilot[i];
    if (d && stratum && stratum.control.n + stratum.treatment.n >= smallestGroup) present.push(i);
  });
  const results = pilot.map((): GroupOutcome | null => null);
  if (present.length === 0) return results;
  const sign = better === 'higher' ? 1 : -1;
  const facing = present.map((i) => {
    const d = differences[i] as { estimate: number; variance: number };
    return { estimate: sign * d.estimate, variance: d.variance };
  });
  const tail = (1 - groupLevel) / 2;
  effectBelow(facing, { spreadPrior }, [-margin, 0]).forEach(([harm = 1, loss = 1], k) => {
    const verdict: Verdict =
      loss < tail ? 'better' : loss > 1 - tail ? 'worse' : harm < tail ? 'not worse' : 'cannot tell';
    results[present[k] as number] = { verdict, flagged: harm > harmThreshold };
  });
  return results;
}

function simulateCell(plan: DiagnosisPlan, perArm: number, effect: number): DiagnosisCell {
  // A stream of its own, so that a cell does not depend on which others were asked for.
  const random = createRandom(`${plan.seed}/${perArm}/${effect}`);
  const verdicts = { ...NONE };
  const groups = plan.strata.map(({ id }) => ({ id, verdicts: { ...NONE }, flagged: 0 }));
  let anyFlagged = 0;
  for (let k = 0; k < plan.pilots; k++) {
    const pilot = simulatePilot(plan, perArm, effect, random);
    verdicts[pooledVerdict(plan, pilot)]++;
    let any = false;
    groupOutcomes(plan, pilot).forEach((outcome, i) => {
      const group = groups[i];
      if (!group) return;
      group.verdicts[outcome?.verdict ?? 'cannot tell']++;
      if (outcome?.flagged) {
        group.flagged++;
        any = true;
      }
    });
    if (any) anyFlagged++;
  }
  const { pilots } = plan;
  return {
    perArm,
    effect,
    pilots,
    verdicts: toShares(verdicts, pilots),
    anyFlagged: anyFlagged / pilots,
    groups: groups.map((g) => ({ id: g.id, verdicts: toShares(g.verdicts, pilots), flagged: g.flagged / pilots })),
  };
}

/**
 * The cells of a diagnosis one by one, sizes within effects: for a progress bar, and to stop in between.
 * @throws {StatsError} at the first step, for a plan that cannot be simulated: `too-few`, `one-arm`,
 *   `weights-do-not-sum-to-one`, `out-of-range`, `not-a-number`
 */
export function* diagnosisCells(plan: DiagnosisPlan): Generator<DiagnosisCell, void, undefined> {
  requirePlan(plan);
  for (const effect of plan.effects) for (const perArm of plan.sizes) yield simulateCell(plan, perArm, effect);
}

/** Variance of one person's value, averaged over languages by their shares. */
function varianceOf(plan: DiagnosisPlan, strata: readonly DiagnosisStratum[]): number {
  const { outcome } = plan;
  if (outcome.kind === 'scale') return outcome.sd ** 2;
  const items = outcome.kind === 'share' ? outcome.items : 1;
  const total = strata.reduce((sum, s) => sum + s.share, 0);
  return strata.reduce((sum, s) => sum + (s.share / total) * s.control * (1 - s.control), 0) / items;
}

/**
 * What a pilot can and cannot tell, before it runs: the whole of it simulated (walk-in order, languages, blocks, dropout,
 * the registered interval and verdict rule, partial pooling by language), for every size and true effect.
 * Deterministic for a seed. Two thousand pilots of 8 languages take about a tenth of a second for each cell.
 *
 * @throws {StatsError} as {@link diagnosisCells}
 */
export function diagnose(plan: DiagnosisPlan): Diagnosis {
  return { cells: [...diagnosisCells(plan)], ...needed(plan) };
}

/** How many people would tell: the part of {@link diagnose} that needs no simulation. */
export function needed(plan: DiagnosisPlan): Pick<Diagnosis, 'neededPerArm' | 'groups'> {
  requirePlan(plan);
  const { margin, level, dropout = 0 } = plan;
  const people = (strata: readonly DiagnosisStratum[]): number => {
    const variance = varianceOf(plan, strata);
    return Math.ceil(
      neededPerArm({ variance: { control: variance, treatment: variance }, margin, level }) / (1 - dropout),
    );
  };
  return {
    neededPerArm: people(plan.strata),
    groups: plan.strata.map((s) => ({ id: s.id, neededPerArm: people([s]) })),
  };
}
