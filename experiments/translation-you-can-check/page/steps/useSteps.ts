import { useSession } from '@luotsi/pilot';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { after, placeOf, stepNamed, type StepName } from './order.js';

export interface Steps {
  readonly shown: StepName;
  /** The furthest step that the participant has come to. */
  readonly reached: StepName;
  /** Whether the step was changed to, and not loaded with the page. */
  readonly moved: boolean;
  readonly stopped: boolean;
  /** On to the step after the one that is shown. */
  readonly advance: () => void;
  /** On to the furthest step. */
  readonly resume: () => void;
  /** The participant leaves the study, also if they load the page again. */
  readonly stop: () => void;
}

/** What is kept in the entry of the browser's history. */
interface Place {
  readonly step?: unknown;
  readonly stopped?: unknown;
}
const placeIn = (entry: unknown): Place => (typeof entry === 'object' && entry !== null ? entry : {});

/** Whether the page was loaded by somebody who had stopped before; what they do with Back and Forward changes nothing. */
let loadedAfterStop: boolean | undefined;
const stoppedBeforeLoad = (): boolean => (loadedAfterStop ??= placeIn(history.state).stopped === true);
const never = (): (() => void) => () => {};

/** Where the participant is. The browser's Back and Forward go through the steps that were reached, and no further. */
export function useSteps(start: string | null): Steps {
  const session = useSession();
  // The server does not know, so the first rendering goes without.
  const stoppedBefore = useSyncExternalStore(never, stoppedBeforeLoad, () => false) && session !== null;
  const [{ shown, reached, moved, stopped }, set] = useState(() => ({
    shown: stepNamed(start),
    reached: stepNamed(start),
    moved: false,
    stopped: false,
  }));

  useEffect(() => {
    // A preview and a story are somebody else's page, and its history is not ours.
    if (session === null) return undefined;
    const step = stepNamed(start);
    if (stoppedBeforeLoad()) session.stop(step);
    else {
      session.step(step);
      history.replaceState({ step } satisfies Place, '');
    }
    const travel = (event: PopStateEvent): void => {
      const wanted = stepNamed(placeIn(event.state).step);
      set((now) => (placeOf(wanted) > placeOf(now.reached) ? now : { ...now, shown: wanted, moved: true }));
    };
    window.addEventListener('popstate', travel);
    return () => window.removeEventListener('popstate', travel);
  }, [session, start]);

  const show = useCallback(
    (step: StepName) => {
      if (session !== null) {
        if (placeOf(step) > placeOf(reached)) session.step(step);
        history.pushState({ step } satisfies Place, '');
      }
      set((now) => ({
        ...now,
        shown: step,
        reached: placeOf(step) > placeOf(now.reached) ? step : now.reached,
        moved: true,
      }));
    },
    [session, reached],
  );

  return {
    shown,
    reached,
    moved,
    stopped: stopped || stoppedBefore,
    advance: () => show(after(shown)),
    resume: () => show(reached),
    stop() {
      if (session !== null) {
        session.stop(shown);
        void session.flush();
        history.replaceState({ step: shown, stopped: true } satisfies Place, '');
      }
      set((now) => ({ ...now, stopped: true }));
    },
  };
}
