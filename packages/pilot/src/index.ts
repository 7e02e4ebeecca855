export { createGrowthBookSync, forcedGrowthBook, toPayload } from '@luotsi/growthbook';
export type { GrowthBook } from '@growthbook/growthbook-react';
export { Arm, useArm } from './arm.js';
export { PilotProvider, useDelivery, useSession } from './provider.js';
