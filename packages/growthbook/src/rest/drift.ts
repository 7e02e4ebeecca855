import { hashIn, type Desired } from './desired.js';
import type { Live } from './live.js';
import { planOf } from './plan.js';
import type { Action } from './steps.js';

export interface Drift {
  readonly experiment: string;
  /** Hash that the server's experiment says it was written from; null if there is none, or it does not say. */
  readonly liveHash: string | null;
  readonly definitionHash: string;
  /** Whatever is not as the definition has it, field by field; empty if the server is as it should be. */
  readonly drifted: readonly Action[];
  /** What the API does not tell. */
  readonly unchecked: readonly Action[];
}

/** How the server differs from the definition. */
export function driftOf(desired: Desired, live: Live): Drift {
  // With every permission, so that a difference is shown as what it is and not as what stands in the way.
  const { actions } = planOf(desired, live, { now: new Date(0).toISOString(), whileRunning: true, switchOn: true });
  const [there] = live.experiments;
  return {
    experiment: desired.experiment.trackingKey,
    liveHash: there ? hashIn(there.description) : null,
    definitionHash: desired.definitionHash,
    drifted: actions.filter(({ kind }) => kind !== 'unchanged' && kind !== 'cannot-check'),
    unchecked: actions.filter(({ kind }) => kind === 'cannot-check'),
  };
}
