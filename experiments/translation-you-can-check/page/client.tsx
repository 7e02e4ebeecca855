import { createSession } from '@luotsi/pilot/client';
import { languages, loadMessages, type Language } from '@luotsi/ui';
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

async function start(root: HTMLElement, state: PageState, language: Language): Promise<void> {
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
  hydrateRoot(
    root,
    <App
      state={state}
      ui={messages}
      views={views}
      session={session}
      // For rehearsals, which would otherwise press buttons that nobody listens to yet.
      onReady={() => root.setAttribute('data-ready', '')}
    />,
  );
}

/** The words did not come, and the buttons of the page do nothing: people must not press them in vain. */
function apologise(root: HTMLElement, state: PageState): void {
  const text = document.createElement('p');
  text.className = 'tyc-noscript';
  text.setAttribute('role', 'alert');
  text.textContent = state.messages['problem.connection'];
  root.prepend(text);
}

const root = document.getElementById('luotsi');
const given = document.getElementById('luotsi-state')?.textContent;
const state = given ? (JSON.parse(given) as PageState) : null;
const language = languages.find((tag) => tag === state?.language);

if (root && state && language && (state.study || state.view in views))
  start(root, state, language).catch((error: unknown) => {
    console.error(error);
    apologise(root, state);
  });
