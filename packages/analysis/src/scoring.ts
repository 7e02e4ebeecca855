import { score } from '@luotsi/instruments';
import type { Experiment, Form, Instrument, Outcome } from '@luotsi/protocol';
import { AnalysisError } from './problem.js';

/** What one participant did, as far as it is scored. */
export interface Conduct {
  readonly form: Form;
  /** Stored value of each answered item. */
  readonly answers: ReadonlyMap<string, number>;
  /** Values that were measured as such, by outcome. */
  readonly measured: ReadonlyMap<string, number>;
  readonly steps: ReadonlySet<string>;
}

/**
 * `missing`: the outcome applies to the participant and there is no value. `not applicable`: it could not have one,
 * like noticing a mistake in a form without mistakes.
 */
export type Value = number | 'missing' | 'not applicable';

/** The event name of an item of an instrument. */
export const itemName = (instrument: string, item: string): string => `${instrument}-${item}`;

/**
 * The instrument that an outcome is scored by.
 * @throws AnalysisError `LUOTSI_ANALYSIS_UNKNOWN_ITEM` if it is not there or of another version than the plan has.
 */
function instrumentOf(
  definition: Experiment,
  id: string,
  instruments: Readonly<Record<string, Instrument>>,
): Instrument {
  const planned = definition.instruments.find((i) => i.id === id)?.version;
  const instrument = instruments[id];
  if (!instrument || instrument.version !== planned)
    throw new AnalysisError(
      'LUOTSI_ANALYSIS_UNKNOWN_ITEM',
      `Experiment ${definition.id} is scored by version ${planned ?? '(none)'} of the instrument "${id}", and ` +
        `${instrument ? `version ${instrument.version}` : 'no such instrument'} was given, so its answers cannot be ` +
        'turned into a number. Use the version of the library that the plan was frozen with.',
    );
  return instrument;
}

/** The answers that an outcome is made of, and the values that they may have. */
function itemsOf(
  definition: Experiment,
  { scoring }: Outcome,
  instruments: Readonly<Record<string, Instrument>>,
): [string, (value: number) => boolean][] {
  switch (scoring.method) {
    case 'decisions':
    case 'noticed':
      return scoring.items.map(({ item }) => [item, (v) => v === 0 || v === 1]);
    case 'key':
      return scoring.items.map(({ item }) => [item, () => true]);
    case 'instrument': {
      const { id, items } = instrumentOf(definition, scoring.instrument, instruments);
      return items.map((item) => [itemName(id, item.id), (v) => Number.isInteger(v) && v >= 1 && v <= item.points]);
    }
    case 'value':
    case 'step':
      return [];
  }
}

/** What the definition lets an answer be. */
export interface Vocabulary {
  /** False if nothing in the definition asks for this, or if the value cannot be. */
  knows(kind: 'answer' | 'outcome', name: string, value: number): boolean;
}

/** @throws AnalysisError `LUOTSI_ANALYSIS_UNKNOWN_ITEM` */
export function vocabularyOf(definition: Experiment, instruments: Readonly<Record<string, Instrument>>): Vocabulary {
  const items = new Map(definition.outcomes.flatMap((o) => itemsOf(definition, o, instruments)));
  const measured = new Map(
    definition.outcomes.filter((o) => o.scoring.method === 'value').map((o) => [o.id, o.range] as const),
  );
  return {
    knows(kind, name, value) {
      if (kind === 'answer') return items.get(name)?.(value) ?? false;
      const range = measured.get(name);
      return range !== undefined && value >= range.min && value <= range.max;
    },
  };
}

/**
 * The value of an outcome for one participant. All items of an outcome are needed: half a questionnaire is missing,
 * not half a score.
 */
export function valueOf(
  outcome: Outcome,
  { form, answers, measured, steps }: Conduct,
  instruments: Readonly<Record<string, Instrument>>,
): Value {
  const { scoring } = outcome;
  switch (scoring.method) {
    case 'decisions':
    case 'noticed': {
      const faulty = new Set(form.faulty);
      const asked =
        scoring.method === 'decisions' ? scoring.items : scoring.items.filter(({ fact }) => faulty.has(fact));
      if (asked.length === 0) return 'not applicable';
      const right = asked.map(({ item, fact }) => {
        const answer = answers.get(item);
        return answer === undefined ? undefined : (answer === 1) !== faulty.has(fact);
      });
      if (right.includes(undefined)) return 'missing';
      return scoring.method === 'noticed' ? Number(right.every(Boolean)) : right.filter(Boolean).length / right.length;
    }
    case 'key': {
      if (scoring.items.some(({ item }) => !answers.has(item))) return 'missing';
      return scoring.items.filter(({ item, right }) => answers.get(item) === right).length / scoring.items.length;
    }
    case 'instrument': {
      const instrument = instruments[scoring.instrument];
      if (!instrument) return 'missing';
      const given: Record<string, number> = {};
      for (const { id } of instrument.items) {
        const answer = answers.get(itemName(instrument.id, id));
        if (answer !== undefined) given[id] = answer;
      }
      return score(instrument, given) ?? 'missing';
    }
    case 'value':
      return measured.get(outcome.id) ?? 'missing';
    case 'step':
      return Number(steps.has(scoring.step));
  }
}
