import type { Event, Experiment, Outcome } from '@luotsi/protocol';
import { CollectorError, type RequestProblem } from './problem.js';

/** Every name that an event of the experiment may carry. */
export interface KnownNames {
  readonly arms: ReadonlySet<string>;
  /** Items named by the scoring of an outcome, with the values that they can have (null: any). */
  readonly items: ReadonlyMap<string, readonly number[] | null>;
  /** Items of the instruments begin with one of these; empty when every item is listed. */
  readonly itemPrefixes: readonly string[];
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly steps: ReadonlySet<string>;
  /** Kinds of mistake that a reader can report; null for any. */
  readonly reports: ReadonlySet<string> | null;
  readonly languages: ReadonlySet<string>;
}

/**
 * Derives the names from the definition. Where `knownItems` is given it lists the items of the instruments;
 * otherwise every name that begins with an instrument's id is one of its items.
 */
export function knownNames(
  definition: Experiment,
  options: { readonly knownItems?: readonly string[]; readonly knownReports?: readonly string[] } = {},
): KnownNames {
  const items = new Map<string, readonly number[] | null>();
  for (const { scoring } of definition.outcomes) {
    if (scoring.method === 'decisions' || scoring.method === 'noticed')
      for (const { item } of scoring.items) items.set(item, [0, 1]);
    if (scoring.method === 'key') for (const { item } of scoring.items) items.set(item, null);
  }
  for (const item of options.knownItems ?? []) if (!items.has(item)) items.set(item, null);
  return {
    arms: new Set(definition.arms.map(({ id }) => id)),
    items,
    itemPrefixes: options.knownItems ? [] : definition.instruments.map(({ id }) => `${id}-`),
    outcomes: new Map(definition.outcomes.map((outcome) => [outcome.id, outcome])),
    steps: new Set(definition.steps),
    reports: options.knownReports ? new Set(options.knownReports) : null,
    languages: new Set(definition.languages),
  };
}

const list = (names: Iterable<string>): string => [...names].join(', ');

function nameProblem(event: Event, known: KnownNames): { expected: string; fix: string } | null {
  const fix = 'Send a name that the definition of the experiment has.';
  const { name } = event;
  switch (event.kind) {
    case 'exposure':
      return known.arms.has(name) ? null : { expected: `one of the arms ${list(known.arms)}`, fix };
    case 'step':
    case 'stop':
      return known.steps.has(name) ? null : { expected: `one of the steps ${list(known.steps)}`, fix };
    case 'outcome':
      return known.outcomes.has(name) ? null : { expected: `one of the outcomes ${list(known.outcomes.keys())}`, fix };
    case 'answer':
      return known.items.has(name) || known.itemPrefixes.some((prefix) => name.startsWith(prefix))
        ? null
        : {
            expected: `one of the items ${list([...known.items.keys(), ...known.itemPrefixes.map((p) => `${p}…`)])}`,
            fix,
          };
    case 'report':
      return known.reports === null || known.reports.has(name)
        ? null
        : { expected: `one of the kinds of mistake ${list(known.reports)}`, fix };
  }
}

function valueProblem(event: Event, known: KnownNames): { expected: string; fix: string } | null {
  if (event.value === undefined) return null;
  if (event.kind === 'answer') {
    const values = known.items.get(event.name);
    return !values || values.includes(event.value)
      ? null
      : { expected: `one of ${values.join(', ')}`, fix: 'Send 1 for "act on it" and 0 for "do not act on it".' };
  }
  const range = known.outcomes.get(event.name)?.range;
  return !range || (event.value >= range.min && event.value <= range.max)
    ? null
    : { expected: `a number from ${range.min} to ${range.max}`, fix: 'Send the outcome in its own unit.' };
}

const isMinute = (at: string): boolean => {
  const time = Date.parse(at);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 16) === at.slice(0, 16);
};

/**
 * Holds a batch against the experiment and against the one who sends it.
 * @throws CollectorError `LUOTSI_EVENT_OTHER_PARTICIPANT` (403), `LUOTSI_UNKNOWN_EXPERIMENT` (404) or
 *   `LUOTSI_EVENT_UNKNOWN` (422), with the index of every bad event.
 */
export function checkEvents(
  events: readonly Event[],
  against: { readonly experiment: string; readonly participant: string; readonly known: KnownNames },
): void {
  const { experiment, participant, known } = against;
  const strangers: RequestProblem[] = [];
  const elsewhere: RequestProblem[] = [];
  const unknown: RequestProblem[] = [];
  events.forEach((event, index) => {
    const at = (field: keyof Event): { index: number; path: string; found: string } => ({
      index,
      path: `events[${index}].${field}`,
      found: JSON.stringify(event[field]),
    });
    if (event.participant !== participant)
      strangers.push({
        ...at('participant'),
        found: 'another pseudonym',
        expected: 'the pseudonym that belongs to the token',
        fix: 'Send the events of each participant with their own token.',
      });
    if (event.experiment !== experiment)
      elsewhere.push({
        ...at('experiment'),
        expected: `"${experiment}"`,
        fix: 'Send the event to the collector of its own experiment.',
      });
    const name = nameProblem(event, known);
    if (name) unknown.push({ ...at('name'), ...name });
    const value = valueProblem(event, known);
    if (value) unknown.push({ ...at('value'), ...value });
    if (!known.languages.has(event.language))
      unknown.push({
        ...at('language'),
        expected: `one of the languages ${list(known.languages)}`,
        fix: 'Send the language in which the page was shown.',
      });
    if (!isMinute(event.at))
      unknown.push({ ...at('at'), expected: 'a minute of the calendar, UTC', fix: 'Send the time of the event.' });
  });
  const refuse = (code: `LUOTSI_${string}`, status: number, message: string, problems: RequestProblem[]): never => {
    throw new CollectorError(code, message, { status, problems });
  };
  if (strangers.length > 0)
    refuse(
      'LUOTSI_EVENT_OTHER_PARTICIPANT',
      403,
      'The batch has events of somebody else than its token belongs to, so nothing of it was stored. Send each participant’s events with their own token.',
      strangers,
    );
  if (elsewhere.length > 0)
    refuse(
      'LUOTSI_UNKNOWN_EXPERIMENT',
      404,
      'The batch has events of an experiment that is not run here, so nothing of it was stored. Send them to the collector of their experiment.',
      elsewhere,
    );
  if (unknown.length > 0)
    refuse(
      'LUOTSI_EVENT_UNKNOWN',
      422,
      'The batch has events that the experiment does not know, so that no analysis could use them; nothing of it was stored. Correct what is listed under problems.',
      unknown,
    );
}
