import en from './messages/en.json' with { type: 'json' };
import fi from './messages/fi.json' with { type: 'json' };
import sv from './messages/sv.json' with { type: 'json' };

export type MonitorMessages = Readonly<Record<keyof typeof en, string>>;
export type MonitorLanguage = 'fi' | 'sv' | 'en';

/** Written by hand, all three; those who run a study in Finland read one of them. */
export const monitorMessages: Readonly<Record<MonitorLanguage, MonitorMessages>> = { fi, sv, en };
export const autonyms: Readonly<Record<MonitorLanguage, string>> = { fi: 'suomi', sv: 'svenska', en: 'English' };

export const isMonitorLanguage = (language: string): language is MonitorLanguage => language in monitorMessages;
