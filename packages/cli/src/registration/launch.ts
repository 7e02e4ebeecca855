import type { Experiment } from '@luotsi/protocol';
import { planWords, type PlanLanguage } from './words/index.js';

const fields = ['statement', 'permit', 'dpia', 'controller'] as const satisfies (keyof Experiment['ethics'])[];

/** What is missing before people may take part: for each a sentence that says who must do what. */
export const missingForLaunch = (
  { ethics }: Pick<Experiment, 'ethics'>,
  language: PlanLanguage = 'en',
): { readonly field: keyof Experiment['ethics']; readonly duty: string }[] =>
  fields
    .filter((field) => ethics[field] === null)
    .map((field) => ({ field, duty: planWords[language].missing.duties[field] }));
