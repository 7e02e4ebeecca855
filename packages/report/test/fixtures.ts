import {
  defineExperiment,
  parseResult,
  type Estimate,
  type Experiment,
  type Quantity,
  type Result,
  type VerdictWord,
} from '@luotsi/protocol';

/** A definition as the pilot on translations has it, shortened. */
export const definition: Experiment = defineExperiment({
  schema: 'luotsi/experiment@1',
  id: 'translation-you-can-check',
  concept: 'c01',
  version: 1,
  titles: {
    fi: 'Käännös, jonka voi tarkistaa',
    sv: 'En översättning som går att kontrollera',
    en: 'A translation you can check',
  },
  hypothesis: 'With verified key facts people act on right facts more often, and do not act on wrong ones.',
  privacyProfile: 'P3',
  assignment: { method: 'blocks', stratifyBy: 'language', blockMultiples: [1, 2] },
  arms: [
    {
      id: 'notice',
      titles: {
        fi: 'Ilmoitus konekäännöksestä',
        sv: 'Meddelande om maskinöversättning',
        en: 'Notice of machine translation',
      },
      weight: 1 / 3,
      description: 'A line says that a machine translated the page.',
    },
    {
      id: 'original',
      titles: { fi: 'Ilmoitus ja alkuteksti', sv: 'Meddelande och originaltext', en: 'Notice and original text' },
      weight: 1 / 3,
      description: 'The same line, and a button that shows the original.',
    },
    {
      id: 'key-facts',
      titles: { fi: 'Ilmoitus ja avaintiedot', sv: 'Meddelande och nyckelfakta', en: 'Notice and key facts' },
      weight: 1 / 3,
      description: 'The same line, and a table of key facts that a person verified.',
    },
  ],
  forms: [
    { id: 'date', faulty: ['date'] },
    { id: 'none', faulty: [] },
  ],
  languages: ['fi', 'sv', 'en', 'ru', 'uk', 'ar', 'fa', 'so', 'et', 'zh-Hans', 'sq'],
  launch: { consent: ['written', 'reviewed'], instruments: ['written', 'reviewed'] },
  instruments: [
    { id: 'umux-lite', version: 1 },
    { id: 'own-trust', version: 1 },
  ],
  outcomes: [
    {
      id: 'decision-accuracy',
      titles: { fi: 'Oikeat päätökset', sv: 'Rätta beslut', en: 'Right decisions' },
      kind: 'share',
      range: { min: 0, max: 1 },
      role: 'primary',
      better: 'higher',
      margin: 0.1,
      marginReason: 'One wrong decision in ten more would outweigh the work that the table saves.',
      question: 'superiority',
      scoring: { method: 'decisions', items: [{ item: 'decide-date', fact: 'date' }] },
    },
    {
      id: 'noticed-mistake',
      titles: { fi: 'Huomattu virhe', sv: 'Märkt fel', en: 'Noticed mistake' },
      kind: 'binary',
      range: { min: 0, max: 1 },
      role: 'secondary',
      better: 'higher',
      margin: 0.1,
      marginReason: 'As for the decisions.',
      question: 'superiority',
      scoring: { method: 'noticed', items: [{ item: 'decide-date', fact: 'date' }] },
    },
    {
      id: 'trust',
      titles: { fi: 'Luottamus sivuun', sv: 'Tillit till sidan', en: 'Trust in the page' },
      kind: 'scale',
      range: { min: 1, max: 5 },
      role: 'secondary',
      better: 'higher',
      margin: 0.3,
      marginReason: 'About a third of a standard deviation.',
      question: 'non-inferiority',
      scoring: { method: 'instrument', instrument: 'own-trust' },
    },
    {
      id: 'finished',
      titles: { fi: 'Loppuun pääseminen', sv: 'Att komma till slutet', en: 'Reaching the end' },
      kind: 'binary',
      range: { min: 0, max: 1 },
      role: 'guardrail',
      better: 'higher',
      margin: 0.1,
      marginReason: 'More dropouts would bias everything else.',
      question: 'non-inferiority',
      scoring: { method: 'step', step: 'receipt' },
    },
  ],
  contrasts: [
    { id: 'key-facts-vs-notice', control: 'notice', treatment: 'key-facts', role: 'primary' },
    { id: 'original-vs-notice', control: 'notice', treatment: 'original', role: 'secondary' },
  ],
  steps: ['page', 'decisions', 'receipt'],
  analysis: { alpha: 0.05, draws: 10_000, seed: 'fixture', smallestGroup: 10, spreadPrior: 0.1 },
  consentVersion: 1,
  retentionDays: 365,
  ethics: { statement: null, permit: null, dpia: null, controller: null },
});

const quantity = (id: string, value: number, unit: string, method: string): Quantity => ({ id, value, unit, method });
const estimate = (id: string, [value, low, high]: Interval, level: number, unit: string, method: string): Estimate => ({
  id,
  value,
  low,
  high,
  level,
  unit,
  method,
});

const level = (unit: string): string => (unit === 'points' ? unit : 'share');

type Interval = readonly [value: number, low: number, high: number];

interface GroupFixture {
  readonly group: string;
  readonly interval: Interval;
  readonly raw: number | null;
  readonly harm: number;
  readonly verdict: VerdictWord;
  readonly needed: number | null;
}

interface Fixture {
  readonly main: Interval;
  readonly word: VerdictWord;
  readonly base: number;
  readonly trust: Interval;
  readonly trustWord: VerdictWord;
  readonly planted: Readonly<Record<string, number>> | null;
  readonly kind: 'live' | 'rehearsal';
  readonly groups: readonly GroupFixture[];
}

const MH = 'Mantel–Haenszel risk difference over languages, Newcombe interval';
const POOL = 'normal–normal hierarchical model, half-normal prior on the spread';

function make(f: Fixture): Result {
  const contrasts = (outcome: string, unit: string, main: Interval, word: VerdictWord) =>
    definition.contrasts.map((c, i) => {
      const id = `${outcome}/${c.id}`;
      const interval: Interval = i === 0 ? main : [0.02, -0.07, 0.11];
      return {
        contrast: c.id,
        estimate: estimate(`${id}/difference`, interval, 0.95, unit, MH),
        pValue: quantity(
          `${id}/p`,
          i === 0 && word === 'better' ? 0.0004 : 0.41,
          'probability',
          're-randomisation, 10000 draws',
        ),
        adjustedP: quantity(`${id}/p-holm`, i === 0 && word === 'better' ? 0.0008 : 0.82, 'probability', 'Holm'),
        verdict: i === 0 ? word : ('not worse' as const),
        bounds:
          outcome === 'decision-accuracy' && i === 0
            ? {
                low: quantity(`${id}/bound-low`, main[0] - 0.08, unit, 'missing values as bad as possible'),
                high: quantity(`${id}/bound-high`, main[0] + 0.08, unit, 'missing values as good as possible'),
              }
            : null,
      };
    });
  const outcome = (id: string, base: number, unit: string, main: Interval, word: VerdictWord) => ({
    outcome: id,
    arms: definition.arms.map((a, i) => ({
      arm: a.id,
      n: [101, 99, 102][i] ?? 0,
      mean: quantity(
        `${id}/${a.id}/mean`,
        base + (a.id === 'key-facts' ? main[0] : a.id === 'original' ? 0.02 : 0),
        level(unit),
        'mean',
      ),
      sd: quantity(`${id}/${a.id}/sd`, 0.27, level(unit), 'standard deviation'),
    })),
    contrasts: contrasts(id, unit, main, word),
  });
  const groups = f.groups.map((g) => ({
    group: g.group,
    n: { control: 13, treatment: 12 },
    raw:
      g.raw === null ? null : quantity(`fairness/${g.group}/raw`, g.raw, 'difference of shares', 'difference of means'),
    shrunk: estimate(`fairness/${g.group}/effect`, g.interval, 0.9, 'difference of shares', POOL),
    probabilityOfHarm: quantity(`fairness/${g.group}/harm`, g.harm, 'probability', POOL),
    verdict: g.verdict,
    neededPerArm: g.needed,
  }));
  const worst = groups.toSorted((a, b) => a.shrunk.value - b.shrunk.value)[0];
  return parseResult({
    schema: 'luotsi/result@1',
    experiment: definition.id,
    definitionHash: '3f'.repeat(32),
    data: { kind: f.kind, seed: f.kind === 'live' ? null : '7', planted: f.planted },
    alpha: 0.05,
    flow: {
      refused: 23,
      consented: 320,
      arms: [
        { arm: 'notice', allocated: 107, exposed: 106, completed: 100, stopped: 5, withdrawn: 1, analysed: 101 },
        { arm: 'original', allocated: 106, exposed: 106, completed: 98, stopped: 6, withdrawn: 1, analysed: 99 },
        { arm: 'key-facts', allocated: 107, exposed: 107, completed: 101, stopped: 4, withdrawn: 1, analysed: 102 },
      ],
      languages: [
        ...f.groups.map((g) => ({
          language: g.group,
          refused: 3,
          arms: definition.arms.map((a) => ({ arm: a.id, allocated: 13, analysed: 12 })),
        })),
        { language: 'sq', refused: 2, arms: definition.arms.map((a) => ({ arm: a.id, allocated: 2, analysed: 2 })) },
      ],
    },
    integrity: [
      { id: 'ledger-replay', ok: true, checked: 320, failed: 0, detail: '320 of 320 entries re-derived from the seed' },
      { id: 'ledger-chain', ok: true, checked: 320, failed: 0, detail: 'every hash follows from the one before' },
      { id: 'exposure-once', ok: true, checked: 319, failed: 0, detail: 'no participant has two exposures' },
      { id: 'arm-served', ok: true, checked: 319, failed: 0, detail: 'arm of the exposure equals arm of the ledger' },
      { id: 'no-empty-arm', ok: true, checked: 9, failed: 0, detail: 'strata of 5 or more have every arm' },
      { id: 'consent-first', ok: true, checked: 320, failed: 0, detail: 'consent precedes every event' },
      { id: 'known-items', ok: true, checked: 3180, failed: 0, detail: 'every item is one of the plan' },
    ],
    outcomes: [
      outcome('decision-accuracy', f.base, 'difference of shares', f.main, f.word),
      outcome(
        'noticed-mistake',
        0.41,
        'difference of shares',
        [f.main[0] * 1.2, f.main[1] - 0.05, f.main[2] + 0.05],
        'cannot tell',
      ),
      outcome('trust', 3.42, 'points', f.trust, f.trustWord),
      outcome('finished', 0.94, 'difference of shares', [0.01, -0.05, 0.07], 'not worse'),
    ],
    fairness: {
      outcome: 'decision-accuracy',
      contrast: 'key-facts-vs-notice',
      spread: quantity('fairness/spread', 0.034, 'difference of shares', POOL),
      groups,
      worst: worst ? { group: worst.group, shrunk: worst.shrunk, probabilityOfHarm: worst.probabilityOfHarm } : null,
      tooSmall: ['sq'],
    },
    verdict: {
      schema: 'luotsi/verdict@1',
      experiment: definition.id,
      outcome: 'decision-accuracy',
      contrast: 'key-facts-vs-notice',
      word: f.word,
      estimate: estimate('decision-accuracy/key-facts-vs-notice/difference', f.main, 0.95, 'difference of shares', MH),
      margin: 0.1,
      better: 'higher',
      rule: 'better if low > 0; worse if high < 0; not worse if low > -0.1; otherwise cannot tell',
    },
  });
}

/** A gain that was planted and found. */
export const benefit = (): Result =>
  make({
    main: [0.131, 0.052, 0.209],
    word: 'better',
    base: 0.617,
    trust: [0.04, -0.16, 0.24],
    trustWord: 'not worse',
    planted: { 'key-facts': 0.15 },
    kind: 'rehearsal',
    groups: [
      { group: 'fi', interval: [0.14, 0.04, 0.24], raw: 0.19, harm: 0.0004, verdict: 'better', needed: null },
      { group: 'en', interval: [0.135, 0.03, 0.24], raw: 0.16, harm: 0.001, verdict: 'better', needed: null },
      { group: 'ru', interval: [0.13, 0.02, 0.23], raw: 0.12, harm: 0.002, verdict: 'better', needed: null },
      { group: 'uk', interval: [0.12, 0.004, 0.22], raw: 0.05, harm: 0.004, verdict: 'better', needed: null },
      { group: 'ar', interval: [0.09, -0.05, 0.2], raw: -0.08, harm: 0.03, verdict: 'not worse', needed: null },
      { group: 'fa', interval: [0.13, 0.01, 0.24], raw: 0.14, harm: 0.003, verdict: 'better', needed: null },
      { group: 'so', interval: [0.085, -0.104, 0.2], raw: -0.15, harm: 0.051, verdict: 'cannot tell', needed: 131 },
      { group: 'zh-Hans', interval: [0.136, 0.01, 0.26], raw: 0.2, harm: 0.003, verdict: 'better', needed: null },
    ],
  });

/** Nothing was planted; the pilot is too small to say that nothing is there. */
export const noEffect = (): Result =>
  make({
    main: [0.004, -0.112, 0.118],
    word: 'cannot tell',
    base: 0.62,
    trust: [-0.02, -0.31, 0.27],
    trustWord: 'cannot tell',
    planted: null,
    kind: 'rehearsal',
    groups: [
      { group: 'fi', interval: [0.02, -0.1, 0.13], raw: 0.08, harm: 0.05, verdict: 'cannot tell', needed: 140 },
      { group: 'en', interval: [0.01, -0.12, 0.12], raw: 0.02, harm: 0.06, verdict: 'cannot tell', needed: 142 },
      { group: 'ar', interval: [-0.01, -0.16, 0.11], raw: -0.2, harm: 0.11, verdict: 'cannot tell', needed: 151 },
      { group: 'so', interval: [0.003, -0.14, 0.12], raw: null, harm: 0.09, verdict: 'cannot tell', needed: 149 },
    ],
  });

/** Good on the whole, bad in one language; told of live data. */
export const harmInOne = (): Result =>
  make({
    main: [0.06, -0.02, 0.14],
    word: 'not worse',
    base: 0.55,
    trust: [-0.4, -0.62, -0.18],
    trustWord: 'worse',
    planted: null,
    kind: 'live',
    groups: [
      { group: 'fi', interval: [0.1, 0.01, 0.19], raw: 0.13, harm: 0.0001, verdict: 'better', needed: null },
      { group: 'en', interval: [0.09, -0.01, 0.19], raw: 0.11, harm: 0.001, verdict: 'not worse', needed: null },
      { group: 'ru', interval: [0.07, -0.04, 0.17], raw: 0.04, harm: 0.004, verdict: 'not worse', needed: null },
      { group: 'ar', interval: [-0.14, -0.27, -0.02], raw: -0.31, harm: 0.71, verdict: 'worse', needed: null },
      { group: 'so', interval: [0.02, -0.13, 0.15], raw: -0.02, harm: 0.09, verdict: 'cannot tell', needed: 160 },
    ],
  });

export const results: readonly (readonly [string, () => Result])[] = [
  ['benefit', benefit],
  ['no effect', noEffect],
  ['harm in one language', harmInOne],
];
