import { createSession } from '@luotsi/pilot/client';
import { languages, loadMessages } from '@luotsi/ui';
import { hydrateRoot } from 'react-dom/client';
import { App } from './App.js';
import type { PageState } from './state.js';
import { Information } from './views/Information.js';

/** The views beside the study that do something in the browser; the others are plain HTML. */
const views = { information: Information };

/** The tab's own storage; a browser may forbid it, and the study then runs without. */
function tabStorage(): Storage | undefined {
  try {
    return window.sessionStorage;
  } catch {
    return undefined;
  }
}

const root = document.getElementById('luotsi');
const given = document.getElementById('luotsi-state')?.textContent;
const state = given ? (JSON.parse(given) as PageState) : null;
const language = languages.find((tag) => tag === state?.language);

if (root && state && language && (state.study || state.view in views)) {
  const { messages } = await loadMessages(language);
  const { study } = state;
  // The study is shown to people who have consented: only here is anything kept on the device.
  const storage = study && tabStorage();
  const session = study
    ? createSession({
        base: '',
        token: study.token,
        experiment: state.experiment,
        participant: study.participant,
        language,
        ...(storage && { storage }),
      })
    : null;
  hydrateRoot(root, <App state={state} ui={messages} views={views} session={session} />);
}
