import type { Estimate, Quantity } from '@luotsi/protocol';
import {
  ancova,
  permuteWithin,
  probabilityOfSuperiority,
  proportionalOdds,
  rerandomisationTest,
  stratifiedDifference,
  stratifiedMeanDifference,
  type MeanDifference,
  type Stratum,
  summarise,
  tTest,
  vanElteren,
  wilcoxon,
} from '@luotsi/stats';
import { rMeanDifference, rMeanDifferenceByRange, rMeanDifferenceP, rWelch } from '../r.js';
import { rAncova, rProportionalOdds, rSuperiority, rVanElteren, rWilcoxon } from '../r-models.js';
import type { Case } from './cases.js';
import { type Comparison, type Context, probability, withR } from './context.js';

/** One value a person. */
const values = (cases: readonly Case[]): number[] =>
  cases.flatMap(({ value, count }) => (count === 1 ? value : Array.from({ length: count }, () => value)));

const valuesOf = (samples: Context['samples']): Stratum<number[]>[] =>
  samples.map(({ control, treatment }) => ({ control: values(control), treatment: values(treatment) }));

function meanDifference(
  { base, level, outcome }: Context,
  strata: readonly Stratum<number[]>[],
): { readonly difference: MeanDifference; readonly estimate: Estimate } {
  const range = outcome.range;
  const difference = stratifiedMeanDifference(strata, { level, ...(range ? { range } : {}) });
  const summaries = strata.map((s) => ({ control: summarise(s.control), treatment: summarise(s.treatment) }));
  const byRange = difference.interval === 'range';
  const within =
    strata.length > 1 ? 'difference of means within strata, Mantel-Haenszel weights' : 'difference of means';
  return {
    difference,
    estimate: {
      id: `${base}/difference`,
      value: difference.estimate,
      low: difference.low,
      high: difference.high,
      level,
      unit: 'points',
      method: `${within}, ${byRange ? 'interval from the range of the values, since there is no spread' : 'pooled variance of each arm, t interval (Satterthwaite)'}`,
      r:
        byRange && range
          ? rMeanDifferenceByRange(strata, summaries, level, range)
          : rMeanDifference(strata, summaries, level),
    },
  };
}

/** By permutations of the arms within strata, as far as the plan asks for it. */
function permuted({ plan, base, outcome }: Context, strata: readonly Stratum<number[]>[]): Quantity | null {
  if (plan.draws === undefined || plan.seed === undefined) return null;
  const people = strata.flatMap(({ control, treatment }, stratum) => [
    ...control.map((value) => ({ value, stratum, arm: 0 })),
    ...treatment.map((value) => ({ value, stratum, arm: 1 })),
  ]);
  const observed = Uint8Array.from(people, (p) => p.arm);
  const groups = people.map((p) => p.stratum);
  const { p } = rerandomisationTest({
    observed,
    statistic: stratifiedDifference(
      people.map(({ value }) => value),
      groups,
    ),
    draw: permuteWithin(observed, groups),
    draws: plan.draws,
    seed: `${plan.seed}, ${outcome.id}`,
  });
  return probability(
    base,
    p,
    `${plan.draws} permutations of the arms within strata, seed "${plan.seed}, ${outcome.id}"; drawn, so that there is no R expression`,
    null,
  );
}

export function compareMeans(method: 'welch' | 'difference', context: Context): Comparison {
  const { base, level, plan } = context;
  const strata = valuesOf(context.samples);
  const { difference, estimate } = meanDifference(context, strata);
  const { estimate: value, standardError, df, uninformative } = difference;
  const shared = { also: [], uninformative };
  const drawn = method === 'difference' ? permuted(context, strata) : null;
  if (drawn) return { ...shared, estimate, pValue: drawn };
  if (df === null) return { ...shared, estimate, pValue: null };
  const { p } = tTest({ estimate: value, standardError, df }, { alpha: plan.alpha });
  const [only] = strata;
  const own = method === 'welch' && only ? rWelch(only, level) : null;
  const summaries = strata.map((s) => ({ control: summarise(s.control), treatment: summarise(s.treatment) }));
  return {
    ...shared,
    estimate:
      method === 'welch'
        ? { ...estimate, method: 'difference of means, t interval by Welch', ...(own ? { r: own.estimate } : {}) }
        : estimate,
    pValue: probability(
      base,
      p,
      method === 'welch' ? 't test by Welch' : 't test (Satterthwaite)',
      own?.p ?? rMeanDifferenceP(strata, summaries),
    ),
  };
}

export function compareRanks(method: 'wilcoxon' | 'van-elteren', context: Context): Comparison {
  const { base, level } = context;
  const strata = valuesOf(context.samples);
  const [only] = strata;
  if (method === 'van-elteren' || !only) {
    const { z, p, uninformative } = vanElteren(strata);
    const how = 'van Elteren’s stratified rank-sum test, weights 1/(n + 1), normal approximation';
    const { estimate } = meanDifference(context, strata);
    return {
      estimate,
      also: [
        withR(
          { id: `${base}/z`, value: z, unit: 'standard deviations', method: how },
          z === 0 ? null : rVanElteren(strata, 'z'),
        ),
      ],
      pValue: probability(base, p, how, z === 0 ? null : rVanElteren(strata, 'p')),
      uninformative,
    };
  }
  const { statistic, p, method: how } = wilcoxon(only.control, only.treatment);
  const superiority = probabilityOfSuperiority(only.control, only.treatment, { level });
  const told =
    how === 'exact' ? 'rank-sum test, exact' : 'rank-sum test, normal approximation with continuity correction';
  const varies = new Set([...only.control, ...only.treatment]).size > 1;
  return {
    estimate: withR(
      {
        id: `${base}/superiority`,
        value: superiority.estimate,
        low: superiority.low,
        high: superiority.high,
        level,
        unit: 'probability that the treatment is higher',
        method: 'share of pairs, equal ones half, t interval by Brunner and Munzel on the logit scale',
      },
      rSuperiority(only, level),
    ),
    also: [
      withR(
        {
          id: `${base}/pairs`,
          value: statistic,
          unit: 'pairs',
          method: 'pairs in which the treatment is higher, equal ones half',
        },
        rWilcoxon(only, how === 'exact', 'statistic'),
      ),
    ],
    pValue: probability(base, p, told, varies ? rWilcoxon(only, how === 'exact', 'p.value') : null),
    uninformative: [],
  };
}

export function compareByCovariate({ base, level, samples }: Context): Comparison {
  const rows = samples.flatMap(({ control, treatment }, stratum) =>
    [control, treatment].flatMap((cases, arm) =>
      cases.flatMap((c) =>
        Array.from({ length: c.count }, () => ({ value: c.value, covariate: c.covariate, arm, stratum })),
      ),
    ),
  );
  const data = {
    outcome: rows.map((x) => x.value),
    treatment: rows.map((x) => x.arm),
    strata: rows.map((x) => x.stratum),
    covariate: rows.map((x) => x.covariate),
  };
  const fit = ancova(
    { outcome: data.outcome, treatment: data.treatment, strata: data.strata, covariates: [data.covariate] },
    { level },
  );
  const how = `least squares with ${samples.length > 1 ? 'strata and ' : ''}covariate, variance ${fit.kind}`;
  return {
    estimate: withR(
      {
        id: `${base}/difference`,
        value: fit.estimate,
        low: fit.low,
        high: fit.high,
        level,
        unit: 'points',
        method: `difference of means, ${how}`,
      },
      rAncova(data, level, 'estimate'),
    ),
    also: [],
    pValue: probability(base, fit.p, how, rAncova(data, level, 'p')),
    uninformative: samples.flatMap((s, i) => (s.control.length === 0 || s.treatment.length === 0 ? [i] : [])),
  };
}

export function compareAnswers({ base, level, samples }: Context): Comparison {
  const levels = [...new Set(samples.flatMap((s) => [...s.control, ...s.treatment].map((c) => c.value)))].toSorted(
    (a, b) => a - b,
  );
  const counts = (cases: readonly Case[]): number[] =>
    levels.map((v) => cases.reduce((sum, c) => sum + (c.value === v ? c.count : 0), 0));
  const strata = samples.map(({ control, treatment }) => ({ control: counts(control), treatment: counts(treatment) }));
  const fit = proportionalOdds(strata, { level });
  const informative = strata.filter((_, i) => !fit.uninformative.includes(i));
  const how = 'proportional odds model with a term for each stratum';
  const estimate = (
    name: string,
    unit: string,
    of: { estimate: number; low: number; high: number },
    part: 'odds ratio' | 'superiority',
  ): Estimate => ({
    id: `${base}/${name}`,
    value: of.estimate,
    low: of.low,
    high: of.high,
    level,
    unit,
    method: `${how}, Wald interval by t`,
    r: rProportionalOdds(informative, level, part),
  });
  return {
    estimate: estimate('odds-ratio', 'odds ratio of a higher answer', fit.oddsRatio, 'odds ratio'),
    also: [estimate('superiority', 'probability that the treatment is higher', fit.superiority, 'superiority')],
    pValue: probability(
      base,
      fit.pLikelihoodRatio,
      `${how}, likelihood ratio by F`,
      rProportionalOdds(informative, level, 'p'),
    ),
    uninformative: fit.uninformative,
  };
}
