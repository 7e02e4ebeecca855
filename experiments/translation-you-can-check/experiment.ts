import { defineExperiment, type Experiment } from '@luotsi/protocol';

/** The decisions that are asked for, each about one fact of the page. */
const decisions = [
  { item: 'decide-date', fact: 'date' },
  { item: 'decide-fee', fact: 'fee' },
  { item: 'decide-authority', fact: 'authority' },
];

const third = 1 / 3;

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
  hypothesis:
    'A machine translation reads fluently even where it is wrong, so a line that says that a machine made it does not help a reader to tell right from wrong. ' +
    'People who also get the original beside it, and a short table of dates, fees and authorities that a person has checked, ' +
    'act more often on what is right and less often on what is wrong, and their trust in the page does not fall by more than the margin.',
  privacyProfile: 'P3',
  assignment: { method: 'blocks', stratifyBy: 'language', blockMultiples: [1, 2] },
  arms: [
    {
      id: 'notice',
      titles: { fi: 'Ilmoitus', sv: 'Upplysning', en: 'Notice' },
      weight: third,
      description:
        'The page in the language of the participant, with the line above it that says who or what translated it and whether anybody has checked it.',
    },
    {
      id: 'original',
      titles: { fi: 'Ilmoitus ja alkuteksti', sv: 'Upplysning och originaltext', en: 'Notice and original' },
      weight: third,
      description: 'The same, and a button that shows the original text of each part beside the translation.',
    },
    {
      id: 'key-facts',
      titles: {
        fi: 'Ilmoitus, alkuteksti ja tarkistetut tiedot',
        sv: 'Upplysning, originaltext och kontrollerade uppgifter',
        en: 'Notice, original and checked facts',
      },
      weight: third,
      description:
        'The same as the arm with the original, and a table of the date, the fee and the authority that the makers of the study have checked against the original.',
    },
  ],
  forms: [
    { id: 'date', faulty: ['date'] },
    { id: 'fee', faulty: ['fee'] },
    { id: 'authority', faulty: ['authority'] },
    { id: 'none', faulty: [] },
  ],
  languages: ['fi', 'sv', 'en', 'ru', 'uk', 'ar', 'fa', 'so', 'et', 'es', 'fr', 'zh-Hans', 'vi', 'sq'],
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
      marginReason:
        'Each person makes three decisions. A loss of 0.10 is three more wrong decisions among ten people; a city would not put up with more than that for a page that is easier to make.',
      question: 'superiority',
      scoring: { method: 'decisions', items: decisions },
    },
    {
      id: 'noticed-mistake',
      titles: { fi: 'Huomasi virheen', sv: 'Märkte felet', en: 'Noticed the mistake' },
      kind: 'binary',
      range: { min: 0, max: 1 },
      role: 'secondary',
      better: 'higher',
      margin: 0.1,
      marginReason: 'One more person in ten who acts on a wrong date, fee or authority.',
      question: 'superiority',
      scoring: { method: 'noticed', items: decisions },
    },
    {
      id: 'understanding',
      titles: { fi: 'Sivun ymmärtäminen', sv: 'Förståelse av sidan', en: 'Understanding of the page' },
      kind: 'share',
      range: { min: 0, max: 1 },
      role: 'secondary',
      better: 'higher',
      margin: 0.1,
      marginReason:
        'Three questions a person: three more wrong answers among ten people. The questions ask what a date, fee or authority is for, so that the right answer is the same with and without a mistake.',
      question: 'superiority',
      scoring: {
        method: 'key',
        items: [
          { item: 'understand-date', right: 1 },
          { item: 'understand-fee', right: 2 },
          { item: 'understand-authority', right: 3 },
        ],
      },
    },
    {
      id: 'usability',
      titles: { fi: 'Käytettävyys', sv: 'Användbarhet', en: 'Usability' },
      kind: 'scale',
      range: { min: 0, max: 100 },
      role: 'secondary',
      better: 'higher',
      margin: 8,
      marginReason: 'One step down on one of the two seven-point items changes the score by 8.3.',
      question: 'superiority',
      scoring: { method: 'instrument', instrument: 'umux-lite' },
    },
    {
      id: 'trust',
      titles: { fi: 'Luottamus sivuun', sv: 'Förtroende för sidan', en: 'Trust in the page' },
      kind: 'scale',
      range: { min: 1, max: 5 },
      role: 'secondary',
      better: 'higher',
      margin: 0.25,
      marginReason:
        'A quarter of a step on the five-point scale: as if one person in four chose the next lower answer to every question and nobody else changed. With a spread between people of 0.8 to 1.0 it is an effect of about d = 0.25 to 0.3, which is small. ' +
        'More trust is not the aim, since trust in a page that is wrong does harm; the aim is not to pay for checking with trust.',
      question: 'non-inferiority',
      scoring: { method: 'instrument', instrument: 'own-trust' },
    },
    {
      id: 'finished',
      titles: { fi: 'Kävi kokeen läpi', sv: 'Gick igenom försöket', en: 'Finished the study' },
      kind: 'binary',
      range: { min: 0, max: 1 },
      role: 'guardrail',
      better: 'higher',
      margin: 0.1,
      marginReason: 'One more person in ten who gives up: the help would then cost more people than it helps.',
      question: 'non-inferiority',
      scoring: { method: 'step', step: 'receipt' },
    },
  ],
  contrasts: [
    { id: 'key-facts-vs-notice', control: 'notice', treatment: 'key-facts', role: 'primary' },
    { id: 'original-vs-notice', control: 'notice', treatment: 'original', role: 'secondary' },
  ],
  steps: ['page', 'decisions', 'usability', 'trust', 'debrief', 'receipt'],
  analysis: {
    alpha: 0.05,
    draws: 10_000,
    seed: 'translation-you-can-check, analysis, version 1',
    smallestGroup: 10,
    spreadPrior: 0.1,
  },
  consentVersion: 1,
  retentionDays: 730,
  // Nobody has given a statement, a permit or an assessment yet, and nobody is named as controller.
  ethics: { statement: null, permit: null, dpia: null, controller: null },
});

export default definition;
