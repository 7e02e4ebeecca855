import { parseAllocationEntry, type AllocationEntry } from '@luotsi/protocol';
import { GENESIS_HASH, hashOf } from './ledger.js';
import { checkPlan, unitOf, type AllocationPlan } from './plan.js';
import { AllocationError } from './problem.js';
import { drawFor } from './random.js';

/** A place in the list of one stratum. */
export interface Slot {
  readonly arm: string;
  readonly form: string;
  /** Number of the block in its stratum, from 0. */
  readonly block: number;
}

/** What a ledger line is made of, beside what the list says. */
export interface Place {
  readonly stratum: string;
  /** Place in the stratum, from 0. */
  readonly index: number;
  /** Place in the whole ledger, from 1. */
  readonly sequence: number;
  readonly participant: string;
  /** Minute, UTC. */
  readonly at: string;
  /** `hash` of the line before; {@link GENESIS_HASH} for the first. */
  readonly previousHash: string;
}

/** What a ledger line has to be. */
export interface DerivedSlot {
  /** Null where it cannot be told: arms that follow from pseudonyms, once the pseudonym is erased. */
  readonly arm: string | null;
  readonly form: string;
}

/** Writes the lines of a ledger, and derives them again. */
export interface LedgerAllocator {
  readonly experiment: string;
  /** What a line must be that stands at this place for this participant. */
  slotOf(line: Pick<AllocationEntry, 'stratum' | 'index' | 'participant'>): DerivedSlot;
  /**
   * The full ledger line that follows the line with `previousHash`.
   * @throws AllocationError `LUOTSI_ALLOCATION_PLACE` for a place that cannot be, ProtocolError for a bad value.
   */
  next(place: Place): AllocationEntry;
}

/** The allocation list of an experiment: a pure function of its plan, in memory as far as it has been asked for. */
export interface Allocator extends LedgerAllocator {
  /**
   * Slot of place `index` in `stratum`.
   * @throws AllocationError `LUOTSI_ALLOCATION_PLACE` if `index` is not a whole number from 0.
   */
  slot(stratum: string, index: number): Slot;
}

/** From this many people on, and from as many people on as there are arms, no arm of a stratum is empty. */
export const NO_EMPTY_ARM_FROM = 5;

interface Block {
  readonly start: number;
  readonly multiple: number;
  /** Indices of arms, in order; drawn when first asked for. */
  arms: readonly number[] | null;
}

/**
 * Random permuted blocks within strata.
 *
 * - The smallest balanced block holds the arms in the ratio of their weights; each block is a multiple of it,
 *   drawn from `blockMultiples`, so that staff cannot tell where a block ends.
 * - The first block of a stratum is a constrained shuffle: its first `max(5, arms)` places hold every arm at least
 *   once. They get one place of each arm and, for the rest, places drawn from the whole block, in random order. All
 *   other blocks are plain shuffles. A whole block holds every arm, so that no later prefix can lack one.
 * - Forms come in shuffled blocks of their own, each form once, along the places of one arm in one stratum.
 *
 * Everything is drawn from HMAC-SHA256 streams keyed with the seed. A stratum, a block and a purpose have a stream
 * each, so places can be asked for in any order.
 * @throws AllocationError `LUOTSI_ALLOCATION_PLAN` or `LUOTSI_ALLOCATION_WEIGHTS` for a plan without a fair list.
 */
export function createAllocator(plan: AllocationPlan): Allocator {
  checkPlan(plan);
  const unit = unitOf(plan.arms.map(({ weight }) => weight));
  const unitLength = unit.reduce((sum, count) => sum + count, 0);
  const lead = Math.max(NO_EMPTY_ARM_FROM, plan.arms.length);
  const draw = (...purpose: (string | number)[]): ReturnType<typeof drawFor> =>
    drawFor(plan.seed, [plan.experiment, ...purpose]);

  const blocksOf = new Map<string, Block[]>();
  /** The last block of forms of each arm and stratum. */
  const formsOf = new Map<string, { readonly number: number; readonly forms: readonly string[] }>();

  const findBlock = (stratum: string, index: number): { block: Block; number: number } => {
    if (!Number.isSafeInteger(index) || index < 0)
      throw new AllocationError(
        'LUOTSI_ALLOCATION_PLACE',
        `Stratum "${stratum}" has no place ${index}: places are whole numbers from 0. Count the people of the stratum.`,
      );
    const blocks = blocksOf.get(stratum) ?? [];
    blocksOf.set(stratum, blocks);
    for (;;) {
      const last = blocks.at(-1);
      const end = last ? last.start + last.multiple * unitLength : 0;
      if (index < end) break;
      const { below } = draw('size', stratum, blocks.length);
      const multiple = plan.blockMultiples[below(plan.blockMultiples.length)] ?? 1;
      blocks.push({ start: end, multiple, arms: null });
    }
    let low = 0;
    let high = blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((blocks[middle]?.start ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return { block: blocks[low] as Block, number: low };
  };

  const armsOf = (stratum: string, block: Block, number: number): readonly number[] => {
    if (block.arms) return block.arms;
    const { shuffle } = draw('arms', stratum, number);
    const places = unit.flatMap((count, arm) => Array.from({ length: count * block.multiple }, () => arm));
    if (number > 0 || places.length <= lead) block.arms = shuffle(places);
    else {
      const others = [...places];
      for (const arm of unit.keys()) others.splice(others.indexOf(arm), 1);
      const rest = shuffle(others);
      const first = shuffle([...unit.keys(), ...rest.slice(0, lead - unit.length)]);
      block.arms = [...first, ...rest.slice(lead - unit.length)];
    }
    return block.arms;
  };

  const formAt = (stratum: string, arm: string, place: number): string => {
    const number = Math.floor(place / plan.forms.length);
    const key = `${stratum} ${arm}`;
    let known = formsOf.get(key);
    if (known?.number !== number) {
      known = { number, forms: draw('forms', stratum, arm, number).shuffle(plan.forms.map(({ id }) => id)) };
      formsOf.set(key, known);
    }
    return known.forms[place % plan.forms.length] as string;
  };

  const slot = (stratum: string, index: number): Slot => {
    const { block, number } = findBlock(stratum, index);
    const arms = armsOf(stratum, block, number);
    const arm = arms[index - block.start] as number;
    const id = plan.arms[arm]?.id as string;
    // Blocks before this one are whole: they hold the arm in the ratio of its weight.
    const before = (block.start / unitLength) * (unit[arm] ?? 0);
    const within = arms.slice(0, index - block.start).filter((other) => other === arm).length;
    return { arm: id, form: formAt(stratum, id, before + within), block: number };
  };

  return {
    experiment: plan.experiment,
    slot,
    slotOf: ({ stratum, index }) => slot(stratum, index),
    next({ stratum, index, sequence, participant, at, previousHash }) {
      if ((sequence === 1) !== (previousHash === GENESIS_HASH) || index >= sequence)
        throw new AllocationError(
          'LUOTSI_ALLOCATION_PLACE',
          `Line ${sequence} of the ledger cannot be place ${index} of stratum "${stratum}" after ${previousHash.slice(0, 8)}…, ` +
            'so writing it would break the chain. Take place, sequence and hash from the ledger in one transaction.',
        );
      const { arm, form } = slot(stratum, index);
      const line = {
        schema: 'luotsi/allocation@1',
        experiment: plan.experiment,
        sequence,
        stratum,
        index,
        arm,
        form,
        at,
      } as const;
      return parseAllocationEntry({ ...line, participant, hash: hashOf(line, previousHash) });
    },
  };
}
