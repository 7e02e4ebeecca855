import type { AllocationEntry, Experiment, Form, Instrument } from '@luotsi/protocol';
import type { Store } from '@luotsi/store';
import { valueOf, type Conduct, type Value, type Vocabulary } from './scoring.js';

/** The side of a store that an analysis reads; one that adds up by itself is asked to where there are many people. */
export type ReadableStore = Pick<
  Store,
  'info' | 'ledger' | 'exposures' | 'answers' | 'steps' | 'stops' | 'refusals' | 'consents' | 'withdrawn'
> &
  Partial<Pick<Store, 'summaries' | 'counts' | 'values' | 'lines'>>;

/** Everything that the store says, read once. */
export interface Records {
  readonly info: Store['info'];
  readonly ledger: readonly AllocationEntry[];
  readonly exposures: ReturnType<Store['exposures']>;
  readonly answers: ReturnType<Store['answers']>;
  readonly steps: ReturnType<Store['steps']>;
  readonly stops: ReturnType<Store['stops']>;
  readonly refusals: ReturnType<Store['refusals']>;
  readonly consents: ReturnType<Store['consents']>;
  readonly withdrawn: ReturnType<Store['withdrawn']>;
}

export const readRecords = (store: ReadableStore): Records => ({
  info: store.info,
  ledger: store.ledger().toSorted((a, b) => a.sequence - b.sequence),
  exposures: store.exposures(),
  answers: store.answers(),
  steps: store.steps(),
  stops: store.stops(),
  refusals: store.refusals(),
  consents: store.consents(),
  withdrawn: store.withdrawn(),
});

/** A participant who consented, was allocated and has not withdrawn. */
export interface Person {
  /** Position in the ledger, from 0. */
  readonly position: number;
  readonly language: string;
  readonly arm: string;
  /** By outcome. */
  readonly values: ReadonlyMap<string, Value>;
}

/**
 * The people of the analysis, in the order of the ledger: everybody who consented and was allocated, in the arm that
 * they were allocated to, whatever they saw or did (intention to treat). Who withdrew is not there. Answers that the
 * definition does not know are left aside; the check `known-items` counts them.
 */
export function peopleOf(
  definition: Experiment,
  records: Records,
  vocabulary: Vocabulary,
  instruments: Readonly<Record<string, Instrument>>,
): Person[] {
  const nothing: Form = { id: 'none', faulty: [] };
  const forms = new Map(definition.forms.map((f) => [f.id, f]));
  const consented = new Set(records.consents.map((c) => c.participant));

  interface Doing {
    readonly answers: Map<string, number>;
    readonly measured: Map<string, number>;
    readonly steps: Set<string>;
  }
  const doings = new Map<string, Doing>();
  const doingOf = (participant: string): Doing => {
    const known = doings.get(participant);
    if (known) return known;
    const made: Doing = { answers: new Map(), measured: new Map(), steps: new Set() };
    doings.set(participant, made);
    return made;
  };
  for (const { participant, kind, name, value } of records.answers)
    if (vocabulary.knows(kind, name, value))
      doingOf(participant)[kind === 'answer' ? 'answers' : 'measured'].set(name, value);
  for (const { participant, step } of records.steps) doingOf(participant).steps.add(step);

  return records.ledger.flatMap(({ participant, stratum, arm, form }, position) => {
    if (participant === null || !consented.has(participant)) return [];
    const doing = doingOf(participant);
    const conduct: Conduct = { form: forms.get(form) ?? nothing, ...doing };
    return [
      {
        position,
        language: stratum,
        arm,
        values: new Map(definition.outcomes.map((o) => [o.id, valueOf(o, conduct, instruments)])),
      },
    ];
  });
}
