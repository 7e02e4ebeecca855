/** What is wrong with a typed date: which part, that all are empty, or (`date`) that the calendar has no such day. */
export type DateProblem = 'empty' | 'day' | 'month' | 'year' | 'date';

export type DateReading =
  | { readonly ok: true; /** YYYY-MM-DD */ readonly value: string }
  | { readonly ok: false; readonly problem: DateProblem };

export interface DateParts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/** Arabic (U+0660) and Persian (U+06F0) digits are as good as Western ones. */
const western = (text: string): string =>
  text
    .trim()
    .replaceAll(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(((digit.codePointAt(0) ?? 0) - 0x660) % 16));

/**
 * Reads a date from its three typed parts, the same way on a server and in a page. Years have four digits, so that
 * nobody has to guess a century; nothing is corrected silently.
 */
export function readDate({ day, month, year }: DateParts): DateReading {
  const [d, m, y] = [western(day), western(month), western(year)];
  if (`${d}${m}${y}` === '') return { ok: false, problem: 'empty' };
  const within = (text: string, last: number) => /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= last;
  if (!within(d, 31)) return { ok: false, problem: 'day' };
  if (!within(m, 12)) return { ok: false, problem: 'month' };
  if (!/^[1-9]\d{3}$/.test(y)) return { ok: false, problem: 'year' };
  const value = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  // A day that the month does not have rolls over into the next.
  const real = new Date(`${value}T00:00:00Z`);
  return Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== value
    ? { ok: false, problem: 'date' }
    : { ok: true, value };
}
