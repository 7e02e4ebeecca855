import { parseAllocationEntry, type Experiment } from '@luotsi/protocol';
import { createAllocator, type LedgerAllocator } from './allocator.js';
import { GENESIS_HASH, hashOf } from './ledger.js';
import { planOf } from './plan.js';
import { AllocationError } from './problem.js';
import { drawFor } from './random.js';

/** Stands for the arm of somebody whom the test does not take; no arm can be called so. */
const OUTSIDE = '(not in the test)';

/**
 * Lines for a test in which the arm follows from the participant's id. Forms come in shuffled blocks along the places of
 * a stratum, each form once, drawn from the seed as those of a list are; they know nothing of the arm.
 * @param armOf the arm of a participant; null for somebody whom the coverage leaves out
 */
function createHashAllocator(
  { id: experiment, forms }: Experiment,
  seed: string,
  armOf: (participant: string) => string | null,
): LedgerAllocator {
  const formAt = (stratum: string, index: number): string => {
    const { shuffle } = drawFor(seed, [experiment, 'forms', stratum, Math.floor(index / forms.length)]);
    return shuffle(forms.map(({ id }) => id))[index % forms.length] as string;
  };
  return {
    experiment,
    slotOf: ({ stratum, index, participant }) => ({
      arm: participant === null ? null : (armOf(participant) ?? OUTSIDE),
      form: formAt(stratum, index),
    }),
    next({ stratum, index, sequence, participant, at, previousHash }) {
      const arm = armOf(participant);
      if (arm === null || (sequence === 1) !== (previousHash === GENESIS_HASH) || index >= sequence)
        throw new AllocationError(
          'LUOTSI_ALLOCATION_PLACE',
          `Line ${sequence} of the ledger cannot be place ${index} of stratum "${stratum}": ` +
            (arm === null
              ? 'the coverage of the test leaves this person out. Ask for the arm before a place is taken.'
              : 'writing it would break the chain. Take place, sequence and hash from the ledger in one transaction.'),
        );
      const line = {
        schema: 'luotsi/allocation@1',
        experiment,
        sequence,
        stratum,
        index,
        arm,
        form: formAt(stratum, index),
        at,
      } as const;
      return parseAllocationEntry({ ...line, participant, hash: hashOf(line, previousHash) });
    },
  };
}

/**
 * What writes and checks the ledger of an experiment, by a list or by hashing.
 * @param armOf the arm that hashing gives; asked only where the experiment assigns so
 * @throws AllocationError as `createAllocator`
 */
export const ledgerAllocatorOf = (
  definition: Experiment,
  seed: string,
  armOf: (participant: string) => string | null,
): LedgerAllocator =>
  definition.assignment.method === 'hash'
    ? createHashAllocator(definition, seed, armOf)
    : createAllocator(planOf(definition, seed));
