import { forcedGrowthBook, toPayload } from '@luotsi/pilot';
import type { PageRequest } from '@luotsi/protocol';
import { autonyms, dirOf, type Language } from '@luotsi/ui';
import type { ReactElement } from 'react';
import { definition } from '../experiment.js';
import { App } from '../page/App.js';
import { textsOf } from '../page/library.js';
import { stateOf } from '../page/stateOf.js';
import type { StepName } from '../page/steps/order.js';
import { views } from '../page/views/index.js';
import '../page/study.css';

const payload = toPayload(definition);
const offered = definition.languages.map((tag) => ({
  tag,
  autonym: autonyms[tag as Language],
  dir: dirOf(tag),
  status: textsOf(tag).messages.$status,
}));

export interface PilotProps {
  readonly view?: PageRequest['view'];
  /** By default the arm of the toolbar. */
  readonly arm?: string;
  readonly form?: string;
  readonly step?: StepName;
  readonly mode?: PageRequest['mode'];
  readonly problem?: string;
}

/**
 * A view of the pilot as a participant gets it: the same components, words and state, with the arm forced, so that
 * nobody is in an experiment and nothing is sent.
 */
export function Pilot({
  view = 'study',
  arm = 'notice',
  form = 'none',
  step = 'page',
  mode = 'rehearsal',
  problem,
  language,
}: PilotProps & { readonly language: string }): ReactElement {
  const state = stateOf({
    experiment: definition.id,
    mode,
    view,
    language: view === 'languages' ? null : language,
    offered: mode === 'live' ? offered.filter(({ status }) => status.status !== 'machine') : offered,
    ...(problem !== undefined && { problem }),
    ...(view === 'study' && {
      study: {
        token: 'a-story-is-nobodys-own',
        participant: '0'.repeat(32),
        entry: { arm, form, stratum: language },
        payload: { ...payload },
        step,
        withdrawalCode: 'STORY-ABCDE-FGHJK-MNPQR',
      },
    }),
  });
  return (
    <App
      key={`${language} ${arm} ${form} ${step}`}
      state={state}
      ui={textsOf(state.language).ui}
      views={views}
      session={null}
      growthbook={forcedGrowthBook(payload, definition.id, arm)}
    />
  );
}
