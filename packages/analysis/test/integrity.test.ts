import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openStore } from '@luotsi/store';
import type { IntegrityCheck } from '@luotsi/protocol';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { analyse } from '../src/index.js';
import { definitionWith, rightDecisions, runPilot, takingTurns, type Behaviour, type Place } from './pilot.js';

// Whole pilots on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'luotsi-analysis-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

const well = (place: Place): Behaviour => ({ answers: rightDecisions(place.form, place.nth % 3) });

/** Runs a pilot, closes it, changes the file behind its back, and analyses what is left. */
async function after(
  change: (db: DatabaseSync) => void,
  behave: (place: Place) => Behaviour = well,
): Promise<{ failed: IntegrityCheck[]; analysed: number }> {
  files += 1;
  const path = join(folder, `${files}.sqlite`);
  const { store, input } = await runPilot({
    definition: definitionWith(),
    arrivals: takingTurns(['fi', 'ar'], 12),
    behave,
    path,
  });
  await store.close();
  const db = new DatabaseSync(path);
  change(db);
  db.close();
  const changed = openStore(path);
  try {
    const result = analyse({ ...input, store: changed });
    return {
      failed: result.integrity.filter((c) => !c.ok),
      analysed: result.flow.arms.reduce((sum, a) => sum + a.analysed, 0),
    };
  } finally {
    await changed.close();
  }
}

describe('a store that is as it was', () => {
  it('passes every check', async () => {
    expect(await after(() => undefined)).toEqual({ failed: [], analysed: 24 });
  });
});

describe('a store that was changed', () => {
  it('shows an arm that was changed in the ledger, by the seed and by the chain', async () => {
    const { failed } = await after((db) =>
      db.exec("UPDATE ledger SET arm = CASE arm WHEN 'plain' THEN 'checked' ELSE 'plain' END WHERE sequence = 5"),
    );
    expect(failed.map((c) => [c.id, c.failed])).toEqual([
      ['ledger-replay', 1],
      ['ledger-chain', 1],
      ['arm-served', 1],
    ]);
    expect(failed[0]?.detail).toMatch(/line 5, arm: found \w+, expected \w+/);
  });

  it('shows a line that was taken out', async () => {
    const { failed } = await after((db) => db.exec('DELETE FROM ledger WHERE sequence = 7'));
    expect(failed.map((c) => c.id)).toEqual(['ledger-replay', 'ledger-chain']);
    expect(failed.find((c) => c.id === 'ledger-replay')?.detail).toMatch(/line 7, missing/);
  });

  it('shows a consent that is gone, and leaves the person out', async () => {
    const { failed, analysed } = await after((db) =>
      db.exec('DELETE FROM consent WHERE participant = (SELECT participant FROM ledger WHERE sequence = 3)'),
    );
    expect(failed.map((c) => [c.id, c.failed])).toEqual([['consent-first', 1]]);
    expect(analysed).toBe(23);
  });

  it('shows an arm that is empty in a language', async () => {
    const { failed } = await after((db) => db.exec("UPDATE ledger SET arm = 'checked' WHERE stratum = 'ar'"));
    expect(failed.find((c) => c.id === 'no-empty-arm')).toMatchObject({ checked: 2, failed: 1 });
    expect(failed.find((c) => c.id === 'no-empty-arm')?.detail).toContain('ar');
  });
});

describe('what participants’ pages did wrong', () => {
  const first = (change: (place: Place) => Behaviour) => (place: Place) =>
    place.language === 'fi' && place.arm === 'plain' && place.nth === 0
      ? { ...well(place), ...change(place) }
      : well(place);

  it('is found if an exposure was sent twice', async () => {
    const { failed } = await after(
      () => undefined,
      first(() => ({ shown: ['plain', 'plain'] })),
    );
    expect(failed.map((c) => [c.id, c.failed])).toEqual([['exposure-once', 1]]);
  });
  it('is found if another arm was shown than allocated', async () => {
    const { failed } = await after(
      () => undefined,
      first(() => ({ shown: ['checked'] })),
    );
    expect(failed.map((c) => [c.id, c.failed])).toEqual([['arm-served', 1]]);
  });
  it('is found if both arms were shown', async () => {
    const { failed } = await after(
      () => undefined,
      first(() => ({ shown: ['plain', 'checked'] })),
    );
    expect(failed.map((c) => [c.id, c.failed])).toEqual([
      ['exposure-once', 1],
      ['arm-served', 1],
    ]);
  });
  it('is found, and not scored, if an answer cannot be or was not asked for', async () => {
    const { failed, analysed } = await after(
      () => undefined,
      first((place) => ({ answers: { ...rightDecisions(place.form, 2), 'decide-fee': 7, shoe: 43 } })),
    );
    expect(failed.map((c) => [c.id, c.failed])).toEqual([['known-items', 2]]);
    expect(failed[0]?.detail).toContain('decide-fee = 7, shoe = 43');
    expect(analysed).toBe(23);
  });
});
