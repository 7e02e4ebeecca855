import { GrowthBookError } from '../problem.js';
import type { Desired } from './desired.js';
import type { LiveExperiment, Namespace } from './wire.js';

/** Shares are compared in ten-thousandths, the steps of GrowthBook's hash. */
export const STEP = 1e-4;

export const same = (a: number, b: number): boolean => Math.abs(a - b) < STEP / 2;

/**
 * What a GrowthBook server accepts without a word and should not: weights that do not sum to 1 and shares outside 0
 * to 1 put some participants into no arm or into another.
 * @throws GrowthBookError `LUOTSI_GROWTHBOOK_RULE`
 */
export function checkDesired({ experiment, feature, namespace, definitionHash }: Desired): void {
  const refuse = (what: string, fix: string): never => {
    throw new GrowthBookError(
      'LUOTSI_GROWTHBOOK_RULE',
      `${experiment.trackingKey}: ${what}. GrowthBook would take it and assign otherwise than planned, so nothing was sent. ${fix}`,
    );
  };
  const weights = experiment.arms.map(({ weight }) => weight);
  const sum = weights.reduce((a, b) => a + b, 0);
  if (Math.abs(sum - 1) > 1e-9 || weights.some((w) => !(w > 0)))
    refuse(
      `the weights ${weights.join(', ')} sum to ${Number(sum.toFixed(6))}, not to 1`,
      'Correct them in experiment.ts.',
    );
  if (new Set(experiment.arms.map(({ key }) => key)).size !== experiment.arms.length)
    refuse('two arms have one id', 'Rename one of them.');
  if (!(experiment.coverage >= 0 && experiment.coverage <= 1))
    refuse(`the coverage ${experiment.coverage} is not between 0 and 1`, 'Correct it in experiment.ts.');
  if (!experiment.arms.some(({ key }) => key === feature.defaultValue))
    refuse(`the default value "${feature.defaultValue}" is no arm`, 'Name an arm as the control.');
  if (!/^[A-Za-z0-9_-]+$/.test(feature.id))
    refuse(`"${feature.id}" is no feature key`, 'Use letters, digits, hyphens and underscores.');
  if (!/^[0-9a-f]{64}$/.test(definitionHash))
    refuse('the hash of the definition is no SHA-256', 'Give the hash of the frozen plan.');
  if (namespace) {
    const [from, to] = namespace.range;
    if (!(from >= 0 && to <= 1 && to - from >= STEP))
      refuse(
        `the range ${from} to ${to} is no share of a namespace`,
        'Give two numbers from 0 to 1, the smaller first.',
      );
  }
}

/** The parts of a namespace that an experiment has taken in its last phase. */
export function rangesOf({ phases }: LiveExperiment, { id }: Namespace): [number, number][] {
  const taken = phases.at(-1)?.namespace;
  if (taken?.namespaceId !== id || taken.enabled === false) return [];
  return (taken.ranges ?? (taken.range ? [taken.range] : [])).map(([from = 0, to = 0]) => [from, to]);
}

/** Which other experiments have a part of the range; draft and running ones count, archived and stopped ones do not. */
export function overlapping(
  range: readonly [number, number],
  namespace: Namespace,
  others: readonly LiveExperiment[],
): string[] {
  return others
    .filter(({ archived, status }) => !archived && status !== 'stopped')
    .filter((other) => rangesOf(other, namespace).some(([from, to]) => from < range[1] && range[0] < to))
    .map(({ trackingKey }) => trackingKey);
}
