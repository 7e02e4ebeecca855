import { createGrowthBookSync, PilotProvider } from '@luotsi/pilot';
import type { Session } from '@luotsi/pilot/client';
import { UiProvider, type Messages as UiMessages } from '@luotsi/ui';
import { useEffect, useState, type ComponentProps, type ComponentType, type ReactElement } from 'react';
import type { PageState, StudyState } from './state.js';
import { Study } from './Study.js';
import { StudyProvider } from './StudyContext.js';

type GrowthBook = ComponentProps<typeof PilotProvider>['growthbook'];

export interface AppProps {
  readonly state: PageState;
  /** The words of the components, in the language of the state. */
  readonly ui: UiMessages;
  /** The views other than the study; a browser is given those that do something in it. */
  readonly views: Partial<Readonly<Record<Exclude<PageState['view'], 'study'>, ComponentType>>>;
  /** Null on the server, in stories and in previews: nothing is collected. */
  readonly session: Session | null;
  /** A GrowthBook with a forced arm, for stories; by default the participant's own, from the ledger. */
  readonly growthbook?: GrowthBook;
  /** The page has come alive in a browser. */
  readonly onReady?: () => void;
}

/** A view of the study: the same on the server, in the browser and in stories. */
export function App({ state, ui, views, session, growthbook, onReady }: AppProps): ReactElement {
  useEffect(() => onReady?.(), [onReady]);
  const View = state.view === 'study' ? undefined : views[state.view];
  return (
    <UiProvider language={state.language} dir={state.dir} messages={ui}>
      <StudyProvider state={state}>
        {state.study ? (
          <InStudy experiment={state.experiment} study={state.study} session={session} growthbook={growthbook} />
        ) : (
          View && <View />
        )}
      </StudyProvider>
    </UiProvider>
  );
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
