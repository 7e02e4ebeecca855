import type { Instrument } from '@luotsi/protocol';
import { InstrumentError } from './problem.js';

/**
 * The score of one person, in the instrument's own range.
 *
 * `mean`: mean of the items. `umux-lite`: each of the items interpolated to 0 to 100, which for two items of seven
 * points is (sum - 2) x 100/12. Reversed items are turned first: points + 1 - value.
 * @param answers stored value by item, 1 (lowest) to the item's number of points.
 * @returns null if any item is missing: a half-answered instrument has no score, and none is made up.
 * @throws InstrumentError `LUOTSI_INSTRUMENT_ANSWER` for a value that the item does not have.
 */
export function score(instrument: Instrument, answers: Readonly<Record<string, number>>): number | null {
  let sum = 0;
  let lowest = 0;
  let highest = 0;
  for (const { id, points, reversed } of instrument.items) {
    const value = Object.hasOwn(answers, id) ? answers[id] : undefined;
    if (value === undefined) return null;
    if (!Number.isInteger(value) || value < 1 || value > points)
      throw new InstrumentError(
        'LUOTSI_INSTRUMENT_ANSWER',
        `The answer ${value} to "${id}" of ${instrument.id} cannot be, so the score would mean nothing. ` +
          `Answers are whole numbers from 1 to ${points}; leave the answer out, or correct it.`,
      );
    sum += reversed ? points + 1 - value : value;
    lowest += 1;
    highest += points;
  }
  return instrument.scoring === 'umux-lite'
    ? ((sum - lowest) * 100) / (highest - lowest)
    : sum / instrument.items.length;
}
