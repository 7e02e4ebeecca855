import type { OfferedLanguage, ParticipantPages } from '@luotsi/protocol';
import type { Store } from '@luotsi/store';

/** A folder of finished documents, served as it is; scripts in them do not run. */
export interface Mount {
  /** Begins with `/`, for example `/report`. */
  readonly path: string;
  readonly directory: string;
}

/** Something that went wrong and that the people who run the collector must know about. Holds nothing personal. */
export interface Fault {
  readonly route: string;
  readonly code: string;
  readonly error: unknown;
}

export interface CollectorOptions {
  readonly store: Store;
  readonly pages: ParticipantPages;
  /** Whoever has it can write the whole allocation list. */
  readonly allocationSeed: string;
  /** At least 32 characters. Pseudonyms and codes are derived with it; with another one nobody is known any more. */
  readonly secret: string;
  /** Languages in which people may take part, in the order in which they are shown. */
  readonly offered: readonly OfferedLanguage[];
  readonly mode: 'live' | 'rehearsal';
  /** Address to listen on; this machine alone (127.0.0.1) unless told. */
  readonly host?: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** File names inside `directory`, which carry their content's hash: they are served as never changing. */
  readonly assets: { readonly directory: string; readonly script: string; readonly styles: readonly string[] };
  readonly monitorKey: string;
  readonly mounts?: readonly Mount[];
  /** Items of the instruments; without it, every name that begins with an instrument's id is one. */
  readonly knownItems?: readonly string[];
  /** Kinds of mistake that a reader can report; without it, any. */
  readonly knownReports?: readonly string[];
  /** Told of faults; one line of JSON on standard error unless given. */
  readonly onFault?: (fault: Fault) => void;
  readonly now?: () => Date;
}

export interface RunningCollector {
  /** For example `http://127.0.0.1:8080`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Takes no more connections and ends when open requests are answered. The store stays open. */
  close(): Promise<void>;
}
