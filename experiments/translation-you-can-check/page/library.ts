import type { InstrumentMessages } from '@luotsi/instruments';
import { loadInstrumentMessages } from '@luotsi/instruments';
import { loadMessages, type Language, type Messages as UiMessages } from '@luotsi/ui';
import arContent from '../content/ar.json' with { type: 'json' };
import enContent from '../content/en.json' with { type: 'json' };
import esContent from '../content/es.json' with { type: 'json' };
import etContent from '../content/et.json' with { type: 'json' };
import faContent from '../content/fa.json' with { type: 'json' };
import fiContent from '../content/fi.json' with { type: 'json' };
import frContent from '../content/fr.json' with { type: 'json' };
import ruContent from '../content/ru.json' with { type: 'json' };
import soContent from '../content/so.json' with { type: 'json' };
import sqContent from '../content/sq.json' with { type: 'json' };
import svContent from '../content/sv.json' with { type: 'json' };
import ukContent from '../content/uk.json' with { type: 'json' };
import viContent from '../content/vi.json' with { type: 'json' };
import zhHansContent from '../content/zh-Hans.json' with { type: 'json' };
import arMessages from '../messages/ar.json' with { type: 'json' };
import enMessages from '../messages/en.json' with { type: 'json' };
import esMessages from '../messages/es.json' with { type: 'json' };
import etMessages from '../messages/et.json' with { type: 'json' };
import faMessages from '../messages/fa.json' with { type: 'json' };
import fiMessages from '../messages/fi.json' with { type: 'json' };
import frMessages from '../messages/fr.json' with { type: 'json' };
import ruMessages from '../messages/ru.json' with { type: 'json' };
import soMessages from '../messages/so.json' with { type: 'json' };
import sqMessages from '../messages/sq.json' with { type: 'json' };
import svMessages from '../messages/sv.json' with { type: 'json' };
import ukMessages from '../messages/uk.json' with { type: 'json' };
import viMessages from '../messages/vi.json' with { type: 'json' };
import zhHansMessages from '../messages/zh-Hans.json' with { type: 'json' };
import type { Content, Messages } from './texts.js';

/** All words of one language: the study's, the page's, the components' and the instruments'. */
export interface Texts {
  readonly messages: Messages;
  readonly content: Content;
  readonly ui: UiMessages;
  readonly instruments: InstrumentMessages;
}

const own: Readonly<Record<Language, { readonly messages: unknown; readonly content: unknown }>> = {
  ar: { messages: arMessages, content: arContent },
  en: { messages: enMessages, content: enContent },
  es: { messages: esMessages, content: esContent },
  et: { messages: etMessages, content: etContent },
  fa: { messages: faMessages, content: faContent },
  fi: { messages: fiMessages, content: fiContent },
  fr: { messages: frMessages, content: frContent },
  ru: { messages: ruMessages, content: ruContent },
  so: { messages: soMessages, content: soContent },
  sq: { messages: sqMessages, content: sqContent },
  sv: { messages: svMessages, content: svContent },
  uk: { messages: ukMessages, content: ukContent },
  vi: { messages: viMessages, content: viContent },
  'zh-Hans': { messages: zhHansMessages, content: zhHansContent },
};

/**
 * The words of every language, for the server and for stories, which must have them at hand; a browser gets the words
 * of its language with the page. JSON knows no literal types, so the files are typed here and held to it by tests.
 */
export const library: ReadonlyMap<string, Texts> = new Map(
  await Promise.all(
    (Object.keys(own) as Language[]).map(async (language): Promise<[string, Texts]> => {
      const [ui, instruments] = await Promise.all([loadMessages(language), loadInstrumentMessages(language)]);
      const { messages, content } = own[language] as { readonly messages: Messages; readonly content: Content };
      return [language, { messages, content, ui: ui.messages, instruments }];
    }),
  ),
);

/** @throws RangeError if there are no words in the language: nobody is shown another one instead. */
export function textsOf(language: string): Texts {
  const texts = library.get(language);
  if (!texts)
    throw new RangeError(
      `The study has no words in "${language}", so no page can be shown in it. It has ${[...library.keys()].join(', ')}.`,
    );
  return texts;
}
