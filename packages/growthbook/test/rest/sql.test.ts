import { DatabaseSync } from 'node:sqlite';
import { instruments } from '@luotsi/instruments';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignmentSql, factsSql, GrowthBookError } from '../../src/rest/index.js';
import { person, rowText, stored, uuidOf } from './people.js';
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

describe('the SQL of the facts', () => {
  it('scores as registered: the first answer counts, half a questionnaire is no value', () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 4 }), (people) => {
        const db = tables();
        const { ledger, events, expected } = stored(people);
        const line = db.prepare('INSERT INTO luotsi.ledger VALUES (?, ?, ?, ?)');
        for (const { participant, form } of ledger) line.run(participant, 'fi', 'arm-a', form);
        const event = db.prepare(
          'INSERT INTO luotsi.event (kind, participant, name, value, at) VALUES (?, ?, ?, ?, 1)',
        );
        for (const { kind, participant, name, value } of events) event.run(kind, participant, name, value);
        const found = db.prepare(factsSql(pilot, instruments)).all().map(rowText);
        db.close();
        expect(found.toSorted()).toEqual(expected);
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
