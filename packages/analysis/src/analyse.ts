import { createAllocator, planOf } from '@luotsi/allocation';
import { parseResult, primary, type Experiment, type Instrument, type Result, type Verdict } from '@luotsi/protocol';
import { LARGE_FROM } from './choices.js';
import { comparable, completeCases, outcomeResultOf, seedOf, type Setting } from './comparison.js';
import { fairnessOf } from './fairness.js';
import { flowOf } from './flow.js';
import { checkIntegrity } from './integrity.js';
import { peopleOf, readRecords, type ReadableStore, type Records } from './people.js';
import { AnalysisError } from './problem.js';
import { createRedraw, keepDraws } from './redraw.js';
import { vocabularyOf } from './scoring.js';
import { outcomeResultOfSums, sumsOf } from './sums.js';

export interface AnalysisInput {
  readonly definition: Experiment;
  /** SHA-256 of the canonical JSON of the definition. */
  readonly definitionHash: string;
  readonly store: ReadableStore;
  /** The seed that the ledger was drawn from. */
  readonly allocationSeed: string;
  readonly instruments: Readonly<Record<string, Instrument>>;
}

function requireSameStudy({ definition, definitionHash }: AnalysisInput, { info }: Records): void {
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
  if (definition.assignment.method !== 'blocks')
    throw new AnalysisError(
      'LUOTSI_ANALYSIS_METHOD',
      `Experiment ${definition.id} assigns by the method "${definition.assignment.method}", and this analysis draws ` +
        'again the blocks of a ledger, of which there is none. Set assignment.method to "blocks".',
    );
}

function requireData(setting: Setting): void {
  const { definition, people } = setting;
  const { outcome, contrast } = primary(definition);
  if (!people.some((p) => typeof p.values.get(outcome.id) === 'number'))
    throw new AnalysisError(
      'LUOTSI_ANALYSIS_NO_DATA',
      `Nobody has a value of the primary outcome ${outcome.id} yet (${people.length} people took part), so there is ` +
        'nothing to analyse. Wait for people, or look at the monitor.',
    );
  const strata = completeCases(setting, outcome, contrast);
  if (comparable(strata)) return;
  const has = (side: 'control' | 'treatment'): boolean => strata.some((s) => s[side].length > 0);
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

/**
 * Runs the plan of an experiment over its data. Deterministic: people are taken in the order of the ledger, the
 * draws of the re-randomisation test from the seed of the plan, so that the same answers in the same order give the
 * same document, whatever the pseudonyms.
 * @throws AnalysisError if the data are not those of the plan or cannot be compared; never a result with a NaN.
 */
export function analyse(input: AnalysisInput): Result {
  const { definition, definitionHash, instruments } = input;
  const records = readRecords(input.store);
  requireSameStudy(input, records);
  const vocabulary = vocabularyOf(definition, instruments);
  const people = peopleOf(definition, records, vocabulary, instruments);
  const plan = planOf(definition, input.allocationSeed);
  const allocator = createAllocator(plan);
  const setting: Setting = {
    definition,
    people,
    redraws: new Map(
      definition.contrasts.map((c) => [
        c.id,
        keepDraws(createRedraw(plan, allocator, records.ledger, c), {
          places: records.ledger.length,
          draws: definition.analysis.draws,
          seed: seedOf(definition, c),
        }),
      ]),
    ),
  };
  requireData(setting);

  const { outcome, contrast } = primary(definition);
  const outcomes = definition.outcomes.map((o) => {
    if (records.ledger.length < LARGE_FROM) return outcomeResultOf(setting, o);
    const added = o.scoring.method === 'value' ? input.store.summaries?.({ outcome: o.id, range: o.range }) : undefined;
    return outcomeResultOfSums(definition, o, added ?? sumsOf(people, o));
  });
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
    data: { kind: records.info.kind, seed: records.info.seed, planted: records.info.planted },
    alpha: definition.analysis.alpha,
    flow: flowOf(definition, records, people, outcome.id),
    integrity: checkIntegrity(definition, records, allocator, vocabulary),
    outcomes,
    fairness: fairnessOf(setting, outcome, contrast),
    verdict,
  });
}
