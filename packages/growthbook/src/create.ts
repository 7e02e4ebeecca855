import { GrowthBook, type FeatureApiResponse, type Options } from '@growthbook/growthbook';
import { LedgerStickyBucketService } from './ledger-service.js';
import { armIndex, PARTICIPANT, ruleOf, type SdkPayload } from './payload.js';
import { GrowthBookError } from './problem.js';

/** A payload of ours, or one that came as JSON and is checked here. */
export type Payload = SdkPayload | Readonly<Record<string, unknown>>;

export interface GrowthBookOptions {
  /** The experiment that is asked for; may be left out where the payload holds one. */
  readonly definition?: { readonly id: string };
  readonly payload: Payload;
  /** The participant's pseudonym, the only attribute that GrowthBook is given. */
  readonly participant: string;
  /** The arm of the participant's ledger line; undefined where the experiment assigns by hashing, or for nobody. */
  readonly arm: string | undefined;
  /**
   * Called by the SDK when it evaluates the experiment, once for each instance. Leave it out where exposures are sent
   * by `@luotsi/pilot`: the SDK then holds its tracking calls, also those for trees that are never shown.
   */
  readonly onExposure?: (experiment: string, arm: string) => void;
}

function instance(payload: Payload, options: Options): GrowthBook {
  return new GrowthBook({
    // The cache would be written to localStorage, and nothing may be stored before consent.
    disableCache: true,
    // Without an address of our own the SDK reads the page's, and `?<experiment>=1` would change the arm.
    url: 'about:blank',
    disableVisualExperiments: true,
    disableUrlRedirectExperiments: true,
    ...options,
  }).initSync({ payload: payload as FeatureApiResponse });
}

function onlyExperiment(payload: Payload): string {
  const features: unknown = payload['features'];
  const ids = typeof features === 'object' && features !== null ? Object.keys(features) : [];
  const [id] = ids;
  if (id === undefined || ids.length > 1)
    throw new GrowthBookError(
      'LUOTSI_GROWTHBOOK_PAYLOAD',
      `The GrowthBook payload holds ${ids.length} experiments, so it is open which one is meant. ` +
        'Give the definition, or a payload with one experiment.',
    );
  return id;
}

/**
 * The unmodified SDK for one participant, ready at once: on the server, at hydration and in tests alike. It makes no
 * request, stores nothing and takes no attribute but the participant's pseudonym.
 * @throws GrowthBookError `LUOTSI_GROWTHBOOK_PAYLOAD` for a malformed payload, `LUOTSI_GROWTHBOOK_ARM` for an arm that
 *   the experiment does not have.
 */
export function createGrowthBookSync(options: GrowthBookOptions): GrowthBook {
  const { payload, participant, arm, onExposure } = options;
  const id = options.definition?.id ?? onlyExperiment(payload);
  const rule = ruleOf(payload, id);
  if (arm !== undefined) armIndex(rule, arm);
  return instance(payload, {
    attributes: { [PARTICIPANT]: participant },
    ...(arm !== undefined && {
      stickyBucketService: new LedgerStickyBucketService({ id }, [{ participant, arm }], rule.bucketVersion),
    }),
    ...(onExposure && {
      trackingCallback: (experiment: { key: string }, result: { key: string }) =>
        onExposure(experiment.key, result.key),
    }),
  });
}

/**
 * The SDK with one arm forced, for stories and previews: nobody is in an experiment, and nothing is tracked.
 * @throws GrowthBookError as {@link createGrowthBookSync}.
 */
export function forcedGrowthBook(payload: Payload, experiment: string, arm: string): GrowthBook {
  return instance(payload, { forcedVariations: { [experiment]: armIndex(ruleOf(payload, experiment), arm) } });
}
