import { GrowthBookProvider, type GrowthBook } from '@growthbook/growthbook-react';
import { createContext, use, useSyncExternalStore, type ReactNode } from 'react';
import type { DeliveryState, Session } from './client/index.js';

const SessionContext = createContext<Session | null>(null);

export interface PilotProviderProps {
  /** From `createGrowthBookSync`, or from `forcedGrowthBook` in stories and previews. */
  readonly growthbook: GrowthBook;
  /** Null on the server, in stories and in previews: nothing is collected. */
  readonly session: Session | null;
  readonly children: ReactNode;
}

/** Gives the tree below it the arm and the session of one participant. */
export function PilotProvider({ growthbook, session, children }: PilotProviderProps): ReactNode {
  return (
    <SessionContext value={session}>
      <GrowthBookProvider growthbook={growthbook}>{children}</GrowthBookProvider>
    </SessionContext>
  );
}

/** The participant's session; null on the server, in stories and in previews. */
export const useSession = (): Session | null => use(SessionContext);

const nothing: DeliveryState = { pending: 0, status: 'idle', kept: true, dropped: 0 };
const never = (): (() => void) => () => {};

/** How it stands with what has been collected, for a page that says so. */
export function useDelivery(): DeliveryState {
  const session = useSession();
  return useSyncExternalStore(session?.onStateChange ?? never, session?.state ?? (() => nothing), () => nothing);
}
