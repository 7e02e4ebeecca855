// What a participant's page loads, for weighing.
export { Arm, createGrowthBookSync, PilotProvider, useArm, useDelivery, useSession } from '@luotsi/pilot';
export { createSession, requestAllocation, requestRefusal, requestWithdrawal } from '@luotsi/pilot/client';
