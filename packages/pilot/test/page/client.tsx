import { createRoot, hydrateRoot } from 'react-dom/client';
import { createGrowthBookSync, forcedGrowthBook, PilotProvider } from '@luotsi/pilot';
import { createSession, type Session } from '@luotsi/pilot/client';
import { experiment, Hidden, Strict, Study, Suspended, Toggled } from './app.js';
import { arm, participant, payload, token } from './payload.js';

const [, , name, device] = location.pathname.split('/');
const storage = device === 'session' ? sessionStorage : device === 'local' ? localStorage : undefined;
const session: Session = createSession({
  base: '',
  token,
  experiment,
  participant,
  language: 'fi',
  ...(storage && { storage }),
});
const ledger = createGrowthBookSync({ payload, participant, arm });
const place = (id: string): HTMLElement => document.getElementById(id) ?? document.body;
let open: (text: string) => void = () => {};
const gate = new Promise<string>((resolve) => {
  open = resolve;
});

/** What the test asks of the page. */
export interface Controls {
  readonly held: () => number;
  readonly open: () => void;
  readonly flush: () => Promise<void>;
  readonly recovered: string[];
}
const controls: Controls = {
  held: () => ledger.getDeferredTrackingCalls().length,
  open: () => open('here'),
  flush: session.flush,
  recovered: [],
};
Object.assign(window, { controls });

const cases: Record<string, () => void> = {
  strict: () =>
    createRoot(place('luotsi')).render(
      <PilotProvider growthbook={ledger} session={session}>
        <Strict />
      </PilotProvider>,
    ),
  suspended: () =>
    createRoot(place('luotsi')).render(
      <PilotProvider growthbook={ledger} session={session}>
        <Suspended gate={gate} />
      </PilotProvider>,
    ),
  hidden: () =>
    createRoot(place('luotsi')).render(
      <PilotProvider growthbook={ledger} session={session}>
        <Hidden />
      </PilotProvider>,
    ),
  toggled: () =>
    createRoot(place('luotsi')).render(
      <PilotProvider growthbook={ledger} session={session}>
        <Toggled />
      </PilotProvider>,
    ),
  forced: () =>
    createRoot(place('luotsi')).render(
      <PilotProvider growthbook={forcedGrowthBook(payload, experiment, 'arm-b')} session={session}>
        <Study />
      </PilotProvider>,
    ),
  preview: () =>
    createRoot(place('luotsi')).render(
      <PilotProvider growthbook={ledger} session={null}>
        <Study />
      </PilotProvider>,
    ),
  roots: () => {
    createRoot(place('luotsi')).render(
      <PilotProvider growthbook={ledger} session={session}>
        <Study />
      </PilotProvider>,
    );
    createRoot(place('second')).render(
      <PilotProvider growthbook={createGrowthBookSync({ payload, participant, arm })} session={session}>
        <Study />
      </PilotProvider>,
    );
  },
  hydrate: () =>
    hydrateRoot(
      place('luotsi'),
      <PilotProvider growthbook={ledger} session={session}>
        <Strict />
      </PilotProvider>,
      { onRecoverableError: (error) => void controls.recovered.push(String(error)) },
    ),
};
cases[name ?? '']?.();
