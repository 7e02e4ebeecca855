import type { StepName } from './steps/order.js';
import type { PageState } from './state.js';
import type { MessageKey, Messages } from './texts.js';

const named = (messages: Messages, key: MessageKey): string => `${messages[key]} – ${messages['study.name']}`;

/** The document's title at a step: the same on the server and after a step in the browser. */
export function studyTitle(messages: Messages, step: StepName | 'stopped'): string {
  return named(messages, step === 'stopped' ? 'stop.heading' : `${step}.heading`);
}

const keys = {
  information: 'info.heading',
  consent: 'consent.heading',
  declined: 'declined.heading',
  withdraw: 'withdraw.heading',
  withdrawn: 'withdrawn.heading',
  error: 'error.heading',
} as const;

/** The document's title of a view other than the study and the languages. */
export const viewTitle = (messages: Messages, view: Exclude<PageState['view'], 'study' | 'languages'>): string =>
  named(messages, keys[view]);

/** The title of the first view, in the languages that every municipality speaks. */
export const languagesTitle = (headings: readonly string[]): string => headings.join(' · ');
