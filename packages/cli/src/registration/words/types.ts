import type { Experiment, Outcome, Scoring, Translation } from '@luotsi/protocol';

type Ethics = keyof Experiment['ethics'];

/** The words of a plan in one language. Markdown; what comes in is escaped already. */
export interface PlanWords {
  readonly title: (experiment: string) => string;
  readonly origin: (x: { file: string; version: number; concept: string }) => string;
  readonly notRegistered: string;
  readonly registered: (x: { at: string; hash: string }) => string;
  readonly deviates: string;
  readonly amendment: (x: { at: string; why: string; hash: string }) => string;
  readonly headings: {
    readonly missing: string;
    readonly hypothesis: string;
    readonly design: string;
    readonly outcomes: string;
    readonly comparisons: string;
    readonly analysis: string;
    readonly exclusions: string;
    readonly stopping: string;
    readonly instruments: string;
    readonly languages: string;
    readonly ethics: string;
  };
  /** Said above a text of the definition, which is in English. */
  readonly inEnglish: string;
  readonly missing: {
    readonly lead: string;
    readonly duties: Readonly<Record<Ethics, string>>;
    readonly sampleSize: string;
    readonly dataSoFar: string;
    readonly languages: (tags: string) => string;
  };
  readonly columns: { readonly arm: string; readonly share: string; readonly content: string };
  readonly blocks: string;
  readonly hash: (x: { seed: string; percent: string }) => string;
  readonly forms: (count: number) => string;
  readonly form: (x: { id: string; faulty: string }) => string;
  readonly formWithout: (id: string) => string;
  readonly outcome: {
    readonly role: Readonly<Record<Outcome['role'], string>>;
    readonly kind: Readonly<Record<Outcome['kind'], string>>;
    readonly range: (x: { min: string; max: string }) => string;
    readonly better: Readonly<Record<Outcome['better'], string>>;
    readonly question: Readonly<Record<Outcome['question'], string>>;
    readonly margin: (margin: string) => string;
    readonly reason: string;
    readonly scoring: {
      readonly [M in Scoring['method']]: (x: Extract<Scoring, { method: M }> & { readonly list: string }) => string;
    };
  };
  readonly comparison: (x: { id: string; treatment: string; control: string; primary: boolean }) => string;
  readonly analysis: (x: { level: string; draws: string; seed: string; spread: string; smallest: string }) => string[];
  readonly verdict: string[];
  readonly exclusions: string[];
  readonly stopping: string[];
  readonly instrument: {
    readonly version: (version: number) => string;
    readonly items: (x: { count: number; points: string }) => string;
    readonly range: (x: { min: string; max: string }) => string;
    readonly source: string;
    readonly licence: string;
  };
  readonly language: {
    readonly offered: string;
    readonly notOffered: string;
    readonly consent: string;
    readonly instruments: string;
    readonly tag: string;
    readonly people: string;
    readonly status: Readonly<Record<Translation, string>>;
  };
  readonly ethics: Readonly<Record<Ethics, string>> & {
    readonly none: string;
    readonly profile: string;
    readonly consentVersion: string;
    readonly retention: (days: number) => string;
  };
}
