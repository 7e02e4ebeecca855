import { randomBytes, randomUUID } from 'node:crypto';
import { ledgerAllocatorOf } from '@luotsi/allocation';
import { predictHash } from '@luotsi/growthbook';
import { defineExperiment, type Event, type Experiment } from '@luotsi/protocol';
import { openStore, type Store } from '@luotsi/store';
import type { AnalysisInput } from '../src/index.js';

const at = '2026-11-24T10:00Z';
export const HASH: string = 'a'.repeat(64);
export const SEED = 'a seed for tests';

const decisions = [
  { item: 'decide-date', fact: 'date' },
  { item: 'decide-fee', fact: 'fee' },
];

type Outcome = Parameters<typeof defineExperiment>[0]['outcomes'][number];
const outcome = (id: string, rest: Pick<Outcome, 'kind' | 'scoring' | 'role'> & Partial<Outcome>): Outcome => ({
  id,
  titles: { fi: id, sv: id, en: id },
  range: { min: 0, max: 1 },
  better: 'higher',
  margin: 0.1,
  marginReason: 'For a test.',
  question: 'superiority',
  ...rest,
});

/** A small experiment: two arms unless told, decisions on two facts, of which one is wrong in the form `date`. */
export function definitionWith(change: Partial<Experiment> = {}): Experiment {
  return defineExperiment({
    schema: 'luotsi/experiment@1',
    id: 'test-pilot',
    concept: 'c01',
    version: 1,
    titles: { fi: 'Koe', sv: 'Försök', en: 'Pilot' },
    hypothesis: 'For a test.',
    privacyProfile: 'P3',
    assignment: { method: 'blocks', stratifyBy: 'language', blockMultiples: [1, 2] },
    arms: ['plain', 'checked'].map((id) => ({
      id,
      titles: { fi: id, sv: id, en: id },
      weight: 1 / 2,
      description: 'For a test.',
    })),
    forms: [
      { id: 'date', faulty: ['date'] },
      { id: 'none', faulty: [] },
    ],
    languages: ['fi', 'sv', 'en', 'ar', 'so', 'vi', 'et', 'ru'],
    launch: { consent: ['written'], instruments: ['written'] },
    instruments: [],
    outcomes: [
      outcome('right', { kind: 'share', role: 'primary', scoring: { method: 'decisions', items: decisions } }),
      outcome('noticed', { kind: 'binary', role: 'secondary', scoring: { method: 'noticed', items: decisions } }),
      outcome('minutes', {
        kind: 'scale',
        role: 'secondary',
        range: { min: 0, max: 60 },
        margin: 2,
        better: 'lower',
        scoring: { method: 'value' },
      }),
      outcome('finished', { kind: 'binary', role: 'guardrail', scoring: { method: 'step', step: 'receipt' } }),
    ],
    contrasts: [{ id: 'checked-vs-plain', control: 'plain', treatment: 'checked', role: 'primary' }],
    steps: ['page', 'receipt'],
    analysis: { alpha: 0.05, draws: 2000, seed: 'analysis of a test', smallestGroup: 10, spreadPrior: 0.1 },
    consentVersion: 1,
    retentionDays: 1,
    ethics: { statement: null, permit: null, dpia: null, controller: null },
    ...change,
  });
}

/** What a simulated participant knows of themselves. */
export interface Place {
  readonly arm: string;
  readonly form: string;
  readonly language: string;
  /** How many came before in the same language and arm. */
  readonly nth: number;
}

export interface Behaviour {
  readonly answers?: Readonly<Record<string, number>>;
  readonly measured?: Readonly<Record<string, number>>;
  readonly steps?: readonly string[];
  readonly stop?: string;
  /** The arms that were shown; the allocated one unless told. */
  readonly shown?: readonly string[];
}

/** Answers with so many right decisions, of two, in the right order for the form. */
export const rightDecisions = (form: string, right: number): Record<string, number> => {
  const truth = { 'decide-date': form === 'date' ? 0 : 1, 'decide-fee': 1 };
  return {
    'decide-date': right > 0 ? truth['decide-date'] : 1 - truth['decide-date'],
    'decide-fee': right > 1 ? truth['decide-fee'] : 1 - truth['decide-fee'],
  };
};

export interface Pilot {
  readonly store: Store;
  readonly participants: readonly string[];
  readonly input: AnalysisInput;
}

/** Runs people through the real allocation into a real store; pseudonyms and event ids are new each time. */
export async function runPilot(options: {
  readonly definition: Experiment;
  /** Language of each participant, in the order of arrival. */
  readonly arrivals: readonly string[];
  readonly behave: (place: Place) => Behaviour;
  readonly path?: string;
  readonly seed?: string;
  /** Pseudonyms, where the arm follows from them; random unless told. */
  readonly pseudonym?: () => string;
}): Promise<Pilot> {
  const { definition, arrivals, behave, path = ':memory:', seed = SEED } = options;
  const pseudonym = options.pseudonym ?? (() => randomBytes(16).toString('hex'));
  const store = openStore(path, {
    kind: 'rehearsal',
    experiment: definition.id,
    definitionHash: HASH,
    seed: '1',
    planted: null,
  });
  const allocator = ledgerAllocatorOf(definition, seed, (participant) => predictHash(definition, participant));
  const counts = new Map<string, number>();
  const participants: string[] = [];
  const events: Event[] = [];
  for (const language of arrivals) {
    const participant = pseudonym();
    participants.push(participant);
    const consent = {
      schema: 'luotsi/consent@1',
      experiment: definition.id,
      participant,
      version: 1,
      language,
      at,
    } as const;
    const entry = await store.allocate({ stratum: language, participant, consent, at }, (place) =>
      allocator.next({ ...place, stratum: language, participant, at }),
    );
    const key = `${language} ${entry.arm}`;
    const nth = counts.get(key) ?? 0;
    counts.set(key, nth + 1);
    const behaviour = behave({ arm: entry.arm, form: entry.form, language, nth });
    const add = (kind: Event['kind'], name: string, value?: number): void => {
      events.push({
        schema: 'luotsi/event@1',
        id: randomUUID(),
        kind,
        experiment: definition.id,
        participant,
        name,
        ...(value === undefined ? {} : { value }),
        language,
        at,
      });
    };
    for (const arm of behaviour.shown ?? [entry.arm]) add('exposure', arm);
    for (const [name, value] of Object.entries(behaviour.answers ?? {})) add('answer', name, value);
    for (const [name, value] of Object.entries(behaviour.measured ?? {})) add('outcome', name, value);
    for (const step of behaviour.steps ?? ['page', 'receipt']) add('step', step);
    if (behaviour.stop) add('stop', behaviour.stop);
  }
  for (let i = 0; i < events.length; i += 1000) await store.append(events.slice(i, i + 1000));
  return {
    store,
    participants,
    input: { definition, definitionHash: HASH, store, allocationSeed: seed, instruments: {} },
  };
}

/** So many people of each language, taking turns. */
export const takingTurns = (languages: readonly string[], each: number): string[] =>
  Array.from({ length: each }, () => languages).flat();
