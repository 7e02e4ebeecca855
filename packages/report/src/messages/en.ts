import { markup } from '../html.js';
import { chooser, quote } from './tools.js';
import type { Amount } from '../format.js';
import type { Measure, Messages } from './types.js';

const plural = chooser('en');
const q = quote('“', '”');

const amount = (measure: Measure, a: Amount): string => {
  if (measure === 'points')
    return a.sign === 0
      ? 'the same'
      : `${a.text} ${plural(a.size, 'point', 'points')} ${a.sign > 0 ? 'higher' : 'lower'}`;
  return a.sign === 0 ? 'equally many' : `${a.text} ${a.sign > 0 ? 'more' : 'fewer'}`;
};
const direction = (measure: Measure, sign: number): string =>
  measure === 'points' ? (sign > 0 ? 'points higher' : 'points lower') : sign > 0 ? 'more' : 'fewer';
const between = (measure: Measure, low: Amount, high: Amount): string => {
  if (low.sign === 0 && high.sign === 0) return 'between 0 and 0';
  if (low.sign >= 0 && high.sign >= 0) return `between ${low.text} and ${high.text} ${direction(measure, 1)}`;
  if (low.sign <= 0 && high.sign <= 0) return `between ${high.text} and ${low.text} ${direction(measure, -1)}`;
  return `between ${low.text} ${direction(measure, -1)} and ${high.text} ${direction(measure, 1)}`;
};

export const en: Messages = {
  verdict: { better: 'better', 'not worse': 'not worse', 'cannot tell': 'cannot tell', worse: 'worse' },
  page: {
    quote: q,
    title: (x) =>
      `${x.rehearsal ? 'Rehearsal with made-up people – ' : ''}${x.experiment}: ${x.word} – Luotsi pilot report`,
    kicker: 'Pilot report',
    skip: 'Skip to the result',
    contents: 'Contents',
    none: 'none',
    english: 'in English',
    version: (version) => `Version ${version} of the experiment`,
    end: 'Made by Luotsi from the results of the planned analysis. No number in this report was entered by hand.',
  },
  rehearsal: {
    heading: 'Rehearsal: these people are made up',
    body: 'A program played every participant in this report, to test the pilot before real people are asked. The numbers say nothing about residents of any city, and nothing can be decided on them.',
    nothingPlanted: 'No difference was planted in the made-up answers. An honest analysis should find none.',
    planted: 'Differences planted in the made-up answers:',
    plantedIn: (x) => `${q(x.arm)}${x.language === null ? '' : ` (${x.language})`}: ${x.change}`,
    check: (x) =>
      `Planted for the main comparison: ${x.planted}. The analysis found an interval from ${x.low} to ${x.high}, which ${x.inside ? 'contains' : 'does not contain'} what was planted.`,
    seed: (seed) => `Seed of the rehearsal: ${seed}.`,
  },
  headings: {
    verdict: 'The result in one sentence',
    frequencies: 'Out of 100',
    fairness: 'Who might be left behind',
    decision: 'The rule, and what was decided',
    outcomes: 'Other outcomes',
    flow: 'Who took part',
    integrity: 'Can the data be relied on?',
    limits: 'What this report cannot tell',
    methods: 'How it was done',
    numbers: 'Every number',
    links: 'To check it yourself',
  },
  effect: {
    levels(x) {
      const c = q(x.control);
      const t = q(x.treatment);
      switch (x.measure) {
        case 'decisions':
          return `Of 100 decisions, ${x.from} were right with ${c} and ${x.to} with ${t}`;
        case 'noticed':
          return `Of 100 people, ${x.from} noticed the mistakes with ${c} and ${x.to} with ${t}`;
        case 'answers':
          return `Of 100 answers, ${x.from} were right with ${c} and ${x.to} with ${t}`;
        case 'finished':
          return `Of 100 people, ${x.from} reached the end with ${c} and ${x.to} with ${t}`;
        case 'cases':
          return `${q(x.title)}: ${x.from} of 100 with ${c} and ${x.to} of 100 with ${t}`;
        case 'points':
          return `${q(x.title)} was on average ${x.from} with ${c} and ${x.to} with ${t}`;
      }
    },
    phrase(x) {
      const n = amount(x.measure, x.change);
      const interval = `(${between(x.measure, x.low, x.high)})`;
      switch (x.measure) {
        case 'decisions':
          return `of 100 decisions, ${n} were right ${interval}`;
        case 'noticed':
          return `of 100 people, ${n} noticed the mistakes ${interval}`;
        case 'answers':
          return `of 100 answers, ${n} were right ${interval}`;
        case 'finished':
          return `of 100 people, ${n} reached the end ${interval}`;
        case 'cases':
          return `${q(x.title)}, of 100: ${n} ${interval}`;
        case 'points':
          return `${q(x.title)} was on average ${n} ${interval}`;
      }
    },
    change: amount,
    between,
    size: (measure, a) =>
      ({
        decisions: `${a.text} of 100 decisions`,
        noticed: `${a.text} of 100 people`,
        answers: `${a.text} of 100 answers`,
        finished: `${a.text} of 100 people`,
        cases: `${a.text} of 100`,
        points: `${a.text} ${plural(a.size, 'point', 'points')}`,
      })[measure],
    unit: (measure) =>
      ({
        decisions: 'right decisions out of 100',
        noticed: 'people who noticed, out of 100',
        answers: 'right answers out of 100',
        finished: 'people who reached the end, out of 100',
        cases: 'out of 100',
        points: 'points',
      })[measure],
    positive: {
      decisions: 'right decision',
      noticed: 'noticed the mistakes',
      answers: 'right answer',
      finished: 'reached the end',
      cases: 'yes',
      points: 'points',
    },
    negative: {
      decisions: 'wrong decision',
      noticed: 'did not notice',
      answers: 'wrong answer',
      finished: 'did not reach the end',
      cases: 'no',
      points: 'points',
    },
  },
  summary: {
    sentence: (x) => markup`${q(x.treatment)} compared with ${q(x.control)}: ${x.verdict} – ${x.effect}.`,
    meaning: (x) =>
      ({
        better: 'Even if the true difference lay at the worst end of the interval, it would be a gain.',
        'not worse': `A gain is not shown, but a loss as large as ${x.margin} – the limit agreed beforehand – is ruled out.`,
        'cannot tell': `The data fit both a loss beyond the limit agreed beforehand (${x.margin}) and no loss at all. Often that is because too few people took part. It is not evidence that the two versions are equal.`,
        worse: 'Even if the true difference lay at the best end of the interval, it would be a loss.',
      })[x.word],
    languages: 'The same question, language by language',
    tooSmall: 'too few people for any statement',
    harm: (x) =>
      markup`But the result is ${x.verdict} in ${x.names}: do not take the new version into use there as it is.`,
    integrityFailed: 'A check of the data failed. Do not decide on this result before it has been explained:',
    notADecision:
      'This is the result of an analysis. Whether the city takes the version into use is for people to decide.',
  },
  frequencies: {
    intro: (x) =>
      `The numbers in brackets are a ${x.level} interval: where the true difference could well lie, given how few people took part.`,
    noArms: 'Nobody’s answers could be analysed in the two versions that were compared, so there is nothing to count.',
    adjusted:
      'The difference is taken within each language and then put together. That is why it need not equal the difference of the plain averages to the last digit.',
    figure: 'Out of 100, with each version',
    summed: (x) => `${x.levels}: ${x.change} (${x.between}).`,
    figureOf: (x) => `Out of 100: ${q(x.control)} and ${q(x.treatment)}`,
    version: 'Version',
    number: 'Result',
    analysed: 'People analysed',
    difference: 'Difference',
    interval: 'Interval',
    legendBoth: 'the same with both versions',
    legendMore: 'more with this version',
    legendFewer: 'lost with this version',
    legendNeither: 'not',
  },
  fairness: {
    intro:
      'An average can hide that a language group loses. With few people in each language, single numbers jump about by chance; each language is therefore pulled towards what all languages have in common, the more so the fewer people it has.',
    worst: (x) =>
      markup`The language with the least favourable estimate is <strong>${x.name}</strong>: ${x.verdict} – ${x.effect}.
        The probability of a loss larger than ${x.margin} is ${x.harm}.`,
    worstIsNotHarm: 'Some language is always lowest. This estimate alone is no finding of harm.',
    worstIsHarm:
      'In this language the version does harm by the rule agreed beforehand. Do not take it into use there as it is.',
    noGroups:
      'No language had enough people for a statement of its own, so this report cannot say who might be left behind.',
    cannotTell: (count) =>
      plural(
        count,
        'In one language we cannot tell. This is how many people would tell:',
        'In these languages we cannot tell. This is how many people would tell:',
      ),
    cannotTellNone: 'There is no language among those analysed of which we cannot tell.',
    needed: (x) => `${x.name}: about ${x.people} ${plural(x.count, 'person', 'people')} with each version`,
    neededUnknown: (name) => `${name}: how many people would tell could not be computed`,
    tooSmall: (x) =>
      `${x.names}: fewer than ${x.smallest} people answered with the two versions in ${plural(x.count, 'this language', 'each of these languages')}. The report says nothing about ${plural(x.count, 'it', 'them')}, neither good nor bad.`,
    tooSmallNone: 'No language with participants was too small for a statement.',
    absent: (x) =>
      `Nobody took part in ${plural(x.count, 'this language', 'these languages')}, although offered: ${x.names}.`,
    unseen: 'Statistics cannot see harm in a group this small. Listen also to what participants and staff reported.',
    spread: (size) => `Between languages the effect varies by about ${size} (standard deviation).`,
    pooling: (level) =>
      `Estimates are pulled together, and their intervals have a level of ${level}; faint ticks show the numbers without that. The ticks are no findings.`,
    forestTitle: (x) => `Effect by language: ${q(x.treatment)} compared with ${q(x.control)}`,
    forestDescription: (x) =>
      `One row a language, the least favourable interval first, and one row for all languages together: ${x.languages}. The scale runs from ${x.from} to ${x.to}; the dashed margin line is at ${x.margin}. Least favourable: ${x.worst}. Most favourable: ${x.best}. Verdicts: ${x.counts}.`,
    forestEmpty: 'No language had enough people; only the row for all languages together is shown.',
    language: 'Language',
    peopleBoth: 'People: control + new version',
    effect: 'Effect and interval',
    harm: 'Chance of a loss beyond the margin',
    neededColumn: 'People a version that would tell',
    verdict: 'Verdict',
    raw: 'Unpooled (no finding)',
    all: 'All languages',
    noDifference: 'no difference',
    margin: (size) => `margin ${size}`,
    people: (n) => `n = ${n}`,
    enough: 'tells already',
    legend: 'Faint tick: before pooling, no finding.',
    ofHundred: (text) => `${text} in 100`,
  },
  decision: {
    rule: 'The rule was fixed before the data were seen. It knows four words:',
    question: 'Question',
    superiority: 'Is the new version better?',
    nonInferiority: 'Is the new version no worse than the margin allows?',
    comparison: 'Comparison',
    versus: (x) => `${q(x.treatment)} against ${q(x.control)}`,
    outcome: 'Primary outcome',
    margin: 'Margin: the largest loss that still counts as not worse',
    marginReason: 'Why this margin',
    hypothesis: 'Hypothesis',
    interval: 'Interval found',
    word: 'Verdict',
    words: {
      better: 'the whole interval is on the good side of no difference.',
      'not worse': 'the interval excludes a loss as large as the margin, but not that there is no gain.',
      'cannot tell': 'the interval allows both a loss beyond the margin and no loss at all.',
      worse: 'the whole interval is on the bad side of no difference.',
    },
    ruleChecked: 'The rule as the program applied it',
    decided: 'What was decided',
    notYet: 'Nothing yet. No decision has been recorded for this pilot.',
    deviations: 'Deviations from the plan',
    noDeviations: 'None recorded.',
    definition: 'Fingerprint of the plan (SHA-256)',
  },
  outcomes: {
    intro: 'Only the primary outcome in the main comparison decides the verdict. The rest helps to understand it.',
    nonInferiority:
      'For some outcomes the question is only whether they suffer. Trust is one to treat like that: more trust in a page that may be wrong would be no success.',
    none: 'No other outcome was analysed.',
    caption: (comparison) => `All outcomes, ${comparison}`,
    outcome: 'Outcome',
    control: 'Control',
    treatment: 'New version',
    difference: 'Difference and interval',
    margin: 'Margin',
    verdict: 'Verdict',
    p: 'p-value',
    role: { primary: 'primary', secondary: 'secondary', guardrail: 'guardrail' },
    caution:
      'With this many comparisons, one of them can look good or bad by chance. A p-value marked * was corrected for the number of comparisons of its outcome (Holm).',
  },
  flow: {
    intro: (x) =>
      `${x.consented} ${plural(x.count, 'person', 'people')} agreed to take part; ${x.refused} ${plural(x.refusals, 'refusal was', 'refusals were')} counted. Nothing is kept about those who refused.`,
    empty: 'Nobody was given a version, so there is no flow to show.',
    title: 'The way of participants through the pilot',
    description: (x) => `Consented: ${x.consented}. Refused: ${x.refused}. ${x.arms}`,
    armPhrase: (x) => `${q(x.arm)}: ${x.allocated} given, ${x.analysed} in the analysis.`,
    refused: 'Refused',
    consented: 'Agreed to take part',
    allocated: 'Given this version',
    exposed: 'Saw it',
    completed: 'Went all the way',
    stopped: 'Stopped on the way',
    withdrawn: 'Withdrew, data erased',
    analysed: 'In the main analysis',
    version: 'Version',
    total: 'All',
    attrition: (x) =>
      `${x.missing} ${plural(x.count, 'person who was given a version is', 'people who were given a version are')} missing from the main analysis (${x.share}):`,
    noAttrition: 'Everybody who was given a version is in the main analysis.',
    attritionArm: (x) => `${q(x.arm)}: ${x.missing} of ${x.of} missing (${x.share})`,
    withdrawnNote: (x) =>
      x.count === 0
        ? 'Nobody withdrew.'
        : `${x.text} ${plural(x.count, 'person', 'people')} withdrew. What they had answered was erased; only the count remains.`,
    stoppedNote: (x) =>
      x.count === 0
        ? 'Nobody stopped on the way.'
        : `${x.text} ${plural(x.count, 'person', 'people')} stopped on the way.`,
    bounds: (x) =>
      `Had all missing people done as badly as possible for the new version, the difference would be ${x.low}; as well as possible, ${x.high}.`,
    languageCaption: 'Participants by language',
    language: 'Language',
    smallTogether: (names) => `Together, because few: ${names}`,
  },
  integrity: {
    intro: 'Before counting anything, the program checks that the pilot ran as planned.',
    allFine: (count) => `All ${count} checks are in order.`,
    failed: (x) =>
      `${x.text} ${plural(x.failed, 'check', 'checks')} failed. Do not decide before this has been explained.`,
    none: 'No check was made. Treat the data as unchecked.',
    caption: 'Checks of the data',
    check: 'What was checked',
    result: 'Result',
    checked: 'Cases checked',
    failures: 'Failed',
    detail: 'Detail (in English)',
    ok: 'in order',
    notOk: 'failed',
    checks: {
      'ledger-replay': 'Who got which version follows from the random draw: the draw was repeated, and compared',
      'ledger-chain': 'Nobody changed, added or removed a draw afterwards',
      'exposure-once': 'Everyone is counted as having seen their version at most once',
      'arm-served': 'Everyone saw the version that they had been given',
      'no-empty-arm': 'In no language with several people is a version missing',
      'consent-first': 'Everyone agreed before anything about them was kept',
      'known-items': 'Every answer belongs to a question of the plan',
      'sample-ratio': 'The versions were given to as many people as planned, as far as chance allows',
    },
  },
  limits: {
    synthetic: 'All participants are made up. Nothing here is evidence about real people.',
    small: (x) =>
      `This is a small pilot: ${x.people} ${plural(x.count, 'person', 'people')} in the main analysis, in ${x.languages} ${plural(x.languageCount, 'language', 'languages')}. Intervals are wide, and a real effect can be missed.`,
    madeUpPage:
      'The page that people read was written for the pilot and carried mistakes on purpose. Real pages have other mistakes, and how often is not known from this.',
    unreviewed: (names) =>
      `The texts in these languages have not been reviewed by a person: ${names}. A bad translation of a question can look like an effect.`,
    reviewUnknown:
      'This report has seen no proof that a person reviewed the translations of the page and the questions. Treat all translations as unreviewed: a bad one can look like an effect.',
    volunteers: 'Those who took part chose to. People who have no time, no device or no trust are missing.',
    levels: 'Versions are compared within a language. How high the languages themselves score must not be compared.',
    once: 'People met the page once. What happens with habit is not known.',
    ethics: (missing) => `Not recorded for this experiment: ${missing}. A pilot with real people needs them first.`,
    ethicsParts: {
      statement: 'statement of the ethics committee',
      permit: 'research permit',
      dpia: 'data protection impact assessment',
      controller: 'data controller',
    },
    claims: 'Do not claim on the grounds of this report',
    claimList: [
      'that the version works in other pages, services or cities;',
      'that people trust the city more, since only this page was asked about;',
      'that a language group does better or worse on the grounds of a single row;',
    ],
    claimSynthetic: 'anything at all about real participants;',
    claimUnknown: (names) => `that the version is safe in the languages of which we cannot tell: ${names};`,
    claimEqual: 'that the two versions are equal: no difference found is not no difference.',
  },
  methods: {
    design: (x) => `A randomised experiment with ${x.arms}, in ${x.languages}.`,
    blocks:
      'Chance decided who saw which version, in blocks of hidden, varying size within each language, so that every language has every version.',
    hash: 'A hash of the participant’s pseudonym decided who saw which version.',
    estimand:
      'People are compared by the version they were given, whether or not they used it. The difference is taken within languages and averaged over them by their size.',
    interval: (level) => `Intervals have a level of ${level}, two-sided.`,
    permutation: (draws) =>
      `p-values come from drawing the allocation again ${draws} times with the same algorithm, and counting how often chance alone gives a difference as large.`,
    holm: 'Several comparisons of one outcome are corrected by Holm’s method.',
    pooling: (prior) =>
      `Effects by language come from a hierarchical model, which pulls them together. The spread between languages has a half-normal prior of scale ${prior}. The result is computed on a grid, without random numbers.`,
    missing:
      'The main analysis uses those with an answer; bounds show the worst and the best that the missing could change.',
    looks: 'The plan has one analysis, at the end, and no look at the outcomes before it.',
    caption: 'Methods as the analysis names them (in English)',
    method: 'Method',
    used: 'Numbers made by it',
    measured: (x) => `${q(x.title)}: ${x.how}`,
    scoring: {
      decisions: 'share of right decisions; acting on a right fact and not acting on a wrong one are both right',
      noticed: 'whether the person acted on none of the wrong facts; only those who were shown a wrong one are counted',
      key: 'share of right answers',
      instrument: 'score of a questionnaire',
      value: 'one measured number',
      step: 'whether the person reached a step of the study',
    },
    measuredHeading: 'What was measured',
  },
  numbers: {
    intro: 'Each number has a name that stays the same, so that a recomputation can point to it.',
    caption: 'All quantities of the result',
    id: 'Name',
    value: 'Value',
    low: 'Low',
    high: 'High',
    unit: 'Unit (in English)',
    method: 'Method (in English)',
    hash: (hash) => `Fingerprint of the definition that was analysed (SHA-256): ${hash}`,
  },
};
