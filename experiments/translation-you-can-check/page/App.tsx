import { createGrowthBookSync, PilotProvider } from '@luotsi/pilot';
import type { Session } from '@luotsi/pilot/client';
import { UiProvider, type Messages as UiMessages } from '@luotsi/ui';
import { useState, type ComponentProps, type ReactElement } from 'react';
import type { PageState, StudyState } from './state.js';
import { Study } from './Study.js';
import { StudyProvider } from './StudyContext.js';
import { Consent } from './views/Consent.js';
import { Declined } from './views/Declined.js';
import { Information } from './views/Information.js';
import { Languages } from './views/Languages.js';
import { Unavailable } from './views/Unavailable.js';
import { Withdraw, Withdrawn } from './views/Withdraw.js';

type GrowthBook = ComponentProps<typeof PilotProvider>['growthbook'];

export interface AppProps {
  readonly state: PageState;
  /** The words of the components, in the language of the state. */
  readonly ui: UiMessages;
  /** Null on the server, in stories and in previews: nothing is collected. */
  readonly session: Session | null;
  /** A GrowthBook with a forced arm, for stories; by default the participant's own, from the ledger. */
  readonly growthbook?: GrowthBook;
}

/** Every view of the study: the same on the server, in the browser and in stories. */
export function App({ state, ui, session, growthbook }: AppProps): ReactElement {
  return (
    <UiProvider language={state.language} dir={state.dir} messages={ui}>
      <StudyProvider state={state}>
        <View state={state} session={session} growthbook={growthbook} />
      </StudyProvider>
    </UiProvider>
  );
}

function View({
  state,
  session,
  growthbook,
}: Pick<AppProps, 'state' | 'session'> & { readonly growthbook: GrowthBook | undefined }): ReactElement {
  switch (state.view) {
    case 'languages':
      return <Languages />;
    case 'information':
      return <Information />;
    case 'consent':
      return <Consent />;
    case 'declined':
      return <Declined />;
    case 'withdraw':
      return <Withdraw />;
    case 'withdrawn':
      return <Withdrawn />;
    case 'study':
      return state.study ? (
        <InStudy experiment={state.experiment} study={state.study} session={session} growthbook={growthbook} />
      ) : (
        <Unavailable />
      );
    case 'error':
      return <Unavailable />;
  }
}

function InStudy({
  experiment,
  study,
  session,
  growthbook,
}: {
  readonly experiment: string;
  readonly study: StudyState;
  readonly session: Session | null;
  readonly growthbook: GrowthBook | undefined;
}): ReactElement {
  const [own] = useState(
    () =>
      growthbook ??
      createGrowthBookSync({
        definition: { id: experiment },
        payload: study.payload,
        participant: study.participant,
        arm: study.arm,
      }),
  );
  return (
    <PilotProvider growthbook={growthbook ?? own} session={session}>
      <Study study={study} />
    </PilotProvider>
  );
}
