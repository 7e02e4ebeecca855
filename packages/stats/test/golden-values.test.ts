import { describe, expect, it } from 'vitest';
import { fisherExact, sequentialBoundaries } from '../src/index.js';
import { normalCdf, normalQuantile, tUpper } from '../src/tails.js';

const relative = (a: number, b: number): number => Math.abs(a / b - 1);

/** Values that were computed elsewhere once and for all. */
describe('golden values', () => {
  it('Fisher of 12 of 17 against 8 of 23 (R: fisher.test)', () => {
    const { p } = fisherExact({ n: 23, successes: 8 }, { n: 17, successes: 12 });
    expect(relative(p, 0.05355099259437)).toBeLessThan(1e-12);
  });

  it('far tails keep their digits (R: pnorm, pt)', () => {
    expect(relative(normalCdf(-10), 7.619853024160527e-24)).toBeLessThan(1e-12);
    expect(relative(tUpper(40, 3), 1.719034039457927e-5)).toBeLessThan(1e-10);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12);
  });

  it('the other convention of O’Brien–Fleming gives boundaries that are too low', () => {
    const [first, last] = sequentialBoundaries({ looks: [0.5, 1], spending: 'obrien-fleming', alpha: 0.05 });
    expect(first?.z).toBeCloseTo(2.9626, 4);
    expect(first?.z).not.toBeCloseTo(2.7718, 1);
    expect(last?.z).toBeCloseTo(1.9686, 4);
  });
});
