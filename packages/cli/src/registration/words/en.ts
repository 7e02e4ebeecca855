import type { PlanWords } from './types.js';

export const en: PlanWords = {
  title: (experiment) => `Plan of the pilot “${experiment}”`,
  origin: (x) =>
    `Written by a program from \`${x.file}\`, version ${x.version}, which tries the concept ${x.concept}. Change the plan there, not here. The order follows the preregistration forms of OSF and AsPredicted.`,
  notRegistered: 'Not registered yet: everything below may still change.',
  registered: (x) => `Registered ${x.at} with the hash \`${x.hash}\`.`,
  deviates: '**What is below differs from what was registered.** `luotsi status` names each difference.',
  amendment: (x) => `Amended ${x.at}: ${x.why} (hash \`${x.hash}\`)`,
  headings: {
    missing: 'What is missing, and who must give it',
    hypothesis: 'Hypothesis',
    design: 'Design',
    outcomes: 'Outcomes and margins',
    comparisons: 'Comparisons',
    analysis: 'Analysis',
    exclusions: 'Exclusions and missing values',
    stopping: 'Stopping and looks',
    instruments: 'Instruments',
    languages: 'Languages',
    ethics: 'Ethics and personal data',
  },
  inEnglish: '',
  missing: {
    lead: 'A program cannot supply these:',
    duties: {
      statement:
        'There is no ethics statement: the responsible researcher asks the human sciences ethics committee of their university for a statement before any data are collected, since it cannot be given afterwards, and writes its reference into ethics.statement.',
      permit:
        'There is no research permit: the responsible researcher asks the city, or whoever owns the site where people are invited, for a permit, and writes its number into ethics.permit, or who found on which day that none is needed.',
      dpia: 'There is no data protection impact assessment: the controller has it made with its data protection officer, and writes its reference into ethics.dpia, or who found on which day that none is needed.',
      controller:
        'Nobody is named as controller of the personal data: the organisation that answers for them, a university or the city, decides that it does, and has its name written into ethics.controller.',
    },
    sampleSize:
      'How many people will be asked, and when collection ends: the responsible researcher says it where the plan is deposited, with the reason. `luotsi diagnose` shows what a number of people can tell.',
    dataSoFar:
      'Whether any data have been collected already: the responsible researcher says it where the plan is deposited.',
    languages: (tags) =>
      `Information and questions in ${tags} are machine translations that nobody has checked: somebody who knows the language and the subject reads them, and puts their name and the day into the files. Until then these languages are not offered.`,
  },
  columns: { arm: 'Arm', share: 'Share', content: 'What people see' },
  blocks:
    'People are allocated one by one, at random, in permuted blocks within their language, so that the arms stay equally large in every language. The sizes of the blocks are mixed and hidden; the list follows from a secret seed and is re-derived in the analysis.',
  hash: (x) => `People are allocated by a hash of their pseudonym with the seed “${x.seed}”; ${x.percent} % take part.`,
  forms: (count) =>
    count === 1
      ? 'The content has one form:'
      : `The content has ${count} forms, balanced within each arm and language, the same in every arm. Mistakes are put in on purpose, and everybody is told about them at the end:`,
  form: (x) => `\`${x.id}\`: wrong on purpose: ${x.faulty}`,
  formWithout: (id) => `\`${id}\`: nothing is wrong on purpose`,
  outcome: {
    role: { primary: 'primary', secondary: 'secondary', guardrail: 'guardrail: must not get worse' },
    kind: { binary: 'yes or no', share: 'share of right answers', scale: 'number on a scale' },
    range: (x) => `${x.min} to ${x.max}`,
    better: { higher: 'higher is better', lower: 'lower is better' },
    question: { superiority: 'Is it better?', 'non-inferiority': 'Is it not worse than the margin allows?' },
    margin: (margin) => `Margin: ${margin}, the largest loss that still counts as not worse.`,
    reason: 'Reason of the margin:',
    scoring: {
      decisions: (x) => `Share of right decisions: to act on what is right and not on what is wrong (${x.list}).`,
      noticed: (x) =>
        `1 if the person did not act on any fact that was wrong in their form, 0 otherwise; no value in a form without a mistake (${x.list}).`,
      key: (x) => `Share of answers that equal the key (${x.list}).`,
      instrument: (x) => `Score of the instrument \`${x.instrument}\`.`,
      value: () => 'Measured as one number.',
      step: (x) => `1 if the person reached the step \`${x.step}\`, 0 otherwise.`,
    },
  },
  comparison: (x) =>
    `\`${x.id}\`: **${x.treatment}** against **${x.control}** (${x.primary ? 'primary' : 'secondary'})`,
  analysis: (x) => [
    'Everybody who consented and was allocated is compared in the arm that they were allocated to, whatever they saw or did. Arms are compared within languages, and then taken together.',
    'Yes or no: Mantel-Haenszel risk difference over languages, stratified Newcombe interval. Shares and scales: difference of means within languages with Mantel-Haenszel weights, t interval with the variance of each arm.',
    `Intervals have the level ${x.level} %. p values are two-sided and come from ${x.draws} draws that repeat the allocation itself, from the seed “${x.seed}”. Where an outcome has several comparisons, they are corrected by Holm’s method as well. From 20,000 people on, p comes from t or chi-square.`,
    `Languages: a normal-normal hierarchical model of the primary outcome, half-normal prior of the spread with scale ${x.spread}, 90 % intervals. A language with fewer than ${x.smallest} people in both arms together gets no statement of its own.`,
  ],
  verdict: [
    '**better** if the whole interval of the primary outcome is on the good side of 0',
    '**worse** if the whole interval is on the bad side of 0',
    '**not worse** if the whole interval stays above the loss that the margin allows',
    '**cannot tell** otherwise',
  ],
  exclusions: [
    'Nobody is excluded for what they answered or how fast.',
    'Who withdraws is erased and is not in the analysis; how many did is told by arm.',
    'Who has no value of an outcome is left out of that outcome alone. Beside each result stands what it would be if all missing values were the worst or the best for the treatment.',
    'How many refused is told by language; nothing else is known about them.',
  ],
  stopping: [
    'The definition plans no analysis before collection ends. The monitor shows recruitment, exposures, stops and withdrawals, and no outcomes.',
    'The verdict is computed once, after collection has ended, and `luotsi decide` binds the decision to it.',
  ],
  instrument: {
    version: (version) => `version ${version}`,
    items: (x) => `${x.count} ${x.count === 1 ? 'item' : 'items'} with ${x.points} points`,
    range: (x) => `score from ${x.min} to ${x.max}`,
    source: 'Source:',
    licence: 'Licence:',
  },
  language: {
    offered: 'yes',
    notOffered: 'no, rehearsals only',
    consent: 'Information and consent',
    instruments: 'Instruments',
    tag: 'Language',
    people: 'Offered to people',
    status: { written: 'written by the makers', machine: 'machine translation', reviewed: 'reviewed by a person' },
  },
  ethics: {
    statement: 'Ethics statement',
    permit: 'Research permit',
    dpia: 'Data protection impact assessment',
    controller: 'Controller',
    none: 'missing',
    profile: 'Privacy profile',
    consentVersion: 'Version of the information and consent',
    retention: (days) => `Data about people are kept for ${days} days.`,
  },
};
