import { canonicalJson } from '@luotsi/protocol';
import { GrowthBookError } from '../problem.js';
import type { GrowthBookClient } from './client.js';
import type { Desired } from './desired.js';
import type { PlanOptions } from './experiment.js';
import { absorb, readLive } from './live.js';
import { nextWrite, planOf, type Plan } from './plan.js';
import { GrowthBookApiError } from './problem.js';
import type { Action } from './steps.js';

export interface Applied {
  /** The writes that were made, in order. */
  readonly written: readonly Action[];
  /** What the server holds afterwards, read anew: nothing is left to write. */
  readonly plan: Plan;
}

/** How often a write may lose its answer before it is given up. */
const LOST = 3;

const name = ({ resource, key }: Action): string => `${resource} "${key}"`;

/** @throws GrowthBookError `LUOTSI_GROWTHBOOK_BLOCKED` that names everything in the way. */
function refuseIfBlocked(plan: Plan, written: readonly Action[]): void {
  if (!plan.blocked) return;
  const reasons = plan.actions
    .filter(({ kind }) => kind === 'blocked')
    .map((one) => `- ${name(one)}: ${one.why ?? ''}`);
  throw new GrowthBookError(
    'LUOTSI_GROWTHBOOK_BLOCKED',
    `${written.length === 0 ? 'Nothing was written to GrowthBook' : `After ${written.length} writes, nothing more was written to GrowthBook`}, because a person must settle this first:\n${reasons.join('\n')}`,
  );
}

/**
 * Brings the server to what is desired, one write at a time, each from the state that the server has answered with.
 * It keeps nothing between runs: cut off anywhere, the next run reads what there is and goes on. A write whose answer
 * was lost is looked for on the server before anything is sent again.
 * @throws GrowthBookError `LUOTSI_GROWTHBOOK_BLOCKED` before the first write if a person must settle something, and
 *   `LUOTSI_GROWTHBOOK_NOT_KEPT` if the server takes a write and does not keep it.
 */
export async function apply(
  client: GrowthBookClient,
  desired: Desired,
  options: PlanOptions,
  onWrite: (action: Action) => void = () => {},
): Promise<Applied> {
  let live = await readLive(client, desired);
  const written: Action[] = [];
  const made = new Set<string>();
  let lost = 0;
  // A settled state is read anew once, so that the report is of the server and not of its answers.
  for (let fresh = true; ;) {
    refuseIfBlocked(planOf(desired, live, options), written);
    const next = nextWrite(desired, live, options);
    if (!next) {
      if (fresh) return { written, plan: planOf(desired, live, options) };
      live = await readLive(client, desired);
      fresh = true;
      continue;
    }
    const { action, request } = next;
    const said = canonicalJson(request);
    if (made.has(said))
      throw new GrowthBookError(
        'LUOTSI_GROWTHBOOK_NOT_KEPT',
        `GrowthBook took the write of ${name(action)} and holds something else (${action.differences.map((one) => one.field).join(', ') || 'nothing'}), so the experiment is not as planned. Look at it in GrowthBook; if somebody is changing it at the same time, run the command again afterwards.`,
      );
    try {
      onWrite(action);
      const body = await client.write(request);
      made.add(said);
      written.push(action);
      const after = absorb(live, body);
      live = after ?? (await readLive(client, desired));
      fresh = after === null;
    } catch (error) {
      if (!(error instanceof GrowthBookApiError) || !error.uncertain || (lost += 1) >= LOST) throw error;
      live = await readLive(client, desired);
      fresh = true;
    }
  }
}
