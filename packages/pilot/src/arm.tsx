import { useFeature } from '@growthbook/growthbook-react';
import { useEffect, type ReactNode } from 'react';
import { PilotError } from './client/index.js';
import { useSession } from './provider.js';

/**
 * The arm of this participant, evaluated by the GrowthBook SDK.
 *
 * The SDK would count an exposure while it renders, also for a tree that suspends and is never shown. Its call is
 * held; the exposure is told in an effect, after the component that uses the arm is in the document. So call this in
 * the component that shows the arm, inside of any Suspense boundary around it. Forced arms and people who are not in
 * the experiment are no exposure.
 * @throws PilotError `LUOTSI_PILOT_EXPERIMENT` if the payload or the session belongs to another experiment.
 */
export function useArm(experiment: string): string {
  const session = useSession();
  const { value, experimentResult } = useFeature<string>(experiment);
  if (typeof value !== 'string' || (session !== null && session.experiment !== experiment))
    throw new PilotError(
      'LUOTSI_PILOT_EXPERIMENT',
      `There is no arm of experiment ${experiment} here, since the payload or the session belongs to another one. ` +
        'Give PilotProvider the payload and the session of the experiment that is asked for.',
    );
  const exposed = experimentResult?.inExperiment && experimentResult.hashUsed ? experimentResult.key : null;
  useEffect(() => {
    if (exposed !== null) session?.exposure(exposed);
  }, [session, exposed]);
  return value;
}

export interface ArmProps {
  readonly experiment: string;
  readonly children: (arm: string) => ReactNode;
}

/** Renders what the participant's arm shows, and tells the exposure when it is shown. */
export function Arm({ experiment, children }: ArmProps): ReactNode {
  return children(useArm(experiment));
}
