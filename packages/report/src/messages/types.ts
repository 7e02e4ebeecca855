import type { IntegrityCheck, VerdictWord } from '@luotsi/protocol';
import type { Amount } from '../format.js';
import type { Child, Markup } from '../html.js';

export type ReportLanguage = 'fi' | 'sv' | 'en';

/** What is counted: decides the noun and the verb of every sentence about an outcome. */
export type Measure = 'decisions' | 'noticed' | 'answers' | 'finished' | 'cases' | 'points';

export interface Effect {
  readonly measure: Measure;
  /** Title of the outcome. */
  readonly title: string;
  readonly change: Amount;
  readonly low: Amount;
  readonly high: Amount;
}

/** Two arms by title. */
export interface Pair {
  readonly treatment: string;
  readonly control: string;
}

/** The words of a report in one language. Numbers come formatted; `size` is there for plural forms. */
export interface Messages {
  readonly verdict: Readonly<Record<VerdictWord, string>>;
  readonly page: {
    quote(text: string): string;
    title(x: { readonly experiment: string; readonly word: string; readonly rehearsal: boolean }): string;
    readonly kicker: string;
    readonly skip: string;
    readonly contents: string;
    readonly none: string;
    readonly english: string;
    version(version: string): string;
    readonly end: string;
  };
  readonly rehearsal: {
    readonly heading: string;
    readonly body: string;
    readonly nothingPlanted: string;
    readonly planted: string;
    plantedIn(x: { readonly arm: string; readonly language: string | null; readonly change: string }): string;
    check(x: {
      readonly planted: string;
      readonly low: string;
      readonly high: string;
      readonly inside: boolean;
    }): string;
    seed(seed: string): string;
  };
  readonly headings: Readonly<
    Record<
      | 'verdict'
      | 'frequencies'
      | 'fairness'
      | 'decision'
      | 'outcomes'
      | 'flow'
      | 'integrity'
      | 'limits'
      | 'methods'
      | 'numbers'
      | 'links',
      string
    >
  >;
  readonly effect: {
    /** `62` → “62 were right with … and 71 with …”. */
    levels(
      x: Pair & { readonly measure: Measure; readonly title: string; readonly from: string; readonly to: string },
    ): string;
    /** “9 more were right (between 1 fewer and 19 more)”, with its basis. */
    phrase(effect: Effect): string;
    change(measure: Measure, change: Amount): string;
    between(measure: Measure, low: Amount, high: Amount): string;
    /** The margin with its unit: “10 of 100 decisions”. */
    size(measure: Measure, amount: Amount): string;
    /** Unit of an axis and of a column. */
    unit(measure: Measure): string;
    readonly positive: Readonly<Record<Measure, string>>;
    readonly negative: Readonly<Record<Measure, string>>;
  };
  readonly summary: {
    sentence(x: Pair & { readonly word: VerdictWord; readonly verdict: Child; readonly effect: string }): Markup;
    meaning(x: { readonly word: VerdictWord; readonly margin: string }): string;
    readonly languages: string;
    readonly tooSmall: string;
    harm(x: { readonly names: string; readonly verdict: Child; readonly count: number }): Markup;
    readonly integrityFailed: string;
    readonly notADecision: string;
  };
  readonly frequencies: {
    intro(x: { readonly level: string }): string;
    readonly noArms: string;
    readonly adjusted: string;
    readonly figure: string;
    summed(x: { readonly levels: string; readonly change: string; readonly between: string }): string;
    figureOf(x: Pair): string;
    readonly version: string;
    readonly number: string;
    readonly analysed: string;
    readonly difference: string;
    readonly interval: string;
    readonly legendBoth: string;
    readonly legendMore: string;
    readonly legendFewer: string;
    readonly legendNeither: string;
  };
  readonly fairness: {
    readonly intro: string;
    worst(x: {
      readonly name: string;
      readonly effect: string;
      readonly verdict: Child;
      readonly harm: string;
      readonly margin: string;
    }): Markup;
    readonly worstIsNotHarm: string;
    readonly worstIsHarm: string;
    readonly noGroups: string;
    cannotTell(count: number): string;
    readonly cannotTellNone: string;
    needed(x: { readonly name: string; readonly people: string; readonly count: number }): string;
    neededUnknown(name: string): string;
    tooSmall(x: { readonly names: string; readonly count: number; readonly smallest: string }): string;
    readonly tooSmallNone: string;
    absent(x: { readonly names: string; readonly count: number }): string;
    readonly unseen: string;
    spread(size: string): string;
    pooling(level: string): string;
    forestTitle(x: Pair): string;
    forestDescription(x: {
      readonly languages: string;
      readonly from: string;
      readonly to: string;
      readonly worst: string;
      readonly best: string;
      readonly counts: string;
      readonly margin: string;
    }): string;
    readonly forestEmpty: string;
    readonly language: string;
    readonly peopleBoth: string;
    readonly effect: string;
    readonly harm: string;
    readonly neededColumn: string;
    readonly verdict: string;
    readonly raw: string;
    readonly all: string;
    readonly noDifference: string;
    margin(size: string): string;
    people(n: string): string;
    readonly enough: string;
    readonly legend: string;
    ofHundred(text: string): string;
  };
  readonly decision: {
    readonly rule: string;
    readonly question: string;
    readonly superiority: string;
    readonly nonInferiority: string;
    readonly comparison: string;
    versus(x: Pair): string;
    readonly outcome: string;
    readonly margin: string;
    readonly marginReason: string;
    readonly hypothesis: string;
    readonly interval: string;
    readonly word: string;
    readonly words: Readonly<Record<VerdictWord, string>>;
    readonly ruleChecked: string;
    readonly decided: string;
    readonly notYet: string;
    readonly deviations: string;
    readonly noDeviations: string;
    readonly definition: string;
  };
  readonly outcomes: {
    readonly intro: string;
    readonly nonInferiority: string;
    readonly none: string;
    caption(comparison: string): string;
    readonly outcome: string;
    readonly control: string;
    readonly treatment: string;
    readonly difference: string;
    readonly margin: string;
    readonly verdict: string;
    readonly p: string;
    readonly role: Readonly<Record<'primary' | 'secondary' | 'guardrail', string>>;
    readonly caution: string;
  };
  readonly flow: {
    intro(x: {
      readonly consented: string;
      readonly count: number;
      readonly refused: string;
      readonly refusals: number;
    }): string;
    readonly empty: string;
    readonly title: string;
    description(x: { readonly consented: string; readonly refused: string; readonly arms: string }): string;
    armPhrase(x: { readonly arm: string; readonly allocated: string; readonly analysed: string }): string;
    readonly refused: string;
    readonly consented: string;
    readonly allocated: string;
    readonly exposed: string;
    readonly completed: string;
    readonly stopped: string;
    readonly withdrawn: string;
    readonly analysed: string;
    readonly version: string;
    readonly total: string;
    attrition(x: { readonly missing: string; readonly share: string; readonly count: number }): string;
    readonly noAttrition: string;
    attritionArm(x: {
      readonly arm: string;
      readonly missing: string;
      readonly of: string;
      readonly share: string;
    }): string;
    withdrawnNote(x: { readonly count: number; readonly text: string }): string;
    stoppedNote(x: { readonly count: number; readonly text: string }): string;
    bounds(x: { readonly low: string; readonly high: string }): string;
    readonly languageCaption: string;
    readonly language: string;
    smallTogether(names: string): string;
  };
  readonly integrity: {
    readonly intro: string;
    allFine(count: string): string;
    failed(x: { readonly failed: number; readonly text: string }): string;
    readonly none: string;
    readonly caption: string;
    readonly check: string;
    readonly result: string;
    readonly checked: string;
    readonly failures: string;
    readonly detail: string;
    readonly ok: string;
    readonly notOk: string;
    readonly checks: Readonly<Record<IntegrityCheck['id'], string>>;
  };
  readonly limits: {
    readonly synthetic: string;
    small(x: {
      readonly people: string;
      readonly count: number;
      readonly languages: string;
      readonly languageCount: number;
    }): string;
    readonly madeUpPage: string;
    unreviewed(names: string): string;
    readonly reviewUnknown: string;
    readonly volunteers: string;
    readonly levels: string;
    readonly once: string;
    ethics(missing: string): string;
    readonly ethicsParts: Readonly<Record<'statement' | 'permit' | 'dpia' | 'controller', string>>;
    readonly claims: string;
    readonly claimList: readonly string[];
    readonly claimSynthetic: string;
    claimUnknown(names: string): string;
    readonly claimEqual: string;
  };
  readonly methods: {
    design(x: { readonly arms: string; readonly languages: string }): string;
    readonly blocks: string;
    readonly hash: string;
    readonly estimand: string;
    interval(level: string): string;
    permutation(draws: string): string;
    readonly holm: string;
    pooling(prior: string): string;
    readonly missing: string;
    readonly looks: string;
    readonly caption: string;
    readonly method: string;
    readonly used: string;
    measured(x: { readonly title: string; readonly how: string }): string;
    readonly scoring: Readonly<Record<'decisions' | 'noticed' | 'key' | 'instrument' | 'value' | 'step', string>>;
    readonly measuredHeading: string;
  };
  readonly numbers: {
    readonly intro: string;
    readonly caption: string;
    readonly id: string;
    readonly value: string;
    readonly low: string;
    readonly high: string;
    readonly unit: string;
    readonly method: string;
    hash(hash: string): string;
  };
}
