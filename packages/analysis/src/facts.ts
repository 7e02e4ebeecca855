import type { Experiment } from '@luotsi/protocol';
import type { CellCounts, Counts, Store, Sums, ValueCount } from '@luotsi/store';
import type { ReadableStore, Records } from './people.js';

/** What flow and integrity are told from: counts, whoever counted. */
export interface Facts {
  /** One an arm and stratum of the ledger. */
  readonly cells: readonly CellCounts[];
  /** First values; null stands for all values of an outcome in its range. */
  readonly values: readonly ValueCount[];
  readonly refusals: ReturnType<Store['refusals']>;
}

/** A store that counts and adds up by itself. */
export type CountingStore = ReadableStore & Counts & Sums & Pick<Store, 'lines'>;

export const isCounting = (store: ReadableStore): store is CountingStore =>
  store.counts !== undefined &&
  store.values !== undefined &&
  store.lines !== undefined &&
  store.summaries !== undefined;

/** The steps that are counted: the last, and those that an outcome is scored by. */
export const countedSteps = ({ steps, outcomes }: Experiment): string[] => [
  ...new Set([
    steps.at(-1) ?? '',
    ...outcomes.flatMap(({ scoring }) => (scoring.method === 'step' ? [scoring.step] : [])),
  ]),
];

export const countOf = (definition: Experiment, store: CountingStore): CellCounts[] =>
  store.counts({ steps: countedSteps(definition) });

/** The facts of a store that counts. */
export function countedFacts(definition: Experiment, store: CountingStore, cells: readonly CellCounts[]): Facts {
  const outcomes = definition.outcomes
    .filter((o) => o.scoring.method === 'value')
    .map(({ id, range }) => ({ name: id, min: range.min, max: range.max }));
  return { cells, values: store.values({ outcomes }), refusals: store.refusals() };
}

/** The same facts from rows. */
export function factsOfRows(definition: Experiment, records: Records): Facts {
  const steps = countedSteps(definition);
  const consented = new Set(records.consents.map((c) => c.participant));
  const stopped = new Set(records.stops.map((s) => s.participant));
  const reached = steps.map((step) => new Set(records.steps.filter((s) => s.step === step).map((s) => s.participant)));
  const shown = new Map<string, { times: number; readonly arms: Set<string> }>();
  for (const { participant, arm, count } of records.exposures) {
    const known = shown.get(participant) ?? { times: 0, arms: new Set() };
    shown.set(participant, known);
    known.times += count;
    known.arms.add(arm);
  }
  const cells = new Map<string, { -readonly [K in keyof CellCounts]: CellCounts[K] } & { reached: number[] }>();
  for (const { arm, stratum, participant } of records.ledger) {
    const key = `${arm} ${stratum}`;
    const cell = cells.get(key) ?? {
      arm,
      stratum,
      allocated: 0,
      named: 0,
      consented: 0,
      exposed: 0,
      stopped: 0,
      reached: steps.map(() => 0),
      seen: 0,
      seenOften: 0,
      seenOther: 0,
    };
    cells.set(key, cell);
    cell.allocated += 1;
    if (participant === null) continue;
    cell.named += 1;
    const seen = shown.get(participant);
    if (seen) {
      cell.seen += 1;
      if (seen.times > 1) cell.seenOften += 1;
      if (seen.arms.size > 1 || !seen.arms.has(arm)) cell.seenOther += 1;
    }
    if (!consented.has(participant)) continue;
    cell.consented += 1;
    if (seen) cell.exposed += 1;
    if (stopped.has(participant)) cell.stopped += 1;
    cell.reached = cell.reached.map((n, i) => n + Number(reached[i]?.has(participant)));
  }
  return {
    cells: [...cells.values()],
    values: records.answers.map(({ kind, name, value }) => ({ kind, name, value, count: 1 })),
    refusals: records.refusals,
  };
}

/** The sum of a count over cells. */
export const total = (
  cells: readonly CellCounts[],
  of: 'allocated' | 'named' | 'consented' | 'exposed' | 'stopped' | 'seen' | 'seenOften' | 'seenOther',
): number => cells.reduce((sum, cell) => sum + cell[of], 0);
