import type { Estimate, Quantity } from '@luotsi/protocol';
import {
  cochranMantelHaenszel,
  conditionalOddsRatio,
  fisherExact,
  mantelHaenszelOddsRatio,
  mantelHaenszelRiskDifference,
  type Proportion,
  StatsError,
  type Stratum,
} from '@luotsi/stats';
import { RISK_INTERVAL } from '../choices.js';
import {
  rCochranMantelHaenszel,
  rConditionalOddsRatio,
  rFisher,
  rMantelHaenszelOddsRatio,
  rRiskDifference,
} from '../r.js';
import type { Case } from './cases.js';
import { type Comparison, type Context, probability } from './context.js';

const proportion = (cases: readonly Case[]): Proportion => ({
  n: cases.reduce((sum, c) => sum + c.count, 0),
  successes: cases.reduce((sum, c) => sum + c.count * c.value, 0),
});

/** An odds ratio that is 0, infinite or undefined is no number for a document, and is left out. */
function ratio(
  base: string,
  method: string,
  r: string,
  level: number,
  get: () => { estimate: number; low: number; high: number },
): Estimate[] {
  try {
    const { estimate, low, high } = get();
    return [estimate, low, high].every((x) => Number.isFinite(x))
      ? [{ id: `${base}/odds-ratio`, value: estimate, low, high, level, unit: 'odds ratio', method, r }]
      : [];
  } catch (error) {
    if (error instanceof StatsError && error.code === 'no-variance') return [];
    throw error;
  }
}

export function compareShares(
  method: 'mantel-haenszel' | 'fisher',
  { plan, level, base, samples }: Context,
): Comparison {
  const strata: Stratum<Proportion>[] = samples.map(({ control, treatment }) => ({
    control: proportion(control),
    treatment: proportion(treatment),
  }));
  const difference = mantelHaenszelRiskDifference(strata, { level, interval: RISK_INTERVAL });
  const estimate: Estimate = {
    id: `${base}/difference`,
    value: difference.estimate,
    low: difference.low,
    high: difference.high,
    level,
    unit: 'difference of shares',
    method:
      samples.length > 1
        ? 'Mantel-Haenszel risk difference, stratified Newcombe interval'
        : 'risk difference, Newcombe interval',
    r: rRiskDifference(strata, level),
  };
  const [only] = strata;
  if (method === 'fisher' && only)
    return {
      estimate,
      also: ratio(
        base,
        'conditional maximum likelihood, exact interval',
        rConditionalOddsRatio(only, level),
        level,
        () => conditionalOddsRatio(only.control, only.treatment, { level }),
      ),
      pValue: probability(base, fisherExact(only.control, only.treatment).p, 'Fisher’s exact test', rFisher(only)),
      uninformative: difference.uninformative,
    };
  const test = cochranMantelHaenszel(strata, { correct: plan.continuity });
  const how = `Cochran, Mantel and Haenszel, ${plan.continuity ? 'with' : 'without'} continuity correction`;
  // Where no stratum can vary R has no test; the statistic is 0 by definition.
  const varies = strata.some(({ control: c, treatment: t }) => {
    const successes = c.successes + t.successes;
    return c.n > 0 && t.n > 0 && successes > 0 && successes < c.n + t.n;
  });
  const statistic: Quantity = {
    id: `${base}/chi-square`,
    value: test.statistic,
    unit: 'chi-square, 1 degree of freedom',
    method: how,
    ...(varies ? { r: rCochranMantelHaenszel(strata, plan.continuity, 'statistic') } : {}),
  };
  return {
    estimate,
    also: [
      ...ratio(
        base,
        'Mantel-Haenszel odds ratio, interval of Robins, Breslow and Greenland',
        rMantelHaenszelOddsRatio(strata, level),
        level,
        () => mantelHaenszelOddsRatio(strata, { level }),
      ),
      statistic,
    ],
    pValue: probability(
      base,
      test.p,
      varies ? how : `${how}; everybody is equal within each stratum, so p is 1`,
      varies ? rCochranMantelHaenszel(strata, plan.continuity, 'p.value') : null,
    ),
    uninformative: difference.uninformative,
  };
}
