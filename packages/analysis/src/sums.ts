import type { Contrast, ContrastResult, Estimate, Experiment, Outcome, OutcomeResult } from '@luotsi/protocol';
import {
  cochranMantelHaenszel,
  mantelHaenszelRiskDifference,
  stratifiedMeanDifference,
  tTest,
  verdictOf,
  type ArmSummary,
  type Proportion,
  type Stratum,
} from '@luotsi/stats';
import type { CellCounts, OutcomeSums } from '@luotsi/store';
import { RISK_INTERVAL } from './choices.js';
import { comparableSizes, differenceUnitOf, unitOf, withHolm } from './comparison.js';
import type { Person } from './people.js';
import {
  rCochranMantelHaenszel,
  rDifference,
  rMeanDifference,
  rMeanDifferenceByRange,
  rMeanDifferenceP,
  rRiskDifference,
} from './r.js';

const middleOf = ({ range }: Outcome): number => range.min + (range.max - range.min) / 2;

/** The sums that a database would give, from people. */
export function sumsOf(people: readonly Person[], outcome: Outcome): OutcomeSums[] {
  const middle = middleOf(outcome);
  const cells = new Map<string, { -readonly [K in keyof OutcomeSums]: OutcomeSums[K] }>();
  for (const { arm, language, values } of people) {
    const value = values.get(outcome.id);
    if (value === undefined || value === 'not applicable') continue;
    const key = `${arm} ${language}`;
    let cell = cells.get(key);
    if (!cell) {
      cell = { arm, stratum: language, people: 0, n: 0, sum: 0, sumSquares: 0, covariate: null };
      cells.set(key, cell);
    }
    cell.people += 1;
    if (value === 'missing') continue;
    cell.n += 1;
    cell.sum += value - middle;
    cell.sumSquares += (value - middle) ** 2;
  }
  return [...cells.values()];
}

/** The sums of an outcome that is 1 for people who reached a step, `step` being its place among the counted ones. */
export function sumsOfStep(cells: readonly CellCounts[], outcome: Outcome, step: number): OutcomeSums[] {
  const middle = middleOf(outcome);
  return cells
    .filter((cell) => cell.consented > 0)
    .map(({ arm, stratum, consented: n, reached }) => {
      const yes = reached[step] ?? 0;
      return {
        arm,
        stratum,
        people: n,
        n,
        sum: yes - n * middle,
        sumSquares: yes * (1 - middle) ** 2 + (n - yes) * middle ** 2,
        covariate: null,
      };
    });
}

/** Both arms of a contrast by language. */
export const groupsOf = (
  { languages }: Experiment,
  outcome: Outcome,
  { control, treatment }: Contrast,
  sums: readonly OutcomeSums[],
): (Stratum<ArmSummary> & { readonly language: string })[] =>
  languages.map((language) => {
    const of = (arm: string): ArmSummary =>
      summaryOf(
        sums.filter((s) => s.arm === arm && s.stratum === language),
        middleOf(outcome),
      );
    return { language, control: of(control), treatment: of(treatment) };
  });

/** Mean and variance of people in several cells; who has no value counts as `fill`, or not at all. */
function summaryOf(cells: readonly OutcomeSums[], middle: number, fill?: number): ArmSummary {
  let [n, sum, squares] = [0, 0, 0];
  for (const cell of cells) {
    const filled = fill === undefined ? 0 : cell.people - cell.n;
    const distance = (fill ?? 0) - middle;
    n += cell.n + filled;
    sum += cell.sum + filled * distance;
    squares += cell.sumSquares + filled * distance * distance;
  }
  const mean = n > 0 ? sum / n : 0;
  return { n, mean: middle + mean, variance: n > 1 ? Math.max(0, squares - n * mean * mean) / (n - 1) : 0 };
}

/** Everybody who said yes, of a yes-or-no outcome. */
const proportionOf = ({ n, mean }: ArmSummary): Proportion => ({ n, successes: Math.round(n * mean) });

interface Compared {
  readonly estimate: Estimate;
  readonly p: number;
  readonly method: string;
  readonly r: string | undefined;
}

function compareShares(outcome: Outcome, strata: readonly Stratum<ArmSummary>[], id: string, level: number): Compared {
  const counts = strata.map((s) => ({ control: proportionOf(s.control), treatment: proportionOf(s.treatment) }));
  const { estimate, low, high } = mantelHaenszelRiskDifference(counts, { level, interval: RISK_INTERVAL });
  const { statistic, p } = cochranMantelHaenszel(counts);
  return {
    estimate: {
      id,
      value: estimate,
      low,
      high,
      level,
      unit: differenceUnitOf(outcome),
      method: 'Mantel-Haenszel risk difference over languages, stratified Newcombe interval',
      r: rRiskDifference(counts, level),
    },
    p,
    method: 'Cochran, Mantel and Haenszel over languages',
    r: statistic > 0 ? rCochranMantelHaenszel(counts, false, 'p.value') : undefined,
  };
}

function compareMeans(outcome: Outcome, strata: readonly Stratum<ArmSummary>[], id: string, level: number): Compared {
  const { range } = outcome;
  const { estimate, low, high, interval, standardError, df } = stratifiedMeanDifference(strata, { level, range });
  const spread = df !== null;
  return {
    estimate: {
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
      r: spread ? rMeanDifference(null, strata, level) : rMeanDifferenceByRange(null, strata, level, range),
    },
    p: spread ? tTest({ estimate, standardError, df }, { alpha: 1 - level }).p : estimate === 0 ? 1 : 0,
    method: spread
      ? 't test of the difference within languages (Satterthwaite)'
      : 'nobody differs from their arm, so that p is 0 or 1',
    r: spread ? rMeanDifferenceP(null, strata) : undefined,
  };
}

function contrastOf(
  definition: Experiment,
  outcome: Outcome,
  contrast: Contrast,
  sums: readonly OutcomeSums[],
): ContrastResult[] {
  const middle = middleOf(outcome);
  const cells = (arm: string, language: string): OutcomeSums[] =>
    sums.filter((s) => s.arm === arm && s.stratum === language);
  const strataOf = (fill?: { readonly control: number; readonly treatment: number }): Stratum<ArmSummary>[] =>
    definition.languages.map((language) => ({
      control: summaryOf(cells(contrast.control, language), middle, fill?.control),
      treatment: summaryOf(cells(contrast.treatment, language), middle, fill?.treatment),
    }));
  const strata = strataOf();
  if (!comparableSizes(strata.map((s) => ({ control: s.control.n, treatment: s.treatment.n })))) return [];
  const base = `${outcome.id}/${contrast.id}`;
  const level = 1 - definition.analysis.alpha;
  const { estimate, p, method, r } = (outcome.kind === 'binary' ? compareShares : compareMeans)(
    outcome,
    strata,
    `${base}/difference`,
    level,
  );
  const missing = sums.some((s) => s.people > s.n && (s.arm === contrast.control || s.arm === contrast.treatment));
  const { min, max } = outcome.range;
  const bound = (side: 'low' | 'high', control: number, treatment: number) => {
    const filled = strataOf({ control, treatment });
    return {
      id: `${base}/${side}`,
      value: stratifiedMeanDifference(filled, { level, range: outcome.range }).estimate,
      unit: differenceUnitOf(outcome),
      method: `everybody allocated; a missing value counts as ${treatment} under ${contrast.treatment} and as ${control} under ${contrast.control}`,
      r: rDifference(null, filled),
    };
  };
  return [
    {
      contrast: contrast.id,
      estimate,
      pValue: {
        id: `${base}/p`,
        value: p,
        unit: 'probability',
        method: `two-sided; ${method}; no draws, since there are so many people`,
        ...(r === undefined ? {} : { r }),
      },
      verdict: verdictOf({ ...estimate, margin: outcome.margin, better: outcome.better }),
      bounds: missing ? { low: bound('low', max, min), high: bound('high', min, max) } : null,
    },
  ];
}

/** One outcome of a pilot with many people, from sums by arm and language: as `outcomeResultOf`, without draws. */
export function outcomeResultOfSums(
  definition: Experiment,
  outcome: Outcome,
  sums: readonly OutcomeSums[],
): OutcomeResult {
  const middle = middleOf(outcome);
  const arms = definition.arms.flatMap(({ id: arm }) => {
    const { n, mean, variance } = summaryOf(
      sums.filter((s) => s.arm === arm),
      middle,
    );
    if (n === 0) return [];
    const quantity = (name: string, value: number, method: string) => ({
      id: `${outcome.id}/${arm}/${name}`,
      value,
      unit: unitOf(outcome),
      method,
    });
    return [
      {
        arm,
        n,
        mean: quantity('mean', mean, 'mean of the people with a value, from sums'),
        sd: quantity('sd', Math.sqrt(variance), 'standard deviation, divisor n - 1, from sums; 0 for one person'),
      },
    ];
  });
  const contrasts = definition.contrasts.flatMap((contrast) => contrastOf(definition, outcome, contrast, sums));
  return { outcome: outcome.id, arms, contrasts: withHolm(outcome, contrasts) };
}
