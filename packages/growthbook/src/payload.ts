import type { Experiment } from '@luotsi/protocol';
import { GrowthBookError } from './problem.js';

/** The attribute by which GrowthBook knows a person: the participant's pseudonym. */
export const PARTICIPANT = 'participant';

/** The one rule of an experiment's feature, as the SDK takes it. */
export interface SdkRule {
  readonly key: string;
  /** Ids of the arms; they are the values that the feature can take. */
  readonly variations: [string, string, ...string[]];
  readonly weights: number[];
  /** Names the arms towards the SDK: `result.key` is then the arm's id and not its number. */
  readonly meta: { readonly key: string }[];
  readonly hashAttribute: string;
  readonly hashVersion: number;
  readonly seed: string;
  readonly coverage: number;
  /** Version of the assignments that hold; 0 if left out. */
  readonly bucketVersion?: number;
}

export interface SdkFeature {
  readonly defaultValue: string;
  readonly rules: SdkRule[];
}

/** What the SDK's `initSync({ payload })` takes. */
export interface SdkPayload {
  readonly features: Record<string, SdkFeature>;
}

/**
 * An experiment as a GrowthBook payload: one feature with the experiment's id, whose value is the arm's id.
 *
 * Where arms come from the ledger, the coverage is 0: the SDK itself puts nobody into the experiment by hashing, and
 * the ledger's arm is served because a sticky bucket goes before coverage. Without a ledger line the feature has its
 * default value, the control arm, `inExperiment` is false, and nothing is tracked.
 */
export function toPayload(definition: Experiment): SdkPayload {
  const { assignment, arms } = definition;
  const [first, second, ...others] = arms.map(({ id }) => id);
  if (first === undefined || second === undefined)
    throw new GrowthBookError(
      'LUOTSI_GROWTHBOOK_PAYLOAD',
      `Experiment ${definition.id} has fewer than two arms, so there is nothing to compare. Parse the definition first.`,
    );
  const control = definition.contrasts.find(({ role }) => role === 'primary')?.control ?? first;
  return {
    features: {
      [definition.id]: {
        defaultValue: control,
        rules: [
          {
            key: definition.id,
            variations: [first, second, ...others],
            weights: arms.map(({ weight }) => weight),
            meta: arms.map(({ id }) => ({ key: id })),
            hashAttribute: PARTICIPANT,
            hashVersion: 2,
            seed: assignment.method === 'hash' ? assignment.seed : definition.id,
            coverage: assignment.method === 'hash' ? assignment.coverage : 0,
          },
        ],
      },
    },
  };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isStrings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'string');

/**
 * The rule of `experiment` in a payload from outside. The check is by hand and not by schema, since it runs in the
 * participant's browser.
 * @throws GrowthBookError `LUOTSI_GROWTHBOOK_PAYLOAD` that says what is wrong with the payload.
 */
export function ruleOf(payload: unknown, experiment: string): SdkRule {
  const refuse = (what: string): never => {
    throw new GrowthBookError(
      'LUOTSI_GROWTHBOOK_PAYLOAD',
      `The GrowthBook payload has ${what}, so no arm of experiment ${experiment} can be served. ` +
        'Take the payload from toPayload or from /api/features of the collector.',
    );
  };
  const features = isObject(payload) ? payload['features'] : undefined;
  if (!isObject(features)) return refuse('no features');
  const feature = features[experiment];
  if (!isObject(feature) || !Array.isArray(feature['rules'])) return refuse(`no feature ${experiment} with rules`);
  const rule: unknown = feature['rules'].find((one: unknown) => isObject(one) && one['key'] === experiment);
  if (!isObject(rule)) return refuse(`no rule with the key ${experiment}`);
  const { variations, weights, meta } = rule;
  if (!isStrings(variations) || variations.length < 2) return refuse('fewer than two arms, or arms that are not words');
  if (!Array.isArray(weights) || weights.length !== variations.length) return refuse('not one weight for each arm');
  if (!Array.isArray(meta) || !variations.every((id, i) => isObject(meta[i]) && meta[i]['key'] === id))
    return refuse('arms without their names');
  return rule as unknown as SdkRule;
}

/**
 * Number of an arm in its rule.
 * @throws GrowthBookError `LUOTSI_GROWTHBOOK_ARM` if the experiment has no such arm.
 */
export function armIndex(rule: SdkRule, arm: string): number {
  const index = rule.variations.indexOf(arm);
  if (index < 0)
    throw new GrowthBookError(
      'LUOTSI_GROWTHBOOK_ARM',
      `Experiment ${rule.key} has no arm "${arm}", so the person would be shown another one. ` +
        `Its arms are ${rule.variations.join(', ')}; take the arm from the ledger of this experiment.`,
    );
  return index;
}
