import { instruments } from '@luotsi/instruments';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { migrate } from '../../../store/src/postgres/migrations.js';
import { connect } from '../../../store/src/postgres/sql.js';
import { databases, server, why } from '../../../store/test/postgres-helpers.js';
import { assignmentSql, factsSql } from '../../src/rest/index.js';
import { person, rowText, stored, uuidOf } from './people.js';
import { pilot } from './pilot.js';

const { make } = databases(server);

it.skipIf(server === null)(`the SQL reads the store’s own tables in PostgreSQL${why}`, async () => {
  const database = connect(await make(), 1);
  try {
    await migrate(database);
    const { sql } = database;
    const { ledger, events, expected } = stored(fc.sample(person, { seed: 7, numRuns: 60 }));
    for (const [i, { participant, form }] of ledger.entries()) {
      await sql`INSERT INTO luotsi.consent (participant, version, language, at) VALUES (${participant}, 1, 'so', 1)`;
      await sql`INSERT INTO luotsi.ledger (sequence, stratum, place, arm, form, participant, at, hash)
        VALUES (${i + 1}, 'so', ${i}, 'arm-b', ${form}, ${participant}, 1, sha256('x'))`;
    }
    for (const { kind, participant, name, value } of events)
      await sql`INSERT INTO luotsi.event (id, kind, participant, name, value, language, at)
        VALUES (gen_random_uuid(), ${kind}, ${participant}, ${name}, ${value}, 'so', 7)`;
    await sql`INSERT INTO luotsi.event (id, kind, participant, name, language, at)
      VALUES (gen_random_uuid(), 'exposure', ${uuidOf(0)}, 'arm-b', 'so', 7)`;
    // Inside another query, as GrowthBook sends it.
    const facts = await sql.text(`SELECT * FROM (${factsSql(pilot, instruments)}) AS facts`);
    expect(facts.map(rowText).toSorted()).toEqual(expected);
    expect(expected.length).toBeGreaterThan(60);
    expect(await sql.text(`SELECT * FROM (${assignmentSql(pilot)}) AS exposures`)).toEqual([
      {
        participant: uuidOf(0).replaceAll('-', ''),
        timestamp: new Date(7 * 60_000),
        experiment_id: 'a-pilot',
        variation_id: 'arm-b',
        language: 'so',
      },
    ]);
  } finally {
    await database.end();
  }
});
