export { createGrowthBookSync, forcedGrowthBook, toPayload } from '@luotsi/growthbook';
export { Arm, useArm } from './arm.js';
export { PilotProvider, useDelivery, useSession } from './provider.js';
