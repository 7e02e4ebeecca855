import type { TranslationStatus } from '@luotsi/protocol';
import { InstrumentError } from './problem.js';

/** The words of all instruments in one language: items, ends of each scale, and every point of a short scale. */
export type InstrumentMessages = Readonly<Record<MessageKey, string>> & { readonly $status: TranslationStatus };

export type MessageKey =
  | `umux-lite.${'capabilities' | 'ease' | 'lowest' | 'highest'}`
  | `own-trust.${'honest' | 'works-for-me' | 'keeps-promise' | 'lowest' | 'highest' | '1' | '2' | '3' | '4' | '5'}`;

// Each language is a module of its own, so that a browser loads the one that it shows. The JSON is imported there and
// not here: a bundler that serves JSON as a script drops the attribute of a static import, but not of a dynamic one.
const modules = {
  fi: () => import('./words/fi.js'),
  sv: () => import('./words/sv.js'),
  en: () => import('./words/en.js'),
  ru: () => import('./words/ru.js'),
  uk: () => import('./words/uk.js'),
  ar: () => import('./words/ar.js'),
  fa: () => import('./words/fa.js'),
  so: () => import('./words/so.js'),
  et: () => import('./words/et.js'),
  es: () => import('./words/es.js'),
  fr: () => import('./words/fr.js'),
  'zh-Hans': () => import('./words/zh-Hans.js'),
  vi: () => import('./words/vi.js'),
  sq: () => import('./words/sq.js'),
};

/** A language that the words exist in. */
export type InstrumentLanguage = keyof typeof modules;

/** The languages that the words exist in. */
export const instrumentLanguages = Object.keys(modules) as InstrumentLanguage[];

/**
 * The words of all instruments in one language, and of no other.
 * @throws InstrumentError `LUOTSI_INSTRUMENT_LANGUAGE` if they do not exist in it; no other language is given instead.
 */
export async function loadInstrumentMessages(language: string): Promise<InstrumentMessages> {
  if (!Object.hasOwn(modules, language))
    throw new InstrumentError(
      'LUOTSI_INSTRUMENT_LANGUAGE',
      `The instruments have no words in "${language}", so nobody can be asked in it. ` +
        `They exist in ${instrumentLanguages.join(', ')}; add a message file, or take the language out of the experiment.`,
    );
  const { default: messages } = await modules[language as InstrumentLanguage]();
  return messages as InstrumentMessages;
}
