import { requireFinite, StatsError } from './errors.js';

/** The points of an item. */
export interface ItemRange {
  readonly min: number;
  readonly max: number;
}

function requireAnswer(answer: number, { min, max }: ItemRange, name: string): void {
  requireFinite(answer, name);
  if (!(max > min)) throw new StatsError('out-of-range', `The item runs from ${min} to ${max}. Exchange its ends.`);
  if (answer < min || answer > max)
    throw new StatsError(
      'out-of-range',
      `${name} is ${answer}, outside ${min} to ${max}. It was stored wrongly, or belongs to another item.`,
    );
}

/**
 * The answer to an item that is worded against the scale, as if it were worded with it: min + max − answer.
 * @throws {StatsError} `out-of-range`, `not-a-number`
 */
export function reversed(answer: number, range: ItemRange): number {
  requireAnswer(answer, range, 'answer');
  return range.min + range.max - answer;
}

/**
 * Mean of the answers, each first put from its own range onto `to` (0 to 100 for a usability score).
 * @param answers one a question; null where nothing was answered
 * @param ranges of the questions, in the same order
 * @param options `to`, and the fewest answers that still give a score; all of them unless told
 * @returns null with fewer answers than that
 * @throws {StatsError} `length-mismatch`, `too-few` for no item, `out-of-range`, `not-a-number`
 */
export function meanScore(
  answers: readonly (number | null)[],
  ranges: readonly ItemRange[],
  { to, least = ranges.length }: { readonly to: ItemRange; readonly least?: number },
): number | null {
  if (answers.length !== ranges.length)
    throw new StatsError('length-mismatch', `There are ${answers.length} answers to ${ranges.length} items.`);
  if (ranges.length === 0) throw new StatsError('too-few', 'An instrument without items has no score.');
  let sum = 0;
  let given = 0;
  answers.forEach((answer, i) => {
    if (answer === null) return;
    const range = ranges[i] as ItemRange;
    requireAnswer(answer, range, `answers[${i}]`);
    sum += (answer - range.min) / (range.max - range.min);
    given++;
  });
  if (given === 0 || given < least) return null;
  return to.min + (sum / given) * (to.max - to.min);
}
