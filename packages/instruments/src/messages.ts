import type { TranslationStatus } from '@luotsi/protocol';
import { InstrumentError } from './problem.js';

/** The words of all instruments in one language: items, ends of each scale, and every point of a short scale. */
export type InstrumentMessages = Readonly<Record<MessageKey, string>> & { readonly $status: TranslationStatus };

export type MessageKey =
  | `umux-lite.${'capabilities' | 'ease' | 'lowest' | 'highest'}`
  | `own-trust.${'honest' | 'works-for-me' | 'keeps-promise' | 'lowest' | 'highest' | '1' | '2' | '3' | '4' | '5'}`;

// Each language is a module of its own, so that a browser loads the one that it shows.
const modules = {
  fi: () => import('./messages/fi.json', { with: { type: 'json' } }),
  sv: () => import('./messages/sv.json', { with: { type: 'json' } }),
  en: () => import('./messages/en.json', { with: { type: 'json' } }),
  ru: () => import('./messages/ru.json', { with: { type: 'json' } }),
  uk: () => import('./messages/uk.json', { with: { type: 'json' } }),
  ar: () => import('./messages/ar.json', { with: { type: 'json' } }),
  fa: () => import('./messages/fa.json', { with: { type: 'json' } }),
  so: () => import('./messages/so.json', { with: { type: 'json' } }),
  et: () => import('./messages/et.json', { with: { type: 'json' } }),
  es: () => import('./messages/es.json', { with: { type: 'json' } }),
  fr: () => import('./messages/fr.json', { with: { type: 'json' } }),
  'zh-Hans': () => import('./messages/zh-Hans.json', { with: { type: 'json' } }),
  vi: () => import('./messages/vi.json', { with: { type: 'json' } }),
  sq: () => import('./messages/sq.json', { with: { type: 'json' } }),
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
