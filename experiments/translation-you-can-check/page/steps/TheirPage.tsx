import { Arm, useSession } from '@luotsi/pilot';
import type { ReactElement } from 'react';
import { arms } from '../../arms/index.js';
import type { StudyState } from '../state.js';
import { useStudy } from '../StudyContext.js';

/** The page of the municipality as the arm of this participant shows it. */
export function TheirPage({ study }: { readonly study: StudyState }): ReactElement {
  const { state } = useStudy();
  const session = useSession();
  return (
    <Arm experiment={state.experiment}>
      {(arm) => {
        const View = arms[arm];
        if (!View) throw new Error(`the arm "${arm}" has no page: add it to arms/index.ts or take it out of the plan`);
        return (
          <View
            content={study.content}
            original={study.original}
            faulty={study.faulty}
            onReport={(kind) => session?.report(kind)}
          />
        );
      }}
    </Arm>
  );
}
