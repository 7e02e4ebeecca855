import { instruments, statusOf } from '@luotsi/instruments';
import type { PageRequest, ParticipantPages, RenderedPage, Translation } from '@luotsi/protocol';
import { autonyms, dirOf, type Language } from '@luotsi/ui';
import { renderToString } from 'react-dom/server';
import { definition } from '../experiment.js';
import { App } from './App.js';
import { textsOf } from './library.js';
import { spoken, stateOf } from './stateOf.js';
import { stepNamed } from './steps/order.js';
import { views } from './views/index.js';
import { languagesTitle, studyTitle, viewTitle } from './titles.js';

/** From the best to the worst: several texts together are as good as the worst of them. */
const grades: readonly Translation[] = ['reviewed', 'written', 'machine'];

function instrumentsIn(language: string): Translation {
  const found = definition.instruments.map(({ id }) => {
    const instrument = instruments[id];
    return (instrument && statusOf(instrument, language)?.status) ?? 'machine';
  });
  return grades[Math.max(...found.map((status) => grades.indexOf(status)))] ?? 'machine';
}

function titleOf(request: PageRequest, language: string): string {
  const { messages } = textsOf(language);
  if (request.view === 'languages') return languagesTitle(spoken.map(({ heading }) => heading));
  if (request.view === 'study') return studyTitle(messages, stepNamed(request.study?.step));
  return viewTitle(messages, request.view);
}

function render(request: PageRequest): RenderedPage {
  const state = stateOf(request);
  const live = state.view === 'information' || state.view === 'study';
  return {
    title: titleOf(request, state.language),
    language: state.language,
    dir: state.dir,
    html: renderToString(<App state={state} ui={textsOf(state.language).ui} views={views} session={null} />),
    // What is plain HTML in the browser needs no words there.
    state: live ? state : { view: state.view, language: state.language },
  };
}

export const pages: ParticipantPages = {
  definition,
  languages: definition.languages.map((tag) => {
    const { messages } = textsOf(tag);
    return {
      tag,
      autonym: autonyms[tag as Language],
      dir: dirOf(tag),
      status: messages.$status,
      consent: messages.$status.status,
      instruments: instrumentsIn(tag),
    };
  }),
  render,
};
