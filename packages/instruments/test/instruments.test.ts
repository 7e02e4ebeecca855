import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instrumentLanguages, instruments, loadInstrumentMessages, score, statusOf } from '@luotsi/instruments';
import { parseInstrument, type Instrument } from '@luotsi/protocol';

const get = (id: string): Instrument => {
  const instrument = instruments[id];
  if (!instrument) throw new Error(`no instrument ${id}`);
  return instrument;
};
const umuxLite = get('umux-lite');
const ownTrust = get('own-trust');
/** The same items with the second one reversed, as an instrument might have it. */
const turned: Instrument = {
  ...ownTrust,
  items: ownTrust.items.map((item, i) => ({ ...item, reversed: i === 1 })),
};

describe('scoring', () => {
  it('interpolates UMUX-Lite to 0 to 100', () => {
    expect(score(umuxLite, { capabilities: 1, ease: 1 })).toBe(0);
    expect(score(umuxLite, { capabilities: 7, ease: 7 })).toBe(100);
    expect(score(umuxLite, { capabilities: 4, ease: 4 })).toBe(50);
    expect(score(umuxLite, { capabilities: 6, ease: 5 })).toBeCloseTo(75, 12);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }), (capabilities, ease) => {
        expect(score(umuxLite, { capabilities, ease })).toBeCloseTo(((capabilities + ease - 2) * 100) / 12, 12);
      }),
    );
  });

  it('takes the mean of the trust items', () => {
    expect(score(ownTrust, { honest: 5, 'works-for-me': 4, 'keeps-promise': 3 })).toBe(4);
    expect(score(ownTrust, { honest: 1, 'works-for-me': 1, 'keeps-promise': 1 })).toBe(1);
  });

  it('turns reversed items: agreeing with everything is the middle where one of two is reversed', () => {
    expect(score(turned, { honest: 5, 'works-for-me': 1, 'keeps-promise': 5 })).toBe(5);
    expect(score(turned, { honest: 5, 'works-for-me': 5, 'keeps-promise': 5 })).toBeCloseTo(11 / 3, 12);
  });

  it('stays in the range, and turning every answer and every item changes nothing', () => {
    const answers = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 3 });
    const named = (values: readonly number[]): Record<string, number> =>
      Object.fromEntries(ownTrust.items.map(({ id }, i) => [id, values[i] ?? 0]));
    const opposite: Instrument = { ...turned, items: turned.items.map((i) => ({ ...i, reversed: !i.reversed })) };
    fc.assert(
      fc.property(answers, (values) => {
        const result = score(turned, named(values));
        expect(result).toBeGreaterThanOrEqual(turned.range.min);
        expect(result).toBeLessThanOrEqual(turned.range.max);
        expect(score(opposite, named(values.map((v) => 6 - v)))).toBeCloseTo(result ?? Number.NaN, 12);
      }),
    );
  });

  it('has no score where an answer is missing', () => {
    expect(score(umuxLite, { capabilities: 7 })).toBeNull();
    expect(score(ownTrust, {})).toBeNull();
    // Answers to something else are not taken for these.
    expect(score(umuxLite, { capabilities: 7, honest: 5 })).toBeNull();
  });

  it.each([0, 8, 3.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses an answer that cannot be: %d', (ease) => {
    expect(() => score(umuxLite, { capabilities: 4, ease })).toThrow(
      expect.objectContaining({ code: 'LUOTSI_INSTRUMENT_ANSWER' }),
    );
  });
});

describe('every instrument', () => {
  it.each(Object.entries(instruments))('fits the protocol and is found by its id: %s', (id, instrument) => {
    expect(parseInstrument(instrument)).toEqual(instrument);
    expect(instrument.id).toBe(id);
    const extremes = (pick: (points: number) => number): Record<string, number> =>
      Object.fromEntries(instrument.items.map((item) => [item.id, pick(item.points)]));
    expect(
      score(
        instrument,
        extremes(() => 1),
      ),
    ).toBe(instrument.range.min);
    expect(
      score(
        instrument,
        extremes((points) => points),
      ),
    ).toBe(instrument.range.max);
  });
});

describe('the words', () => {
  const files = readdirSync(new URL('../src/messages', import.meta.url)).map((name) => name.replace('.json', ''));

  it('exist in fourteen languages, and every file can be loaded', () => {
    expect([...instrumentLanguages].toSorted()).toEqual(files.toSorted());
    expect(files).toHaveLength(14);
  });

  it.each(instrumentLanguages)('are whole in %s, with the status that the definitions tell', async (language) => {
    const messages = await loadInstrumentMessages(language);
    const english = await loadInstrumentMessages('en');
    expect(Object.keys(messages).toSorted()).toEqual(Object.keys(english).toSorted());
    const { $status, ...words } = messages;
    for (const word of Object.values(words)) expect(word.trim()).toMatch(/\S/);
    for (const instrument of Object.values(instruments)) {
      expect(statusOf(instrument, language)).toEqual($status);
      for (const { id } of instrument.items) expect(words).toHaveProperty([`${instrument.id}.${id}`]);
      for (const end of ['lowest', 'highest']) expect(words).toHaveProperty([`${instrument.id}.${end}`]);
    }
    const points = [1, 2, 3, 4, 5].map((point) => (words as Record<string, string>)[`own-trust.${point}`]);
    expect(new Set(points).size).toBe(5);
    expect([points[0], points[4]]).toEqual([words['own-trust.lowest'], words['own-trust.highest']]);
  });

  it('claim no review that has not taken place', async () => {
    const all = await Promise.all(instrumentLanguages.map(loadInstrumentMessages));
    const status = new Map(all.map(({ $status }, i) => [instrumentLanguages[i], $status.status]));
    expect([...status].filter(([, word]) => word === 'written').map(([language]) => language)).toEqual([
      'fi',
      'sv',
      'en',
    ]);
    expect([...status.values()]).not.toContain('reviewed');
  });

  it('are not replaced by another language where they do not exist', async () => {
    await expect(loadInstrumentMessages('de')).rejects.toThrow(
      expect.objectContaining({ code: 'LUOTSI_INSTRUMENT_LANGUAGE' }),
    );
    await expect(loadInstrumentMessages('constructor')).rejects.toThrow(/no words in "constructor"/);
    expect(statusOf(umuxLite, 'de')).toBeNull();
  });
});
