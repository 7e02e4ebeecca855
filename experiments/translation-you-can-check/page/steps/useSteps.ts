import { useCallback, useEffect, useState } from 'react';
import { useSession } from '@luotsi/pilot';
import { after, placeOf, stepNamed, type StepName } from './order.js';

export interface Steps {
  readonly shown: StepName;
  /** The furthest step that the participant has come to. */
  readonly reached: StepName;
  /** Whether the step was changed to, and not loaded with the page. */
  readonly moved: boolean;
  /** On to the step after the one that is shown. */
  readonly advance: () => void;
  /** On to the furthest step. */
  readonly resume: () => void;
}

/** Where the participant is. The browser's Back and Forward go through the steps that were reached, and no further. */
export function useSteps(start: string | null): Steps {
  const session = useSession();
  const [{ shown, reached, moved }, set] = useState(() => ({
    shown: stepNamed(start),
    reached: stepNamed(start),
    moved: false,
  }));

  useEffect(() => {
    // A preview and a story are somebody else's page, and its history is not ours.
    if (session === null) return undefined;
    session.step(stepNamed(start));
    history.replaceState({ step: stepNamed(start) }, '');
    const travel = (event: PopStateEvent): void => {
      const wanted = stepNamed((event.state as { step?: unknown } | null)?.step);
      set((now) => (placeOf(wanted) > placeOf(now.reached) ? now : { ...now, shown: wanted, moved: true }));
    };
    window.addEventListener('popstate', travel);
    return () => window.removeEventListener('popstate', travel);
  }, [session, start]);

  const show = useCallback(
    (step: StepName) => {
      if (placeOf(step) > placeOf(reached)) session?.step(step);
      if (session !== null) history.pushState({ step }, '');
      set((now) => ({ shown: step, reached: placeOf(step) > placeOf(now.reached) ? step : now.reached, moved: true }));
    },
    [session, reached],
  );

  return {
    shown,
    reached,
    moved,
    advance: () => show(after(shown)),
    resume: () => show(reached),
  };
}
