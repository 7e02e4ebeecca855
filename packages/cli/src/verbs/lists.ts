import { InvalidArgumentError } from 'commander';

/** An option that is a list of numbers, separated by commas, each as `fits` wants it. */
export const numberList =
  (fits: (value: number) => boolean, expected: string) =>
  (text: string): number[] => {
    const values = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
    if (!values.every((value) => Number.isFinite(value) && fits(value)))
      throw new InvalidArgumentError(`Give ${expected}, separated by commas.`);
    return [...new Set(values)];
  };

/** An option that is one number within bounds. */
export const numberBetween =
  (low: number, high: number) =>
  (text: string): number => {
    const value = text.trim() === '' ? Number.NaN : Number(text);
    if (!(value >= low && value <= high)) throw new InvalidArgumentError(`Give a number from ${low} to ${high}.`);
    return value;
  };

/** An option like `fi=30,ar=10`. */
export function numberByName(text: string): Record<string, number> {
  const entries = text.split(',').map((part): [string, number] => {
    const [name = '', value = ''] = part.split('=').map((side) => side.trim());
    const number = value === '' ? Number.NaN : Number(value);
    if (name === '' || !(number >= 0))
      throw new InvalidArgumentError('Give a number from 0 up for each name, like fi=30,ar=10.');
    return [name, number];
  });
  return Object.fromEntries(entries);
}
