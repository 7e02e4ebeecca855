import { methodOf, parseDataResult, type DataResult, type Plan, type PlanOutcome } from '@luotsi/protocol';
import { benjaminiHochberg, holm, StatsError, summarise, verdictOf } from '@luotsi/stats';
import { AnalysisError } from '../problem.js';
import { rAdjusted, rMean, rSd } from '../r.js';
import { readCases, type Case } from './cases.js';
import { compare } from './compare.js';
import { withR, type Comparison, type Sample } from './context.js';
import type { DataTable } from './table.js';

export interface TableInput {
  readonly table: DataTable;
  readonly plan: Plan;
  /** SHA-256 of the canonical JSON of the plan. */
  readonly planHash: string;
  /** SHA-256 of the file. */
  readonly dataHash: string;
}

type OutcomeEntry = DataResult['outcomes'][number];
type ContrastEntry = OutcomeEntry['contrasts'][number];

const people = (cases: readonly Case[]): number => cases.reduce((sum, c) => sum + c.count, 0);

function armEntry(outcome: PlanOutcome, arm: string, cases: readonly Case[]): OutcomeEntry['arms'] {
  const own = cases.filter((c) => c.arm === arm && c.count > 0);
  const n = people(own);
  if (n === 0) return [];
  const values = own.flatMap(({ value, count }) => Array.from({ length: count }, () => value));
  const { mean, variance } = summarise(values);
  const unit = outcome.kind === 'binary' ? 'share' : 'points';
  const base = `${outcome.id}/${arm}`;
  return [
    {
      arm,
      n,
      mean: withR(
        { id: `${base}/mean`, value: mean, unit, method: 'mean of the people with a value' },
        rMean(values) ?? null,
      ),
      sd:
        n > 1
          ? withR(
              { id: `${base}/sd`, value: Math.sqrt(variance), unit, method: 'standard deviation, divisor n - 1' },
              rSd(values) ?? null,
            )
          : null,
    },
  ];
}

/** Strata in the order of their first row. */
function samplesOf(cases: readonly Case[], control: string, treatment: string): Sample[] {
  const samples = new Map<string, { name: string; control: Case[]; treatment: Case[] }>();
  for (const c of cases) {
    if (c.count === 0 || (c.arm !== control && c.arm !== treatment)) continue;
    const sample = samples.get(c.stratum) ?? { name: c.stratum, control: [], treatment: [] };
    samples.set(c.stratum, sample);
    sample[c.arm === control ? 'control' : 'treatment'].push(c);
  }
  return [...samples.values()];
}

function requireBoth(
  file: string,
  outcome: PlanOutcome,
  contrast: Plan['contrasts'][number],
  samples: readonly Sample[],
): void {
  if (samples.some((s) => s.control.length > 0 && s.treatment.length > 0)) return;
  const empty = (['control', 'treatment'] as const).filter((side) => samples.every((s) => s[side].length === 0));
  throw new AnalysisError(
    'LUOTSI_ANALYSIS_ONE_ARM',
    `${file}: the outcome ${outcome.id} cannot be compared in ${contrast.id}, because ${
      empty.length > 0
        ? `nobody in ${empty.map((side) => contrast[side]).join(' and ')} has a value`
        : `no stratum has people of both ${contrast.control} and ${contrast.treatment}`
    }. Nothing was analysed. Correct the plan or the file.`,
    { file, column: outcome.column },
  );
}

function contrastEntry(
  input: TableInput,
  outcome: PlanOutcome,
  contrast: Plan['contrasts'][number],
  cases: readonly Case[],
): ContrastEntry {
  const { plan, table } = input;
  const samples = samplesOf(cases, contrast.control, contrast.treatment);
  requireBoth(table.file, outcome, contrast, samples);
  const method = methodOf(plan, outcome);
  let comparison: Comparison;
  try {
    comparison = compare(method, {
      plan,
      outcome,
      level: 1 - plan.alpha,
      base: `${outcome.id}/${contrast.id}`,
      samples,
    });
  } catch (error) {
    if (!(error instanceof StatsError)) throw error;
    throw new AnalysisError(
      'LUOTSI_ANALYSIS_METHOD',
      `${table.file}: the outcome ${outcome.id} cannot be compared in ${contrast.id} by ${method}: ${error.message}`,
      { file: table.file, column: outcome.column },
    );
  }
  const { estimate, also, pValue, uninformative } = comparison;
  const { margin, better } = outcome;
  return {
    contrast: contrast.id,
    method,
    n: {
      control: samples.reduce((sum, s) => sum + people(s.control), 0),
      treatment: samples.reduce((sum, s) => sum + people(s.treatment), 0),
    },
    estimate,
    also: [...also],
    pValue,
    verdict: margin === undefined ? null : verdictOf({ low: estimate.low, high: estimate.high, margin, better }),
    uninformative: uninformative.map((i) => samples[i]?.name ?? String(i)),
  };
}

/** Adjusts every p of the plan as one family. */
function adjusted(outcomes: readonly OutcomeEntry[], adjust: Plan['adjust']): OutcomeEntry[] {
  const ps = outcomes.flatMap((o) => o.contrasts.flatMap((c) => (c.pValue ? [c.pValue.value] : [])));
  if (adjust === 'none' || ps.length < 2) return [...outcomes];
  const values = adjust === 'holm' ? holm(ps) : benjaminiHochberg(ps);
  const name = adjust === 'holm' ? 'Holm' : 'Benjamini and Hochberg';
  let next = 0;
  return outcomes.map((o) => ({
    ...o,
    contrasts: o.contrasts.map((c) => {
      if (!c.pValue) return c;
      const i = next;
      next += 1;
      return {
        ...c,
        adjustedP: {
          id: `${o.outcome}/${c.contrast}/adjusted-p`,
          value: values[i] ?? 1,
          unit: 'probability',
          method: `${name}, over the ${ps.length} tests of the plan`,
          r: rAdjusted(ps, i, adjust === 'holm' ? 'holm' : 'BH'),
        },
      };
    }),
  }));
}

/**
 * Runs a plan over a table that was collected elsewhere. Deterministic.
 * @throws AnalysisError for what does not fit the plan, naming file, row and column; never a result with a NaN
 */
export function analyseTable(input: TableInput): DataResult {
  const { table, plan, planHash, dataHash } = input;
  const cases = readCases(table, plan);
  const outcomes = plan.outcomes.map((outcome): OutcomeEntry => {
    const own = cases.outcomes.get(outcome.id) ?? [];
    return {
      outcome: outcome.id,
      kind: outcome.kind,
      missing: cases.people - people(own),
      arms: plan.arms.flatMap(({ id }) => armEntry(outcome, id, own)),
      contrasts: plan.contrasts.map((contrast) => contrastEntry(input, outcome, contrast, own)),
    };
  });
  return parseDataResult({
    schema: 'luotsi/data-result@1',
    plan: plan.id,
    planHash,
    dataHash,
    alpha: plan.alpha,
    adjust: plan.adjust,
    rows: table.rows.length,
    people: cases.people,
    outcomes: adjusted(outcomes, plan.adjust),
  });
}
