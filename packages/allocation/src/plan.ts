import type { Experiment } from '@luotsi/protocol';
import { AllocationError } from './problem.js';

/** What an allocation list follows from. Whoever has the seed can write the whole list; nobody else can. */
export interface AllocationPlan {
  readonly experiment: string;
  readonly seed: string;
  readonly arms: readonly { readonly id: string; readonly weight: number }[];
  readonly forms: readonly { readonly id: string }[];
  /** A block is this many times the smallest balanced block; one is drawn for each block. */
  readonly blockMultiples: readonly number[];
}

/** Longest smallest balanced block that is accepted. A longer one would leave a small stratum unbalanced for long. */
export const LONGEST_UNIT = 24;

/** How far a weight may be from a fraction that it stands for: what is lost when 1 / 3 is written with 7 digits. */
const TOLERANCE = 1e-6;

/**
 * The plan of an experiment.
 * @throws AllocationError `LUOTSI_ALLOCATION_METHOD` if the experiment assigns by hashing: it has no list.
 */
export function planOf(definition: Experiment, seed: string): AllocationPlan {
  const { assignment } = definition;
  if (assignment.method !== 'blocks')
    throw new AllocationError(
      'LUOTSI_ALLOCATION_METHOD',
      `Experiment ${definition.id} assigns by the method "${assignment.method}", so there is no allocation list to draw. ` +
        'Set assignment.method to "blocks" in its definition, or ask GrowthBook for the arm.',
    );
  return {
    experiment: definition.id,
    seed,
    arms: definition.arms.map(({ id, weight }) => ({ id, weight })),
    forms: definition.forms.map(({ id }) => ({ id })),
    blockMultiples: assignment.blockMultiples,
  };
}

/**
 * People of each arm in the smallest balanced block: the smallest whole numbers in the ratio of the weights.
 * `[1/3, 1/3, 1/3]` gives `[1, 1, 1]`, `[0.6, 0.4]` gives `[3, 2]`.
 * @throws AllocationError `LUOTSI_ALLOCATION_WEIGHTS` if that block would be longer than {@link LONGEST_UNIT}.
 */
export function unitOf(weights: readonly number[]): number[] {
  for (let length = weights.length; length <= LONGEST_UNIT; length += 1) {
    const counts = weights.map((weight) => Math.round(weight * length));
    const fits = counts.every((count, i) => count > 0 && Math.abs(count / length - (weights[i] ?? 0)) <= TOLERANCE);
    if (fits && counts.reduce((sum, count) => sum + count, 0) === length) return counts;
  }
  throw new AllocationError(
    'LUOTSI_ALLOCATION_WEIGHTS',
    `The weights ${weights.join(', ')} need a block of more than ${LONGEST_UNIT} people to come out even, ` +
      'so a language with few people would stay unbalanced. ' +
      'Use weights with a small common denominator, such as 1 / 2, 1 / 3, 2 / 5, written as fractions and not rounded.',
  );
}

/**
 * Refuses a plan from which no fair list follows.
 * @throws AllocationError `LUOTSI_ALLOCATION_PLAN` or `LUOTSI_ALLOCATION_WEIGHTS`.
 */
export function checkPlan(plan: AllocationPlan): void {
  const refuse = (what: string, fix: string): never => {
    throw new AllocationError(
      'LUOTSI_ALLOCATION_PLAN',
      `No allocation list can be drawn for experiment ${plan.experiment}: ${what}. ${fix}`,
    );
  };
  if (plan.seed === '') refuse('the seed is empty, so that anybody could write the list', 'Give a secret seed.');
  if (plan.arms.length < 2) refuse('there are fewer than two arms', 'Name the arms that are compared.');
  if (plan.forms.length < 1) refuse('there is no form', 'Name at least one form of the content.');
  for (const [what, list] of [
    ['arm', plan.arms],
    ['form', plan.forms],
  ] as const)
    if (new Set(list.map(({ id }) => id)).size !== list.length)
      refuse(`two ${what}s have the same id`, `Give every ${what} an id of its own.`);
  if (plan.blockMultiples.length < 1 || plan.blockMultiples.some((m) => !Number.isInteger(m) || m < 1 || m > 4))
    refuse(
      `the block multiples are [${plan.blockMultiples.join(', ')}]`,
      'Give at least one whole number from 1 to 4; several keep the size of a block hidden.',
    );
}
