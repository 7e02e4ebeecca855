import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAllocator, replay } from '@luotsi/allocation';
import { ledgerOf, thirds } from './plans.js';

const languages = ['fi', 'sv', 'en', 'ru', 'uk', 'ar', 'fa', 'so', 'et', 'es', 'zh-Hans', 'vi'];
const allocator = createAllocator(thirds);
const walkIns = (people: number): string[] => {
  // Uneven shares, and no order that repeats with the blocks.
  let state = 12345;
  return Array.from({ length: people }, () => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    return languages[Math.floor((state / 2 ** 31) ** 2 * languages.length)] ?? 'fi';
  });
};

describe('replay', () => {
  it('derives all of 10,000 walk-ins over 12 languages again, with an allocator made anew', () => {
    const ledger = ledgerOf(allocator, walkIns(10_000));
    expect(new Set(ledger.map((e) => e.stratum)).size).toBe(12);
    expect(replay(ledger, createAllocator(thirds))).toEqual({
      entries: 10_000,
      rederived: 10_000,
      erased: 0,
      mismatches: [],
      chainBroken: [],
    });
  }, 30_000);

  it('still holds when people have withdrawn', () => {
    const ledger = ledgerOf(allocator, walkIns(300)).map((entry, i) =>
      i % 7 === 0 ? { ...entry, participant: null } : entry,
    );
    expect(replay(ledger, allocator)).toMatchObject({ rederived: 300, mismatches: [], chainBroken: [] });
  });

  it('derives nothing like a ledger of another seed', () => {
    const result = replay(ledgerOf(allocator, walkIns(300)), createAllocator({ ...thirds, seed: 'another' }));
    expect(result.rederived).toBeLessThan(60);
    expect(result.chainBroken).toEqual([]);
  });

  const ledger = ledgerOf(allocator, walkIns(200));
  const line = fc.integer({ min: 2, max: 199 });

  it('names a line whose arm, form, stratum or time was changed', () => {
    fc.assert(
      fc.property(line, fc.constantFrom('arm', 'form', 'at', 'stratum'), (sequence, field) => {
        const changed = ledger.map((entry) => {
          if (entry.sequence !== sequence) return entry;
          if (field === 'arm') return { ...entry, arm: entry.arm === 'notice' ? 'original' : 'notice' };
          if (field === 'form') return { ...entry, form: entry.form === 'date' ? 'fee' : 'date' };
          if (field === 'at') return { ...entry, at: '2026-11-24T09:31Z' };
          return { ...entry, stratum: 'et-EE' };
        });
        const result = replay(changed, allocator);
        expect(result.chainBroken).toEqual([sequence]);
        const named = result.mismatches.filter((m) => m.sequence === sequence).map((m) => m.what);
        expect(named).toEqual(expect.arrayContaining(field === 'arm' || field === 'form' ? [field] : []));
      }),
    );
  });

  it('names a changed arm even if the whole chain was written again', () => {
    const forged = ledgerOf(
      {
        ...allocator,
        next: (place) => {
          const entry = allocator.next(place);
          return place.sequence === 50 ? { ...entry, arm: entry.arm === 'notice' ? 'original' : 'notice' } : entry;
        },
      },
      walkIns(60),
    );
    expect(replay(forged, allocator).mismatches).toEqual([expect.objectContaining({ sequence: 50, what: 'arm' })]);
  });

  it('names a missing line', () => {
    fc.assert(
      fc.property(line, (sequence) => {
        const result = replay(
          ledger.filter((entry) => entry.sequence !== sequence),
          allocator,
        );
        expect(result.mismatches[0]).toMatchObject({ sequence, what: 'missing', found: 'no line' });
        expect(result.chainBroken).toEqual([sequence + 1]);
      }),
    );
    const gap = replay([...ledger.slice(0, 4), ...ledger.slice(9)], allocator);
    expect(gap.mismatches[0]).toMatchObject({ sequence: 5, what: 'missing', expected: 'lines 5 to 9' });
  });

  it('names lines that stand in another place', () => {
    fc.assert(
      fc.property(line, (sequence) => {
        const moved = [...ledger];
        const [taken] = moved.splice(sequence - 1, 1);
        if (taken) moved.splice(sequence - 2, 0, taken);
        const result = replay(moved, allocator);
        expect(result.mismatches.filter((m) => m.what === 'order').map((m) => m.sequence)).toContain(sequence);
        expect(result.chainBroken).toContain(sequence);
      }),
    );
  });

  it('names a line that was put in between', () => {
    fc.assert(
      fc.property(line, (sequence) => {
        const original = ledger[sequence - 1];
        if (!original) return;
        const inserted = { ...original, participant: 'f'.repeat(32) };
        const result = replay([...ledger.slice(0, sequence), inserted, ...ledger.slice(sequence)], allocator);
        expect(result.mismatches).toContainEqual(expect.objectContaining({ sequence, what: 'repeated' }));
        expect(result.chainBroken).toContain(sequence);
      }),
    );
  });

  it('names a second line of one participant', () => {
    const twice = ledger.map((entry) =>
      entry.sequence === 9 ? { ...entry, participant: ledger[2]?.participant ?? null } : entry,
    );
    expect(replay(twice, allocator).mismatches).toEqual([
      expect.objectContaining({ sequence: 9, what: 'participant', found: 'the participant of line 3' }),
    ]);
  });

  it('reads an empty ledger', () => {
    expect(replay([], allocator)).toEqual({ entries: 0, rederived: 0, erased: 0, mismatches: [], chainBroken: [] });
  });
});
