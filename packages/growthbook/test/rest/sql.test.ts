import { DatabaseSync } from 'node:sqlite';
import { instruments, score } from '@luotsi/instruments';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignmentSql, factsSql, GrowthBookError } from '../../src/rest/index.js';
import { pilot } from './pilot.js';

/** The store's tables in PostgreSQL, as far as they are read, with the function of PostgreSQL that the SQL uses. */
function tables(): DatabaseSync {
  const db = new DatabaseSync(':memory:');
  db.function('to_timestamp', (seconds) => seconds);
  db.exec(`ATTACH ':memory:' AS luotsi;
    CREATE TABLE luotsi.ledger (participant TEXT, stratum TEXT, arm TEXT, form TEXT);
    CREATE TABLE luotsi.event (seq INTEGER PRIMARY KEY, kind TEXT, participant TEXT, name TEXT, value REAL, at INTEGER)`);
  return db;
}

const uuidOf = (i: number): string => `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`;

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
const person = fc.record({
  form: fc.constantFrom('date', 'both', 'none'),
  answers,
  /** What is stored after the first answers, and does not count. */
  later: answers,
  seconds: fc.option(fc.integer({ min: 0, max: 600 })),
  finished: fc.boolean(),
});

describe('the SQL of the facts', () => {
  it('scores as registered: the first answer counts, half a questionnaire is no value', () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 4 }), (people) => {
        const db = tables();
        const expected: string[] = [];
        const event = db.prepare(
          'INSERT INTO luotsi.event (kind, participant, name, value, at) VALUES (?, ?, ?, ?, 1)',
        );
        people.forEach(({ form, answers: given, later, seconds, finished }, i) => {
          const id = uuidOf(i);
          db.prepare('INSERT INTO luotsi.ledger VALUES (?, ?, ?, ?)').run(id, 'fi', 'arm-a', form);
          for (const [name, value] of [...Object.entries(given), ...Object.entries(later)])
            event.run('answer', id, name, value);
          if (seconds !== null) event.run('outcome', id, 'seconds', seconds);
          if (finished) event.run('step', id, 'page', null);

          const first = { ...later, ...given };
          const has = (...names: string[]): boolean => names.every((name) => name in first);
          const faulty = pilot.forms.find((one) => one.id === form)?.faulty ?? [];
          const right = (fact: string): number => Number((first[`decide-${fact}`] === 1) !== faulty.includes(fact));
          const put = (outcome: string, value: number | null): void => {
            if (value !== null) expected.push(`${id.replaceAll('-', '')} ${outcome} ${value.toFixed(6)}`);
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
        const found = db
          .prepare(factsSql(pilot, instruments))
          .all()
          .map((row) => `${String(row['participant'])} ${String(row['outcome'])} ${Number(row['value']).toFixed(6)}`);
        db.close();
        expect(found.toSorted()).toEqual(expected.toSorted());
      }),
      { numRuns: 200 },
    );
  });

  it('refuses an instrument of another version', () => {
    const other = {
      ...pilot,
      instruments: [
        { id: 'umux-lite', version: 2 },
        { id: 'own-trust', version: 1 },
      ],
    };
    expect(() => factsSql(other, instruments)).toThrow(GrowthBookError);
  });
});

describe('the SQL of the assignment', () => {
  it('names who saw which arm, when and in which language', () => {
    const db = tables();
    const id = uuidOf(10);
    db.prepare('INSERT INTO luotsi.ledger VALUES (?, ?, ?, ?)').run(id, 'so', 'arm-b', 'date');
    const event = db.prepare('INSERT INTO luotsi.event (kind, participant, name, at) VALUES (?, ?, ?, ?)');
    event.run('exposure', id, 'arm-b', 7);
    event.run('step', id, 'page', 8);
    expect(
      db
        .prepare(assignmentSql(pilot))
        .all()
        .map((row) => ({ ...row })),
    ).toEqual([
      {
        participant: uuidOf(10).replaceAll('-', ''),
        timestamp: 420,
        experiment_id: 'a-pilot',
        variation_id: 'arm-b',
        language: 'so',
      },
    ]);
  });
});
