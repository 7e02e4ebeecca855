import type { Language } from './generated/types.js';

/** Each language's name for itself. Languages have no flags: a flag is a state's, and a language has many or none. */
export const autonyms: Readonly<Record<Language, string>> = {
  fi: 'suomi',
  sv: 'svenska',
  en: 'English',
  ru: 'русский',
  uk: 'українська',
  ar: 'العربية',
  fa: 'فارسی',
  so: 'Soomaali',
  et: 'eesti',
  es: 'español',
  fr: 'français',
  'zh-Hans': '简体中文',
  vi: 'Tiếng Việt',
  sq: 'shqip',
};
