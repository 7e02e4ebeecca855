import { z } from 'zod';
import { languageTag, minute, participantId, sha256, slug } from './common.js';
import { parser } from './problem.js';

/**
 * One line of the allocation ledger: who got which arm. Lines are added, never changed; a participant who
 * withdraws loses the pseudonym (null), and the slot stays used.
 */
export const allocationEntry = z.strictObject({
  schema: z.literal('luotsi/allocation@1'),
  experiment: slug,
  /** Place in the whole ledger, from 1. */
  sequence: z.int().positive(),
  stratum: languageTag,
  /** Place in the stratum, from 0. */
  index: z.int().nonnegative(),
  arm: slug,
  form: slug,
  participant: participantId.nullable(),
  at: minute,
  /** SHA-256 over the line before and this line without the participant: a changed or missing line shows. */
  hash: sha256,
});
export type AllocationEntry = z.output<typeof allocationEntry>;
export const parseAllocationEntry: (value: unknown, origin?: { readonly file?: string }) => AllocationEntry = parser(
  'allocation entry',
  allocationEntry,
);
