import { type DiagnosisPlan, type DiagnosisStratum, looksOf, rangeOf, requirePlan } from './diagnosis-plan.js';
import { simulatePilot, type SimulatedPilot } from './diagnosis-simulation.js';
import { effectBelow } from './hierarchical.js';
import { groupDifferences, stratifiedMeanDifference } from './mean-difference.js';
import { createRandom } from './random.js';
import { mantelHaenszelRiskDifference } from './strata.js';
import { neededPerArm, type Verdict, verdictOf } from './verdict.js';

export type { DiagnosisPlan, DiagnosisStratum } from './diagnosis-plan.js';

export type VerdictShares = Readonly<Record<Verdict, number>>;

export interface DiagnosisCell {
  readonly perArm: number;
  readonly effect: number;
  /** Pilots simulated. */
  readonly pilots: number;
  /** Share of pilots with each verdict, over all languages; they sum to 1. */
  readonly verdicts: VerdictShares;
  /** Share of pilots that stopped at a look before the last. */
  readonly stoppedEarly: number;
  /** People allocated to each arm when the pilots stopped, on average. */
  readonly averagePerArm: number;
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

/** The registered analysis of one pilot; cannot tell where no language has people in both arms. */
function pooledVerdict(plan: DiagnosisPlan, pilot: SimulatedPilot, level: number): Verdict {
  const { margin, better } = plan;
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
  const looks = looksOf(plan);
  const fractions = looks.map((look) => look.fraction);
  let anyFlagged = 0;
  let early = 0;
  let people = 0;
  for (let k = 0; k < plan.pilots; k++) {
    let verdict: Verdict = 'cannot tell';
    const { pilot, look } = simulatePilot(plan, perArm, effect, random, fractions, (so, at) => {
      verdict = pooledVerdict(plan, so, looks[at]?.level ?? plan.level);
      return verdict === 'better' || verdict === 'worse';
    });
    verdicts[verdict]++;
    if (look < looks.length - 1) early++;
    people += perArm * (fractions[look] ?? 1);
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
    stoppedEarly: early / pilots,
    averagePerArm: people / pilots,
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
 * looks, the registered interval and verdict rule, partial pooling by language), for every size and true effect.
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
