import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agrestiCaffo, clopperPearson, fisherExact, miettinenNurminen, newcombe, wilson } from '../../src/index.js';
import { level, share, failures } from './support.js';

const DIFFERENCES = { newcombe, agrestiCaffo, miettinenNurminen };

describe.each(Object.entries(DIFFERENCES))('interval of a difference of shares: %s', (_, interval) => {
  it('holds its estimate, stays in range, widens with the level', () => {
    fc.assert(
      fc.property(share, share, (a, b) => {
        const { estimate, low, high } = interval(a, b, { level });
        expect(low).toBeGreaterThanOrEqual(-1);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThan(high);
        // Agresti and Caffo's interval lies around a difference of its own.
        expect(interval === agrestiCaffo || (low <= estimate + 1e-12 && high >= estimate - 1e-12)).toBe(true);
        const wider = interval(a, b, { level: 0.99 });
        expect(wider.low).toBeLessThanOrEqual(low + 1e-12);
        expect(wider.high).toBeGreaterThanOrEqual(high - 1e-12);
      }),
    );
  });

  it('mirrors when the arms, or successes and failures, are exchanged', () => {
    fc.assert(
      fc.property(share, share, (a, b) => {
        const one = interval(a, b, { level });
        for (const other of [interval(b, a, { level }), interval(failures(a), failures(b), { level })]) {
          expect(other.low).toBeCloseTo(-one.high, 10);
          expect(other.high).toBeCloseTo(-one.low, 10);
        }
      }),
    );
  });
});

describe('one share', () => {
  it('Clopper–Pearson holds Wilson’s estimate, and both rise with successes', () => {
    fc.assert(
      fc.property(share, (a) => {
        for (const interval of [wilson, clopperPearson]) {
          const { estimate, low, high } = interval(a, { level });
          expect(low).toBeLessThanOrEqual(estimate);
          expect(high).toBeGreaterThanOrEqual(estimate);
          const fewer = interval({ n: a.n, successes: Math.max(0, a.successes - 1) }, { level });
          expect(fewer.low).toBeLessThanOrEqual(low);
          expect(fewer.high).toBeLessThanOrEqual(high);
        }
      }),
    );
  });
});

describe('Fisher', () => {
  it('is blind to the names of arms and answers, and never exceeds the sum of its sides', () => {
    fc.assert(
      fc.property(share, share, (a, b) => {
        const f = fisherExact(a, b);
        const g = fisherExact(failures(b), failures(a));
        expect(g.p).toBeCloseTo(f.p, 10);
        expect(g.pHigher).toBeCloseTo(f.pHigher, 10);
        expect(f.midP).toBeLessThanOrEqual(f.p);
        expect(f.pLower + f.pHigher).toBeGreaterThanOrEqual(1 - 1e-10);
        expect(f.p).toBeGreaterThan(0);
      }),
    );
  });

  it('holds for five million people an arm', () => {
    const f = fisherExact({ n: 5_000_000, successes: 1_000_000 }, { n: 5_000_000, successes: 1_001_000 });
    // z = 0.7905 of the normal approximation.
    expect(f.p).toBeCloseTo(0.43, 2);
  });
});
