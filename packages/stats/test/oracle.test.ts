import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { models } from './oracle/models.js';
import { difference, RSession } from './oracle/r.js';
import { scales } from './oracle/scales.js';
import { shares } from './oracle/shares.js';

const families = [...shares, ...scales, ...models];

describe('R agrees', () => {
  let r: RSession;
  beforeAll(async () => {
    r = await RSession.start();
  }, 180_000);
  afterAll(() => r.close());

  it.each(families)('$name', { timeout: 180_000 }, async (f) => {
    const expected = await r.run(f);
    const worst = { difference: 0, case: -1, position: -1, ours: 0, theirs: 0 };
    f.cases.forEach((x, i) => {
      const ours = f.ours(x);
      expect(ours.length).toBe(expected[i]?.length);
      ours.forEach((value, j) => {
        const theirs = expected[i]?.[j] ?? Number.NaN;
        const d = difference(value, theirs);
        if (!(d <= worst.difference))
          Object.assign(worst, { difference: d, case: i, position: j, ours: value, theirs });
      });
    });
    const tolerance = f.tolerance ?? 1e-8;
    expect(worst.difference <= tolerance ? 'agrees' : worst).toBe('agrees');
  });

  it('over at least 400 generated cases', () => {
    expect(families.reduce((sum, f) => sum + f.cases.length, 0)).toBeGreaterThanOrEqual(400);
  });
});
