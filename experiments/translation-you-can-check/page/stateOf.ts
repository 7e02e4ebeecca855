import type { PageRequest, TranslationStatus } from '@luotsi/protocol';
import { autonyms, dirOf, type Language } from '@luotsi/ui';
import { definition } from '../experiment.js';
import { textsOf } from './library.js';
import type { LanguageNote, PageState, SpokenLanguage, StudyState } from './state.js';
import { sourceOf } from './texts.js';

/** What the first view says before anybody has chosen a language. */
export const spoken: readonly SpokenLanguage[] = ['fi', 'sv', 'en'].map((tag) => {
  const { messages } = textsOf(tag);
  return {
    tag,
    heading: messages['languages.heading'],
    study: messages['study.name'],
    rehearsal: messages['rehearsal.ribbon'],
  };
});

const noteOf = (language: string, status: TranslationStatus['status']): string => {
  const { messages } = textsOf(language);
  return messages[status === 'machine' ? 'status.machine' : 'status.written'];
};

function choicesOf(request: PageRequest): LanguageNote[] {
  return definition.languages.map((tag) => {
    const offered = request.offered.find((o) => o.tag === tag) ?? null;
    const { messages } = textsOf(tag);
    return {
      tag,
      autonym: autonyms[tag as Language],
      note: offered ? noteOf(tag, offered.status.status) : messages['languages.missing'],
      offered,
    };
  });
}

function studyOf(study: NonNullable<PageRequest['study']>, language: string): StudyState {
  const form = definition.forms.find(({ id }) => id === study.entry.form);
  if (!form)
    throw new RangeError(
      `The form "${study.entry.form}" of the ledger is not in the definition, so it is not known which facts are wrong. Use the definition with which people were allocated.`,
    );
  const { content, instruments } = textsOf(language);
  return {
    token: study.token,
    participant: study.participant,
    withdrawalCode: study.withdrawalCode,
    arm: study.entry.arm,
    form: form.id,
    faulty: form.faulty,
    payload: study.payload,
    step: study.step,
    content,
    original: textsOf(sourceOf(language)).content,
    instruments,
  };
}

/** What a view is rendered from. */
export function stateOf(request: PageRequest): PageState {
  const language = request.language ?? 'fi';
  return {
    experiment: request.experiment,
    mode: request.mode,
    view: request.view,
    language,
    dir: dirOf(language),
    messages: textsOf(language).messages,
    offered: request.offered,
    retentionDays: definition.retentionDays,
    consentVersion: definition.consentVersion,
    controller: definition.ethics.controller,
    statement: definition.ethics.statement,
    ...(request.problem !== undefined && { problem: request.problem }),
    ...(request.view === 'languages' && { choices: choicesOf(request), spoken }),
    ...(request.study && { study: studyOf(request.study, language) }),
  };
}
