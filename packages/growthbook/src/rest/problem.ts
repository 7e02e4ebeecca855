import { GrowthBookError, type GrowthBookErrorCode } from '../problem.js';

/** What is known of a request that came to nothing. */
export interface Failure {
  /** Status of the answer; null if there was none. */
  readonly status: number | null;
  /** The request may have been carried out all the same: its answer was lost or came from a broken server. */
  readonly uncertain: boolean;
}

/** A request to the GrowthBook server that came to nothing. Its message never holds the key. */
export class GrowthBookApiError extends GrowthBookError implements Failure {
  readonly status: number | null;
  readonly uncertain: boolean;
  constructor(code: GrowthBookErrorCode, message: string, failure: Failure) {
    super(code, message);
    this.status = failure.status;
    this.uncertain = failure.uncertain;
  }
}
