import { en } from './en.js';
import { fi } from './fi.js';
import { sv } from './sv.js';
import type { Messages, ReportLanguage } from './types.js';

export const reportMessages: Readonly<Record<ReportLanguage, Messages>> = { fi, sv, en };
export const reportLanguages: readonly ReportLanguage[] = ['fi', 'sv', 'en'];
