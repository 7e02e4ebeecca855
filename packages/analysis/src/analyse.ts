import {
  createAllocator,
  ledgerAllocatorOf,
  planOf,
  replay,
  type LedgerAllocator,
  type Replay,
} from '@luotsi/allocation';
import { predictHash } from '@luotsi/growthbook';
import {
  parseResult,
  primary,
  type AllocationEntry,
  type Contrast,
  type Experiment,
  type Instrument,
  type Outcome,
  type OutcomeResult,
  type Result,
  type Verdict,
} from '@luotsi/protocol';
import { summarise, type ArmCodes, type Random } from '@luotsi/stats';
import type { CellCounts, OutcomeSums } from '@luotsi/store';
import { LARGE_FROM } from './choices.js';
import { comparableSizes, completeCases, outcomeResultOf, seedOf, type Setting } from './comparison.js';
import {
  countedFacts,
  countedSteps,
  countOf,
  factsOfRows,
  isCounting,
  total,
  type CountingStore,
  type Facts,
} from './facts.js';
import { fairnessOf, type LanguageGroup } from './fairness.js';
import { flowOf } from './flow.js';
import { checkIntegrity } from './integrity.js';
import { peopleOf, readRecords, type Person, type ReadableStore } from './people.js';
import { AnalysisError } from './problem.js';
import { createRedraw, createShuffle, keepDraws } from './redraw.js';
import { vocabularyOf, type Vocabulary } from './scoring.js';
import { groupsOf, outcomeResultOfSums, sumsOf, sumsOfStep } from './sums.js';

export interface AnalysisInput {
  readonly definition: Experiment;
  /** SHA-256 of the canonical JSON of the definition. */
  readonly definitionHash: string;
  readonly store: ReadableStore;
  /** The seed that the ledger was drawn from. */
  readonly allocationSeed: string;
  readonly instruments: Readonly<Record<string, Instrument>>;
}

function requireSameStudy({ definition, definitionHash, store: { info } }: AnalysisInput): void {
  if (info.experiment !== definition.id)
    throw new AnalysisError(
      'LUOTSI_ANALYSIS_OTHER_EXPERIMENT',
      `The store holds data of ${info.experiment}, and the plan is that of ${definition.id}. A plan run over other ` +
        'data would give numbers that mean nothing. Open the store of this experiment.',
    );
  if (info.definitionHash !== definitionHash)
    throw new AnalysisError(
      'LUOTSI_ANALYSIS_DEFINITION_CHANGED',
      `The data were collected under the definition ${info.definitionHash.slice(0, 12)}…, and the one given is ` +
        `${definitionHash.slice(0, 12)}…, so the plan may have been changed after the data were seen. Analyse with the ` +
        'definition that the data were collected under, or start a new pilot.',
    );
}

/** What the comparisons of an analysis are made of, from rows or from sums. */
interface Material {
  readonly facts: Facts;
  readonly replayed: Replay;
  readonly outcomes: (outcome: Outcome) => OutcomeResult;
  /** Sums of the primary outcome. */
  readonly primarySums: readonly OutcomeSums[];
  /** The primary contrast in every language of the definition. */
  readonly groups: readonly LanguageGroup[];
}

function requireData(definition: Experiment, { facts, primarySums, groups }: Material): void {
  const { outcome, contrast } = primary(definition);
  if (!primarySums.some((s) => s.n > 0))
    throw new AnalysisError(
      'LUOTSI_ANALYSIS_NO_DATA',
      `Nobody has a value of the primary outcome ${outcome.id} yet (${total(facts.cells, 'consented')} people took part), so there is ` +
        'nothing to analyse. Wait for people, or look at the monitor.',
    );
  if (comparableSizes(groups.map((g) => ({ control: g.control.n, treatment: g.treatment.n })))) return;
  const has = (side: 'control' | 'treatment'): boolean => groups.some((g) => g[side].n > 0);
  const what = has('control')
    ? has('treatment')
      ? `no language has values in both ${contrast.control} and ${contrast.treatment}`
      : `nobody in ${contrast.treatment} has a value`
    : `nobody in ${contrast.control} has a value`;
  throw new AnalysisError(
    'LUOTSI_ANALYSIS_ONE_ARM',
    `The primary outcome ${outcome.id} cannot be compared: ${what}. Arms are compared within languages. Wait for people.`,
  );
}

/** The rule of a verdict in words. */
function ruleOf(better: 'higher' | 'lower', margin: number, level: number): string {
  const [good, bad, limit] = better === 'higher' ? ['above', 'below', `-${margin}`] : ['below', 'above', `${margin}`];
  return (
    `better if the whole ${Math.round(1000 * level) / 10} % interval is ${good} 0; worse if it is ${bad} 0; ` +
    `not worse if it is ${good} ${limit}; otherwise cannot tell`
  );
}

/** How the arms of a contrast are drawn again: as they were drawn, by a list or by a hash. */
function redrawsOf(
  { definition, allocationSeed }: AnalysisInput,
  ledger: readonly AllocationEntry[],
): (contrast: Contrast) => (random: Random) => ArmCodes {
  if (definition.assignment.method === 'hash') return (contrast) => createShuffle(ledger, contrast);
  const plan = planOf(definition, allocationSeed);
  const allocator = createAllocator(plan);
  return (contrast) => createRedraw(plan, allocator, ledger, contrast);
}

const ledgerAllocator = ({ definition, allocationSeed }: AnalysisInput): LedgerAllocator =>
  ledgerAllocatorOf(definition, allocationSeed, (participant) => predictHash(definition, participant));

/** Everybody as a row: what a small pilot needs for its draws. */
function fromRows(input: AnalysisInput, vocabulary: Vocabulary): Material {
  const { definition, instruments } = input;
  const records = readRecords(input.store);
  const people = peopleOf(definition, records, vocabulary, instruments);
  const large = records.ledger.length >= LARGE_FROM;
  const drawsOf = redrawsOf(input, records.ledger);
  const setting: Setting = {
    definition,
    people,
    redraws: new Map(
      (large ? [] : definition.contrasts).map((c) => [
        c.id,
        keepDraws(drawsOf(c), {
          places: records.ledger.length,
          draws: definition.analysis.draws,
          seed: seedOf(definition, c),
        }),
      ]),
    ),
  };
  const { outcome, contrast } = primary(definition);
  return {
    facts: factsOfRows(definition, records),
    replayed: replay(records.ledger, ledgerAllocator(input)),
    outcomes: (o) => (large ? outcomeResultOfSums(definition, o, sumsOf(people, o)) : outcomeResultOf(setting, o)),
    primarySums: sumsOf(people, outcome),
    groups: completeCases(setting, outcome, contrast).map(({ language, ...values }) => ({
      language,
      control: summarise(values.control),
      treatment: summarise(values.treatment),
      values,
    })),
  };
}

/** Many people: counted and added up by the store. Rows are read only for an outcome that is scored from answers. */
function fromCounts(
  input: AnalysisInput & { readonly store: CountingStore },
  cells: readonly CellCounts[],
  vocabulary: Vocabulary,
): Material {
  const { definition, store, instruments } = input;
  let known: Person[] | undefined;
  const people = (): Person[] => (known ??= peopleOf(definition, readRecords(store), vocabulary, instruments));
  const steps = countedSteps(definition);
  const sums = new Map(
    definition.outcomes.map((o) => [
      o.id,
      o.scoring.method === 'value'
        ? store.summaries({ outcome: o.id, range: o.range })
        : o.scoring.method === 'step'
          ? sumsOfStep(cells, o, steps.indexOf(o.scoring.step))
          : sumsOf(people(), o),
    ]),
  );
  const { outcome, contrast } = primary(definition);
  const primarySums = sums.get(outcome.id) ?? [];
  return {
    facts: countedFacts(definition, store, cells),
    replayed: replay(store.lines(), ledgerAllocator(input)),
    outcomes: (o) => outcomeResultOfSums(definition, o, sums.get(o.id) ?? []),
    primarySums,
    groups: groupsOf(definition, outcome, contrast, primarySums).map((group) => ({ ...group, values: null })),
  };
}

function materialOf(input: AnalysisInput, vocabulary: Vocabulary): Material {
  const { definition, store } = input;
  if (isCounting(store)) {
    const cells = countOf(definition, store);
    if (total(cells, 'allocated') >= LARGE_FROM) return fromCounts({ ...input, store }, cells, vocabulary);
  }
  return fromRows(input, vocabulary);
}

/**
 * Runs the plan of an experiment over its data. Deterministic: people are taken in the order of the ledger, the
 * draws of the re-randomisation test from the seed of the plan, so that the same answers in the same order give the
 * same document, whatever the pseudonyms.
 * @throws AnalysisError if the data are not those of the plan or cannot be compared; never a result with a NaN.
 */
export function analyse(input: AnalysisInput): Result {
  const { definition, definitionHash, instruments } = input;
  const { info } = input.store;
  requireSameStudy(input);
  const vocabulary = vocabularyOf(definition, instruments);
  const material = materialOf(input, vocabulary);
  requireData(definition, material);

  const { outcome, contrast } = primary(definition);
  const { facts, replayed, primarySums, groups } = material;
  const outcomes = definition.outcomes.map((o) => material.outcomes(o));
  const present = new Set(facts.cells.filter((c) => c.consented > 0).map((c) => c.stratum));
  const main = outcomes.find((o) => o.outcome === outcome.id)?.contrasts.find((c) => c.contrast === contrast.id);
  if (!main) throw new Error(`the primary contrast ${contrast.id} was found comparable and has no result`);
  const verdict: Verdict = {
    schema: 'luotsi/verdict@1',
    experiment: definition.id,
    outcome: outcome.id,
    contrast: contrast.id,
    word: main.verdict,
    estimate: main.estimate,
    margin: outcome.margin,
    better: outcome.better,
    rule: ruleOf(outcome.better, outcome.margin, main.estimate.level),
  };
  return parseResult({
    schema: 'luotsi/result@1',
    experiment: definition.id,
    definitionHash,
    data: { kind: info.kind, seed: info.seed, planted: info.planted },
    alpha: definition.analysis.alpha,
    flow: flowOf(definition, facts, primarySums),
    integrity: checkIntegrity(definition, facts, replayed, vocabulary),
    outcomes,
    fairness: fairnessOf(
      definition,
      outcome,
      contrast,
      groups.filter((g) => present.has(g.language)),
    ),
    verdict,
  });
}
