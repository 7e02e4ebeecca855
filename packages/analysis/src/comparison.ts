import type { Contrast, ContrastResult, Estimate, Experiment, Outcome, OutcomeResult } from '@luotsi/protocol';
import {
  holm,
  mantelHaenszelRiskDifference,
  rerandomisationTest,
  stratifiedDifference,
  stratifiedMeanDifference,
  summarise,
  verdictOf,
  type ArmCodes,
  type Random,
  type Stratum,
} from '@luotsi/stats';
import { RISK_INTERVAL } from './choices.js';
import type { Person } from './people.js';
import {
  rAdjusted,
  rDifference,
  rMean,
  rMeanDifference,
  rMeanDifferenceByRange,
  rRiskDifference,
  rSd,
  type Moments,
} from './r.js';
import { CONTROL, TREATMENT } from './redraw.js';

/** Draw `k` of the arms of a contrast; see `createRedraw`. One code a place of the ledger. */
export type Redraw = (random: Random, k: number) => ArmCodes;

/** What every comparison of an experiment needs. */
export interface Setting {
  readonly definition: Experiment;
  readonly people: readonly Person[];
  /** By contrast. */
  readonly redraws: ReadonlyMap<string, Redraw>;
}

interface Valued {
  readonly person: Person;
  readonly value: number;
}

export const unitOf = ({ kind }: Outcome): string => (kind === 'scale' ? 'points' : 'share');
export const differenceUnitOf = ({ kind }: Outcome): string => (kind === 'scale' ? 'points' : 'difference of shares');

/** The people of an arm to whom the outcome applies; `fill` stands in for missing values, which are left out otherwise. */
function valued(people: readonly Person[], outcome: string, arm: string, fill?: number): Valued[] {
  return people.flatMap((person) => {
    if (person.arm !== arm) return [];
    const value = person.values.get(outcome);
    if (typeof value === 'number') return [{ person, value }];
    return value === 'missing' && fill !== undefined ? [{ person, value: fill }] : [];
  });
}

/** Values of both arms by language, in the order in which the languages stand in the definition. */
export function strataOf(
  definition: Experiment,
  control: readonly Valued[],
  treatment: readonly Valued[],
): (Stratum<number[]> & { readonly language: string })[] {
  const of = (list: readonly Valued[], language: string): number[] =>
    list.filter(({ person }) => person.language === language).map(({ value }) => value);
  return definition.languages.map((language) => ({
    language,
    control: of(control, language),
    treatment: of(treatment, language),
  }));
}

/** Complete cases of a contrast by language. */
export const completeCases = (
  { definition, people }: Setting,
  outcome: Outcome,
  contrast: Contrast,
): (Stratum<number[]> & { readonly language: string })[] =>
  strataOf(definition, valued(people, outcome.id, contrast.control), valued(people, outcome.id, contrast.treatment));

/** Whether some language has people in both arms, so that there is something to compare. */
export const comparableSizes = (sizes: readonly Stratum<number>[]): boolean =>
  sizes.some(({ control, treatment }) => control > 0 && treatment > 0);

const comparable = (strata: readonly Stratum<readonly number[]>[]): boolean =>
  comparableSizes(strata.map((s) => ({ control: s.control.length, treatment: s.treatment.length })));

function estimateOf(outcome: Outcome, strata: readonly Stratum<number[]>[], id: string, level: number): Estimate {
  if (outcome.kind === 'binary') {
    const count = (values: readonly number[]) => ({
      n: values.length,
      successes: values.filter((v) => v === 1).length,
    });
    const counts = strata.map(({ control, treatment }) => ({ control: count(control), treatment: count(treatment) }));
    const { estimate, low, high } = mantelHaenszelRiskDifference(counts, { level, interval: RISK_INTERVAL });
    return {
      id,
      value: estimate,
      low,
      high,
      level,
      unit: differenceUnitOf(outcome),
      method: 'Mantel-Haenszel risk difference over languages, stratified Newcombe interval',
      r: rRiskDifference(counts, level),
    };
  }
  const { estimate, low, high, interval } = stratifiedMeanDifference(strata, { level, range: outcome.range });
  return {
    id,
    value: estimate,
    low,
    high,
    level,
    unit: differenceUnitOf(outcome),
    method:
      'difference of means within languages, Mantel-Haenszel weights, ' +
      (interval === 't'
        ? 'pooled variance of each arm, t interval (Satterthwaite)'
        : 'interval from the range of the values, since there is no spread'),
    r:
      interval === 't'
        ? rMeanDifference(strata, momentsOf(strata), level)
        : rMeanDifferenceByRange(strata, momentsOf(strata), level, outcome.range),
  };
}

const momentsOf = (strata: readonly Stratum<number[]>[]): Stratum<Moments>[] =>
  strata.map(({ control, treatment }) => ({ control: summarise(control), treatment: summarise(treatment) }));

/** Seed of the draws of a contrast; the same for all of its outcomes, so that they are judged by the same draws. */
export const seedOf = (definition: Experiment, contrast: Contrast): string =>
  `${definition.analysis.seed}, ${contrast.id}`;

function pValueOf({ definition, people, redraws }: Setting, outcome: Outcome, contrast: Contrast): number | null {
  const redraw = redraws.get(contrast.id);
  if (!redraw) return null;
  const index = new Map(definition.languages.map((language, i) => [language, i]));
  const cases = people.flatMap((person) => {
    const value = person.values.get(outcome.id);
    const stratum = index.get(person.language);
    return typeof value === 'number' &&
      stratum !== undefined &&
      (person.arm === contrast.control || person.arm === contrast.treatment)
      ? [{ person, stratum, value }]
      : [];
  });
  const positions = Uint32Array.from(cases, ({ person }) => person.position);
  const drawn = new Uint8Array(cases.length);
  return rerandomisationTest({
    observed: Uint8Array.from(cases, ({ person }) => (person.arm === contrast.control ? CONTROL : TREATMENT)),
    statistic: stratifiedDifference(
      cases.map(({ value }) => value),
      cases.map(({ stratum }) => stratum),
    ),
    draw: (random, k) => {
      const labels = redraw(random, k);
      for (let i = 0; i < drawn.length; i += 1) drawn[i] = labels[positions[i] as number] as number;
      return drawn;
    },
    draws: definition.analysis.draws,
    seed: seedOf(definition, contrast),
  }).p;
}

/** The difference if nobody's value were missing: all missing ones the worst, or all the best, for the treatment. */
function boundsOf({ definition, people }: Setting, outcome: Outcome, contrast: Contrast): ContrastResult['bounds'] {
  const missing = people.some(
    (p) => (p.arm === contrast.control || p.arm === contrast.treatment) && p.values.get(outcome.id) === 'missing',
  );
  if (!missing) return null;
  const { min, max } = outcome.range;
  const bound = (side: 'low' | 'high', control: number, treatment: number) => {
    const strata = strataOf(
      definition,
      valued(people, outcome.id, contrast.control, control),
      valued(people, outcome.id, contrast.treatment, treatment),
    );
    return {
      id: `${outcome.id}/${contrast.id}/${side}`,
      value: stratifiedMeanDifference(strata, { level: 1 - definition.analysis.alpha, range: outcome.range }).estimate,
      unit: differenceUnitOf(outcome),
      method: `everybody allocated; a missing value counts as ${treatment} under ${contrast.treatment} and as ${control} under ${contrast.control}`,
      r: rDifference(strata, momentsOf(strata)),
    };
  };
  return { low: bound('low', max, min), high: bound('high', min, max) };
}

/**
 * One outcome: each arm, and each contrast that can be made. An arm without values, and a contrast of which no language
 * has both arms, are left out: there is no number for them.
 */
export function outcomeResultOf(setting: Setting, outcome: Outcome): OutcomeResult {
  const { definition, people } = setting;
  const level = 1 - definition.analysis.alpha;
  const arms = definition.arms.flatMap(({ id: arm }) => {
    const values = valued(people, outcome.id, arm).map(({ value }) => value);
    if (values.length === 0) return [];
    const { n, mean, variance } = summarise(values);
    const quantity = (name: string, value: number, method: string, r: string | undefined) => ({
      id: `${outcome.id}/${arm}/${name}`,
      value,
      unit: unitOf(outcome),
      method,
      ...(r === undefined ? {} : { r }),
    });
    return [
      {
        arm,
        n,
        mean: quantity('mean', mean, 'mean of the people with a value', rMean(values)),
        sd: quantity('sd', Math.sqrt(variance), 'standard deviation, divisor n - 1; 0 for one person', rSd(values)),
      },
    ];
  });
  const contrasts = definition.contrasts.flatMap((contrast) => {
    const strata = completeCases(setting, outcome, contrast);
    if (!comparable(strata)) return [];
    const base = `${outcome.id}/${contrast.id}`;
    const estimate = estimateOf(outcome, strata, `${base}/difference`, level);
    const p = pValueOf(setting, outcome, contrast);
    if (p === null) return [];
    return [
      {
        contrast: contrast.id,
        estimate,
        pValue: {
          id: `${base}/p`,
          value: p,
          unit: 'probability',
          method:
            `two-sided; ${definition.analysis.draws} re-randomisations of the two arms by the allocation that was used, ` +
            (definition.assignment.method === 'hash'
              ? 'a hash, so that they are permuted within languages (drawn, so that there is no R expression)'
              : 'within its blocks (drawn, so that there is no R expression)'),
        },
        verdict: verdictOf({ ...estimate, margin: outcome.margin, better: outcome.better }),
        bounds: boundsOf(setting, outcome, contrast),
      },
    ];
  });
  return { outcome: outcome.id, arms, contrasts: withHolm(outcome, contrasts) };
}

/** Adds p after Holm's correction where there is more than one contrast. */
export function withHolm(outcome: Outcome, contrasts: readonly ContrastResult[]): ContrastResult[] {
  if (contrasts.length < 2) return [...contrasts];
  const ps = contrasts.map((c) => c.pValue.value);
  const adjusted = holm(ps);
  return contrasts.map((c, i) => ({
    ...c,
    adjustedP: {
      id: `${outcome.id}/${c.contrast}/adjusted-p`,
      value: adjusted[i] ?? 1,
      unit: 'probability',
      method: `Holm, over the ${contrasts.length} contrasts of this outcome`,
      r: rAdjusted(ps, i, 'holm'),
    },
  }));
}
