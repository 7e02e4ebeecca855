import { instruments, score } from '@luotsi/instruments';
import fc from 'fast-check';
import { pilot } from './pilot.js';

export const uuidOf = (i: number): string => `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`;

const scales = ['umux-lite', 'own-trust'] as const;
const points = scales.flatMap((id) =>
  (instruments[id]?.items ?? []).map((item) => [`${id}-${item.id}`, item.points] as const),
);
const answers = fc.record(
  {
    ...Object.fromEntries(['decide-date', 'decide-fee'].map((name) => [name, fc.integer({ min: 0, max: 1 })])),
    ...Object.fromEntries(['why-date', 'why-fee'].map((name) => [name, fc.integer({ min: 1, max: 3 })])),
    ...Object.fromEntries(points.map(([name, max]) => [name, fc.integer({ min: 1, max })])),
  } as Record<string, fc.Arbitrary<number>>,
  { requiredKeys: [] },
);
export const person = fc.record({
  form: fc.constantFrom('date', 'both', 'none'),
  answers,
  /** What is stored after the first answers, and does not count. */
  later: answers,
  seconds: fc.option(fc.integer({ min: 0, max: 600 })),
  finished: fc.boolean(),
});

type Person = typeof person extends fc.Arbitrary<infer P> ? P : never;

export interface Stored {
  readonly ledger: readonly { readonly participant: string; readonly form: string }[];
  /** In the order of arrival. */
  readonly events: readonly {
    readonly kind: 'answer' | 'outcome' | 'step';
    readonly participant: string;
    readonly name: string;
    readonly value: number | null;
  }[];
  /** The facts as they should be read, sorted. */
  readonly expected: readonly string[];
}

/** One fact, as it is compared. */
export const rowText = (row: Readonly<Record<string, unknown>>): string =>
  `${String(row['participant'])} ${String(row['outcome'])} ${Number(row['value']).toFixed(6)}`;

/** The answers that were given. */
const told = (answers: Readonly<Record<string, number | undefined>>): Record<string, number> =>
  Object.fromEntries(Object.entries(answers).filter((entry): entry is [string, number] => entry[1] !== undefined));

/** What is stored of people, and the scores that follow from it by the registered scoring. */
export function stored(people: readonly Person[]): Stored {
  const ledger: { participant: string; form: string }[] = [];
  const events: Stored['events'][number][] = [];
  const expected: string[] = [];
  people.forEach(({ form, answers: given, later, seconds, finished }, i) => {
    const participant = uuidOf(i);
    ledger.push({ participant, form });
    for (const [name, value] of [...Object.entries(told(given)), ...Object.entries(told(later))])
      events.push({ kind: 'answer', participant, name, value });
    if (seconds !== null) events.push({ kind: 'outcome', participant, name: 'seconds', value: seconds });
    if (finished) events.push({ kind: 'step', participant, name: 'page', value: null });

    const first: Readonly<Record<string, number>> = { ...told(later), ...told(given) };
    const has = (...names: string[]): boolean => names.every((name) => name in first);
    const faulty = pilot.forms.find((one) => one.id === form)?.faulty ?? [];
    const right = (fact: string): number => Number((first[`decide-${fact}`] === 1) !== faulty.includes(fact));
    const put = (outcome: string, value: number | null): void => {
      if (value !== null) expected.push(rowText({ participant: participant.replaceAll('-', ''), outcome, value }));
    };
    if (has('decide-date', 'decide-fee')) put('decisions', (right('date') + right('fee')) / 2);
    if (faulty.length > 0 && has(...faulty.map((fact) => `decide-${fact}`)))
      put('noticed', Number(faulty.every((fact) => right(fact) === 1)));
    if (has('why-date', 'why-fee'))
      put('understood', (Number(first['why-date'] === 1) + Number(first['why-fee'] === 2)) / 2);
    for (const [scale, outcome] of [
      ['umux-lite', 'usability'],
      ['own-trust', 'trust'],
    ] as const) {
      const instrument = instruments[scale];
      if (!instrument) throw new Error(scale);
      const items = Object.fromEntries(
        Object.entries(first)
          .filter(([name]) => name.startsWith(`${scale}-`))
          .map(([name, value]) => [name.slice(scale.length + 1), value]),
      );
      put(outcome, score(instrument, items));
    }
    put('seconds', seconds);
    if (finished) put('finished', 1);
  });
  return { ledger, events, expected: expected.toSorted() };
}
