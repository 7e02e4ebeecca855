import type { Instrument, TranslationStatus } from '@luotsi/protocol';

const written: TranslationStatus = { status: 'written', by: 'makers of the instruments', at: null };
const machine: TranslationStatus = { status: 'machine', by: null, at: null };

/**
 * Who stands behind the words, by language. A copy of `$status` in the message files, held equal by a test: whoever
 * asks for the status of fourteen languages need not load fourteen files of words.
 */
const status: Record<string, TranslationStatus> = {
  fi: written,
  sv: written,
  en: written,
  ru: machine,
  uk: machine,
  ar: machine,
  fa: machine,
  so: machine,
  et: machine,
  es: machine,
  fr: machine,
  'zh-Hans': machine,
  vi: machine,
  sq: machine,
};

const umuxLite: Instrument = {
  schema: 'luotsi/instrument@1',
  id: 'umux-lite',
  version: 1,
  titles: {
    fi: 'Käytettävyys (UMUX-Lite)',
    sv: 'Användbarhet (UMUX-Lite)',
    en: 'Usability (UMUX-Lite)',
  },
  measures: 'Perceived usefulness and ease of use of a page, 0 to 100.',
  items: [
    { id: 'capabilities', points: 7, reversed: false },
    { id: 'ease', points: 7, reversed: false },
  ],
  scoring: 'umux-lite',
  range: { min: 0, max: 100 },
  source:
    'Lewis, Utesch and Maher (2013), UMUX-LITE: when there’s no time for the SUS, CHI 2013, https://doi.org/10.1145/2470654.2481287; ' +
    'scored by plain interpolation as at https://measuringu.com/umux-lite/. “This system” reads “this page” here. ' +
    'The Finnish and Swedish words are ours, and nobody has validated them.',
  licence:
    'No licence was found. Two short sentences that are widely reprinted, shipped with their source; ask the authors before a study that needs certainty.',
  mayShip: true,
  status,
};

const ownTrust: Instrument = {
  schema: 'luotsi/instrument@1',
  id: 'own-trust',
  version: 1,
  titles: { fi: 'Luottamus sivuun', sv: 'Förtroende för sidan', en: 'Trust in the page' },
  measures:
    'Trust in a page as integrity (honest), benevolence (works for people like me) and ability (keeps its promise), mean of 1 to 5.',
  items: [
    { id: 'honest', points: 5, reversed: false },
    { id: 'works-for-me', points: 5, reversed: false },
    { id: 'keeps-promise', points: 5, reversed: false },
  ],
  scoring: 'mean',
  range: { min: 1, max: 5 },
  source:
    'Own items, one for each of the three parts of trustworthiness in Mayer, Davis and Schoorman (1995), https://doi.org/10.2307/258792. Not validated.',
  licence: 'MIT, as this project.',
  mayShip: true,
  status,
};

/** Every instrument, by id. */
export const instruments: Readonly<Record<string, Instrument>> = { 'umux-lite': umuxLite, 'own-trust': ownTrust };

/** Who stands behind the words of an instrument in a language; null if it has none in that language. */
export const statusOf = (instrument: Instrument, language: string): TranslationStatus | null =>
  instrument.status[language] ?? null;
