import type { ReportLanguage } from './messages/types.js';

/** A signed number as words need it: how much, and in which direction. */
export interface Amount {
  /** Formatted, without a sign. */
  readonly text: string;
  readonly sign: -1 | 0 | 1;
  /** The rounded number that `text` shows, without a sign; decides the plural form. */
  readonly size: number;
}

/** Numbers, languages and lists of one report language; everything by `Intl`. */
export interface Format {
  readonly language: ReportLanguage;
  /** Exactly `digits` decimals, a real minus sign. */
  number(value: number, digits?: number): string;
  /** At most `digits` decimals: for what is known exactly, and for lists of very different numbers. */
  short(value: number, digits: number): string;
  /** Always with its sign, `0` without. */
  signed(value: number, digits?: number): string;
  percent(share: number): string;
  /** `0.023`, or `< 0.001`. */
  p(value: number): string;
  /** Rounded as far as the number stays on its own side of every landmark. */
  amount(value: number, landmarks?: readonly number[], least?: number): Amount;
  /** As {@link amount}, with a sign. */
  signedAmount(value: number, landmarks?: readonly number[], least?: number): string;
  languageName(tag: string): string;
  /** The same, as it begins a line. */
  languageLabel(tag: string): string;
  /** `+9 (−4 … +20)` from formatted numbers; breaks before the bracket only. */
  interval(value: string, low: string, high: string): string;
  list(items: readonly string[]): string;
}

const side = (value: number, landmark: number): number => Math.sign(value - landmark);
const round = (value: number, digits: number): number => {
  const rounded = Number(value.toFixed(digits));
  return rounded === 0 ? 0 : rounded;
};

/**
 * The fewest decimals (`least` to 4) at which rounding does not move `value` onto or over a landmark: an interval
 * that ends at 0.3 is not told as 0 when zero decides the verdict.
 */
export function decimalsFor(value: number, landmarks: readonly number[], least = 0): number {
  for (let digits = least; digits < 4; digits += 1)
    if (landmarks.every((l) => Math.abs(value - l) < 1e-9 || side(round(value, digits), l) === side(value, l)))
      return digits;
  return 4;
}

/** The fewest decimals (`least` to 6) that lose nothing of a number that people chose, such as a margin. */
export function decimalsOf(value: number, least = 0): number {
  for (let digits = least; digits < 6; digits += 1) if (Math.abs(round(value, digits) - value) < 1e-9) return digits;
  return 6;
}

export function formatOf(language: ReportLanguage): Format {
  const locale = language === 'en' ? 'en-GB' : language;
  const cache = new Map<number, Intl.NumberFormat>();
  const formatter = (digits: number): Intl.NumberFormat => {
    const known = cache.get(digits);
    if (known) return known;
    const made = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
    cache.set(digits, made);
    return made;
  };
  const minus = (text: string): string => text.replaceAll('-', '−');
  const number = (value: number, digits = 0): string => minus(formatter(digits).format(round(value, digits)));
  const signed = (value: number, digits = 0): string => (round(value, digits) > 0 ? '+' : '') + number(value, digits);
  const shortest = new Intl.NumberFormat(locale, { maximumFractionDigits: 20 });
  const names = new Intl.DisplayNames([locale], { type: 'language' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  return {
    language,
    number,
    short: (value, digits) => minus(shortest.format(round(value, digits))),
    signed,
    percent: (share) => minus(percents.format(share)),
    p: (value) => (value < 0.001 ? `<\u00a0${number(0.001, 3)}` : number(value, value < 0.1 ? 3 : 2)),
    amount(value, landmarks = [0], least = 0) {
      const digits = decimalsFor(value, landmarks, least);
      const rounded = round(value, digits);
      return {
        text: number(Math.abs(rounded), digits),
        sign: Math.sign(rounded) as -1 | 0 | 1,
        size: Math.abs(rounded),
      };
    },
    signedAmount: (value, landmarks = [0], least = 0) => signed(value, decimalsFor(value, landmarks, least)),
    languageName: (tag) => names.of(tag) ?? tag,
    languageLabel(tag) {
      const name = names.of(tag) ?? tag;
      return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
    },
    interval: (value, low, high) => `${value} (${low}\u00a0…\u00a0${high})`,
    list: (items) => list.format(items),
  };
}
