import type { OfferedLanguage, PageRequest } from '@luotsi/protocol';
import type { InstrumentMessages } from '@luotsi/instruments';
import type { Content, Messages } from './texts.js';

/**
 * Everything that a view is rendered from, on the server and again in the browser. It carries the words of one
 * language (and, for the arms that show it, the original), so that the script holds none.
 */
export interface PageState {
  readonly experiment: string;
  readonly mode: PageRequest['mode'];
  readonly view: PageRequest['view'];
  readonly language: string;
  readonly dir: 'ltr' | 'rtl';
  readonly messages: Messages;
  readonly offered: readonly OfferedLanguage[];
  readonly problem?: string;
  readonly retentionDays: number;
  readonly consentVersion: number;
  /** Who answers for personal data, and the reference of the ethics committee's statement; null while there is none. */
  readonly controller: string | null;
  readonly statement: string | null;
  /** Only in the view `languages`: each language's own words about itself, and the languages that are not offered. */
  readonly choices?: readonly LanguageNote[];
  /** Only in the view `languages`: what it says itself, in the languages that it speaks before one is chosen. */
  readonly spoken?: readonly SpokenLanguage[];
  /** Only in the view `study`. */
  readonly study?: StudyState;
}

export interface LanguageNote {
  readonly tag: string;
  readonly autonym: string;
  readonly note: string;
  readonly offered: OfferedLanguage | null;
}

export interface SpokenLanguage {
  readonly tag: string;
  readonly heading: string;
  readonly study: string;
  readonly rehearsal: string;
}

export interface StudyState {
  readonly token: string;
  readonly participant: string;
  readonly withdrawalCode: string;
  readonly arm: string;
  readonly form: string;
  /** The facts that the form gets wrong on purpose. */
  readonly faulty: readonly string[];
  readonly payload: Readonly<Record<string, unknown>>;
  /** The step to start at. */
  readonly step: string | null;
  readonly content: Content;
  /** The text that `content` is, or is presented as, a translation of. Always right. */
  readonly original: Content;
  readonly instruments: InstrumentMessages;
}
