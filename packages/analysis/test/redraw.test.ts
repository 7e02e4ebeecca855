import { createAllocator, type AllocationPlan } from '@luotsi/allocation';
import { createRandom } from '@luotsi/stats';
import { describe, expect, it, vi } from 'vitest';
import { createRedraw, keepDraws, OTHER } from '../src/redraw.js';

// Whole pilots on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const plan = (seed: string, blockMultiples: number[], weights: number[]): AllocationPlan => ({
  experiment: 'e',
  seed,
  arms: weights.map((weight, i) => ({ id: `arm-${i}`, weight })),
  forms: [{ id: 'one' }],
  blockMultiples,
});

/** Where the blocks of the first `length` places end and what is not of the contrast, as one string. */
const frame = (p: AllocationPlan, length: number): { frame: string; labels: string } => {
  const allocator = createAllocator(p);
  const slots = Array.from({ length }, (_, index) => allocator.slot('fi', index));
  const code = (arm: string): string => (arm === 'arm-0' ? '0' : arm === 'arm-1' ? '1' : '2');
  // The size of the last block shows only beyond the prefix.
  let end = length;
  while (allocator.slot('fi', end).block === slots.at(-1)?.block) end += 1;
  return {
    frame: `${end}|${slots.map(({ arm, block }) => `${block}${code(arm) === '2' ? 'x' : '-'}`).join(' ')}`,
    labels: slots.map(({ arm }) => code(arm)).join(''),
  };
};

const tally = (labels: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
};

describe('drawing a contrast again', () => {
  it.each([
    ['a plain block and the begin of another', [1], [1 / 3, 1 / 3, 1 / 3], 5],
    ['a first block that is not used up', [4], [1 / 3, 1 / 3, 1 / 3], 4],
    ['a first block with its lead seen', [4], [1 / 3, 1 / 3, 1 / 3], 6],
    ['two arms and a long first block', [4], [1 / 2, 1 / 2], 7],
    ['unequal weights', [2, 3], [1 / 2, 1 / 4, 1 / 4], 6],
  ])('follows the law of the allocator: %s', (_, multiples, weights, length) => {
    const chosen = plan('seed 1', multiples, weights);
    const wanted = frame(chosen, length).frame;
    const fromAllocator: string[] = [];
    for (let seed = 0; seed < 25_000 && fromAllocator.length < 400; seed += 1) {
      const drawn = frame(plan(`other ${seed}`, multiples, weights), length);
      if (drawn.frame === wanted) fromAllocator.push(drawn.labels);
    }
    const places = Array.from({ length }, (__, index) => ({ stratum: 'fi', index }));
    const redraw = createRedraw(chosen, createAllocator(chosen), places, { control: 'arm-0', treatment: 'arm-1' });
    const random = createRandom('redraw');
    const fromRedraw = Array.from({ length: 20_000 }, () => redraw(random).join(''));

    const theirs = tally(fromAllocator);
    const ours = tally(fromRedraw);
    expect([...theirs.keys()].filter((labels) => !ours.has(labels))).toEqual([]);
    // Two samples of the same law: chi-square, each cell with its expected count from both together.
    let chi = 0;
    for (const [labels, n] of ours) {
      const m = theirs.get(labels) ?? 0;
      const share = (n + m) / (fromRedraw.length + fromAllocator.length);
      chi += (n - share * fromRedraw.length) ** 2 / (share * fromRedraw.length);
      chi += (m - share * fromAllocator.length) ** 2 / (share * fromAllocator.length);
    }
    const freedom = Math.max(1, ours.size - 1);
    expect(fromAllocator.length).toBeGreaterThan(250);
    // Five standard deviations of chi-square.
    expect(chi).toBeLessThan(freedom + 5 * Math.sqrt(2 * freedom));
  });

  it('leaves the people of other arms where they are, and keeps blocks whole', () => {
    const chosen = plan('s', [1, 2], [1 / 3, 1 / 3, 1 / 3]);
    const allocator = createAllocator(chosen);
    const places = Array.from({ length: 60 }, (_, i) => ({ stratum: i % 2 ? 'fi' : 'ar', index: i >> 1 }));
    const redraw = createRedraw(chosen, allocator, places, { control: 'arm-2', treatment: 'arm-0' });
    const random = createRandom('x');
    const others = places.map(({ stratum, index }) => allocator.slot(stratum, index).arm === 'arm-1');
    for (let k = 0; k < 50; k += 1) expect([...redraw(random)].map((label) => label === OTHER)).toEqual(others);
    const seen = new Set(Array.from({ length: 50 }, () => redraw(random).join('')));
    expect(seen.size).toBeGreaterThan(40);
  });

  it('gives the same draws whether they are kept or not', () => {
    const chosen = plan('s', [1, 2], [1 / 2, 1 / 2]);
    const places = Array.from({ length: 30 }, (_, index) => ({ stratum: 'fi', index }));
    const redraw = createRedraw(chosen, createAllocator(chosen), places, { control: 'arm-0', treatment: 'arm-1' });
    const kept = keepDraws(redraw, { places: 30, draws: 20, seed: 'kept' });
    const random = createRandom('kept');
    for (let k = 0; k < 20; k += 1) expect(kept(random, k).join('')).toBe(redraw(random).join(''));
  });
});
