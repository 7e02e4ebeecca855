import { StickyBucketServiceSync, type StickyAssignmentsDocument } from '@growthbook/growthbook';
import { PARTICIPANT } from './payload.js';

/** What the service needs of a ledger line. */
export interface LedgerLine {
  readonly participant: string | null;
  readonly arm: string;
}

/**
 * Answers the SDK's question for earlier assignments from the allocation ledger. The unmodified SDK then serves the
 * allocated arm as a sticky bucket: in the experiment, with one tracking call.
 *
 * It stores nothing. The ledger is written by the allocation, before the SDK is asked; what the SDK wants to save is
 * what it has read here.
 */
export class LedgerStickyBucketService extends StickyBucketServiceSync {
  readonly #key: string;
  readonly #arms: ReadonlyMap<string, string>;

  /** `bucketVersion` is that of the experiment's rule; 0 unless a GrowthBook server has set it. */
  constructor(experiment: { readonly id: string }, entries: Iterable<LedgerLine>, bucketVersion = 0) {
    super();
    // The SDK's name of an assignment: key of the experiment and version of the bucket.
    this.#key = `${experiment.id}__${bucketVersion}`;
    const arms = new Map<string, string>();
    for (const { participant, arm } of entries) if (participant !== null) arms.set(participant, arm);
    this.#arms = arms;
  }

  override getAssignmentsSync(attributeName: string, attributeValue: string): StickyAssignmentsDocument | null {
    const arm = attributeName === PARTICIPANT ? this.#arms.get(attributeValue) : undefined;
    return arm === undefined ? null : { attributeName, attributeValue, assignments: { [this.#key]: arm } };
  }

  override saveAssignmentsSync(): void {
    // The ledger is append-only and not the SDK's to write.
  }
}
