import type { Outcome } from './lane.js';
import { isAway, isCollision, storeErrorFor } from './problem.js';
import type { Database, Sql } from './sql.js';

const ATTEMPTS = 4;

/**
 * Runs a group in one transaction. When the tables refuse it one of the group is at fault, and each is written on its
 * own, so that the fault of one harms nobody else.
 * @param work gives one outcome for each input; what it throws ends the transaction
 */
export async function inGroup<Input, Output>(
  database: Database,
  place: string,
  inputs: readonly Input[],
  work: (tx: Sql, inputs: readonly Input[]) => Promise<Outcome<Output>[]>,
): Promise<Outcome<Output>[]> {
  for (let attempt = 1; ; attempt += 1)
    try {
      // oxlint-disable-next-line no-await-in-loop
      return await database.begin((tx) => work(tx, inputs));
    } catch (error) {
      if (isCollision(error) && attempt < ATTEMPTS) continue;
      if (inputs.length === 1 || isAway(error)) return inputs.map(() => ({ error: storeErrorFor(place, error) }));
      break;
    }
  const outcomes: Outcome<Output>[] = [];
  // In the order of arrival.
  // oxlint-disable-next-line no-await-in-loop
  for (const input of inputs) outcomes.push(...(await inGroup(database, place, [input], work)));
  return outcomes;
}
