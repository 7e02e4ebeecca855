import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate } from './read-date.js';

const arabic = (text: string, zero: number) =>
  text.replaceAll(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));

describe('readDate', () => {
  it('reads every day of the calendar back, with or without a zero in front and in any digits', () => {
    const days = fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.constantFrom(0x30, 0x660, 0x6f0), fc.boolean(), (date, zero, short) => {
        const value = date.toISOString().slice(0, 10);
        const [year = '', month = '', day = ''] = value.split('-');
        const part = (text: string) => arabic(short ? String(Number(text)) : text, zero);
        expect(readDate({ day: part(day), month: part(month), year: arabic(year, zero) })).toEqual({ ok: true, value });
      }),
    );
  });
  it('accepts nothing that is not a day of the calendar', () => {
    const part = fc.string({ unit: fc.constantFrom('0', '1', '2', '9', '-', ' ', 'x', '.'), maxLength: 4 });
    fc.assert(
      fc.property(part, part, part, (day, month, year) => {
        const reading = readDate({ day, month, year });
        if (reading.ok) expect(new Date(reading.value).toISOString().slice(0, 10)).toBe(reading.value);
        else expect(['empty', 'day', 'month', 'year', 'date']).toContain(reading.problem);
      }),
    );
  });
  it.each([
    ['', ' ', '', 'empty'],
    ['32', '1', '2026', 'day'],
    ['0', '1', '2026', 'day'],
    ['1', '13', '2026', 'month'],
    ['1', 'tammi', '2026', 'month'],
    ['1', '1', '26', 'year'],
    ['29', '2', '2025', 'date'],
    ['31', '4', '2026', 'date'],
  ])('says of %s %s %s that it is wrong in "%s"', (day, month, year, problem) => {
    expect(readDate({ day, month, year })).toEqual({ ok: false, problem });
  });
  it('knows leap years', () => {
    expect(readDate({ day: '29', month: '2', year: '2024' })).toEqual({ ok: true, value: '2024-02-29' });
    expect(readDate({ day: '29', month: '2', year: '1900' }).ok).toBe(false);
  });
});
