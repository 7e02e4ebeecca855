import type { WriteRequest } from './client.js';
import type { Desired } from './desired.js';
import { experimentStep, type PlanOptions } from './experiment.js';
import { attributeStep, factTableStep, metricStep } from './facts.js';
import { featureStep } from './feature.js';
import type { Live } from './live.js';
import { namespaceSteps } from './namespace.js';
import { still, type Action, type Step } from './steps.js';
import { sourceOf, surroundings } from './surroundings.js';

export interface Plan {
  /** In the order in which they are carried out. */
  readonly actions: readonly Action[];
  /** How many writes there are to make. */
  readonly writes: number;
  /** Something is in the way, and nothing is written before it is settled. */
  readonly blocked: boolean;
}

export function stepsOf(desired: Desired, live: Live, options: PlanOptions): Step[] {
  const source = sourceOf(desired, live);
  const head = [...surroundings(desired, live), attributeStep(desired, live), ...namespaceSteps(desired, live)];
  if (typeof source === 'string') {
    const waits = 'it belongs to a data source, and there is none to use yet.';
    return [
      ...head,
      still('blocked', 'fact table', desired.factTable.name, waits),
      ...desired.metrics.map(({ name }) => still('blocked', 'metric', name, waits)),
      still('blocked', 'experiment', desired.experiment.trackingKey, waits),
      still('blocked', 'feature', desired.feature.id, 'it belongs to the experiment.'),
    ];
  }
  return [
    ...head,
    factTableStep(desired, live, source.dataSource.id),
    ...desired.metrics.map((metric) => metricStep(desired, metric, live, source.dataSource.id)),
    experimentStep(desired, live, source, options),
    featureStep(desired, live, options),
  ];
}

export function planOf(desired: Desired, live: Live, options: PlanOptions): Plan {
  const actions = stepsOf(desired, live, options).map(({ action }) => action);
  return {
    actions,
    writes: actions.filter(({ kind }) => kind === 'create' || kind === 'update').length,
    blocked: actions.some(({ kind }) => kind === 'blocked'),
  };
}

/** The first write of a plan and what it is for; null if there is none to make. */
export function nextWrite(
  desired: Desired,
  live: Live,
  options: PlanOptions,
): { readonly action: Action; readonly request: WriteRequest } | null {
  for (const { action, request } of stepsOf(desired, live, options)) if (request) return { action, request };
  return null;
}
