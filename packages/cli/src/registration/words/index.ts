import { en } from './en.js';
import { fi } from './fi.js';
import type { PlanWords } from './types.js';

export type { PlanWords } from './types.js';

export const planLanguages = ['fi', 'en'] as const;
export type PlanLanguage = (typeof planLanguages)[number];
export const planWords: Readonly<Record<PlanLanguage, PlanWords>> = { fi, en };
