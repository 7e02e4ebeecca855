import type { AllocationEntry } from './allocation.js';
import type { Experiment } from './experiment.js';
import type { Translation, TranslationStatus } from './common.js';

/** A language as a page offers it. */
export interface OfferedLanguage {
  readonly tag: string;
  readonly autonym: string;
  readonly dir: 'ltr' | 'rtl';
  readonly status: TranslationStatus;
}

/** What the collector knows when somebody asks for a page. */
export interface PageRequest {
  readonly experiment: string;
  readonly mode: 'live' | 'rehearsal';
  readonly view: 'languages' | 'information' | 'consent' | 'declined' | 'study' | 'withdraw' | 'withdrawn' | 'error';
  /** Null only in the view `languages`. */
  readonly language: string | null;
  readonly offered: readonly OfferedLanguage[];
  /** Only in the view `study`. */
  readonly study?: {
    readonly token: string;
    readonly participant: string;
    readonly entry: Pick<AllocationEntry, 'arm' | 'form' | 'stratum'>;
    /** The GrowthBook payload, as the SDK takes it. */
    readonly payload: Readonly<Record<string, unknown>>;
    /** The step to resume at; null at the start. */
    readonly step: string | null;
    readonly withdrawalCode: string;
  };
  /** What went wrong on a form, as a message key of the experiment. */
  readonly problem?: string;
}

/** A rendered view. The collector puts `html` into the document, with `state` beside it for hydration. */
export interface RenderedPage {
  readonly title: string;
  readonly language: string;
  readonly dir: 'ltr' | 'rtl';
  readonly html: string;
  /** JSON-serialisable; given back to the browser's `hydrate`. */
  readonly state: unknown;
}

/** What an experiment's `./server` entry exports as `pages`. */
export interface ParticipantPages {
  readonly definition: Experiment;
  /** Status of the texts in each language. */
  readonly languages: readonly (OfferedLanguage & {
    readonly consent: Translation;
    readonly instruments: Translation;
  })[];
  render(request: PageRequest): RenderedPage;
}
