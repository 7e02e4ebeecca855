import type { TranslationStatus } from '@luotsi/protocol';
import type fi from '../messages/fi.json';

/** A text of the study. The Finnish file is the list of keys; a test holds every other file to it. */
export type MessageKey = Exclude<keyof typeof fi, '$status'>;
export type Messages = Readonly<Record<MessageKey, string>> & { readonly $status: TranslationStatus };

/** The facts that a decision is asked about, and that may be wrong on purpose. */
export const facts = ['date', 'fee', 'authority'] as const;
export type Fact = (typeof facts)[number];

interface Versions {
  readonly right: string;
  readonly faulty: string;
}

/** The page of the municipality in one language. */
export interface Content {
  readonly $status: TranslationStatus;
  /** Whose page it is. */
  readonly identity: string;
  readonly invented: string;
  readonly title: string;
  readonly intro: string;
  /** Running text; `{date}`, `{fee}` and `{authority}` stand once each where a fact is told. */
  readonly parts: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
  readonly help: string;
  readonly feedback: string;
  /** Each fact as a table, a question and the debrief tell it. */
  readonly facts: Readonly<Record<Fact, Versions & { readonly label: string }>>;
  /**
   * Each fact as the running text tells it, bent as the sentence needs. Written out, not formatted: browsers and
   * servers carry different locale data, and a date that changes on hydration would move the page.
   */
  readonly inText: Readonly<Record<Fact, Versions>>;
}

/** The language that a page was translated from, or is presented as translated from. */
export const sourceOf = (language: string): 'fi' | 'sv' => (language === 'fi' ? 'sv' : 'fi');

/** Puts values into the places of a text. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));

/** What the running text says of a fact, in a form with the mistakes `faulty`. */
export const told = (content: Content, fact: Fact, faulty: readonly string[]): string =>
  content.facts[fact][faulty.includes(fact) ? 'faulty' : 'right'];

/** A paragraph of the page in a form with the mistakes `faulty`. */
export const paragraph = (content: Content, text: string, faulty: readonly string[]): string =>
  fill(
    text,
    Object.fromEntries(facts.map((fact) => [fact, content.inText[fact][faulty.includes(fact) ? 'faulty' : 'right']])),
  );
