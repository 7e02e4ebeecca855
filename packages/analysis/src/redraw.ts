import { NO_EMPTY_ARM_FROM, unitOf, type AllocationPlan, type Allocator } from '@luotsi/allocation';
import { createRandom, type ArmCodes, type Random } from '@luotsi/stats';

/** Which arm of a contrast a place has in a draw; the codes of `@luotsi/stats`. */
export const CONTROL = 0;
export const TREATMENT = 1;
/** In another arm, and left there. */
export const OTHER = 2;

/** A run of places in which so many control and so many treatment labels lie in random order. */
interface Run {
  /** Positions in the ledger that have either label, in order. */
  readonly positions: readonly number[];
  /** Labels that the run is drawn from; there may be more of them than positions, if the block was not used up. */
  readonly control: number;
  readonly treatment: number;
}

/** A block whose first places must hold every arm: how many of them are control is drawn first. */
interface Lead {
  readonly positions: readonly number[];
  /** Cumulative probability of 0, 1, 2 … control labels among the positions. */
  readonly cumulative: readonly number[];
  /** The places after the first ones; drawn from what is left of the block. */
  readonly rest: readonly number[];
  readonly control: number;
  readonly treatment: number;
}

function choose(n: number, k: number): number {
  if (k < 0 || k > n) return 0;
  let result = 1;
  for (let i = 1; i <= k; i += 1) result = (result * (n - k + i)) / i;
  return result;
}

const falling = (n: number, k: number): number => {
  let result = 1;
  for (let i = 0; i < k; i += 1) result *= n - i;
  return result;
};

/** Every way to spread `sum` over arms with 1 to `most[a]` each. */
function* spreads(most: readonly number[], sum: number): Generator<number[]> {
  const [first, ...others] = most;
  if (first === undefined) {
    if (sum === 0) yield [];
    return;
  }
  for (let k = 1; k <= Math.min(first, sum); k += 1) for (const tail of spreads(others, sum - k)) yield [k, ...tail];
}

/**
 * Probability of c control labels among the places of the contrast in the first `seen` places of a first block,
 * given where the other arms are. The allocator draws how often each arm is among the first `lead` places, k, by
 * giving each one place and the rest from the block without replacement: P(k) is proportional to
 * ∏ C(n_a − 1, k_a − 1). Given k, every order is equally likely.
 */
function leadWeights(
  sizes: readonly number[],
  arms: readonly number[],
  control: number,
  treatment: number,
  lead: number,
): number[] {
  const counts = sizes.map((_, a) => arms.filter((arm) => arm === a).length);
  const ours = (counts[control] ?? 0) + (counts[treatment] ?? 0);
  return Array.from({ length: ours + 1 }, (_, c) => {
    const seen = counts.map((n, a) => (a === control ? c : a === treatment ? ours - c : n));
    let weight = 0;
    for (const k of spreads(sizes, lead))
      weight += k.reduce((p, ka, a) => p * choose((sizes[a] ?? 0) - 1, ka - 1) * falling(ka, seen[a] ?? 0), 1);
    return choose(ours, c) * weight;
  });
}

/** Writes so many control and so many treatment labels in random order over positions. */
const spreadOver =
  (labels: ArmCodes) =>
  (random: Random, positions: readonly number[], controls: number, treatments: number): void => {
    let left = controls;
    let all = controls + treatments;
    for (const position of positions) {
      const isControl = random.integer(all) < left;
      labels[position] = isControl ? CONTROL : TREATMENT;
      if (isControl) left -= 1;
      all -= 1;
    }
  };

/**
 * Draws the two arms of a contrast again as the allocator would have: within the blocks that were drawn, with the
 * participants of every other arm left where they are. The test that rests on it is exact for "these two arms do the
 * same", whatever a third arm does; to draw all arms again would test that no arm differs from any.
 *
 * The law is that of `createAllocator` under a new seed, given the block sizes and the places of the other arms. It
 * is not run through the allocator, whose HMAC streams are made to be unguessable and cost a hundred times as much.
 *
 * @param places the places of the ledger in order; strata may be interleaved
 * @returns gives one code a place: {@link CONTROL}, {@link TREATMENT} or {@link OTHER}; always the same array, filled anew
 */
export function createRedraw(
  plan: AllocationPlan,
  allocator: Allocator,
  places: readonly { readonly stratum: string; readonly index: number }[],
  contrast: { readonly control: string; readonly treatment: string },
): (random: Random) => ArmCodes {
  const unit = unitOf(plan.arms.map(({ weight }) => weight));
  const unitLength = unit.reduce((a, b) => a + b, 0);
  const armOf = new Map(plan.arms.map(({ id }, i) => [id, i]));
  const control = armOf.get(contrast.control) ?? -1;
  const treatment = armOf.get(contrast.treatment) ?? -1;
  const leadLength = Math.max(NO_EMPTY_ARM_FROM, plan.arms.length);

  const blocks = new Map<string, { stratum: string; block: number; first: number; members: [number, number][] }>();
  places.forEach(({ stratum, index }, position) => {
    const { arm, block } = allocator.slot(stratum, index);
    const key = `${stratum} ${block}`;
    const known = blocks.get(key) ?? { stratum, block, first: index, members: [] };
    blocks.set(key, known);
    known.first = Math.min(known.first, index);
    known.members.push([position, armOf.get(arm) ?? -1]);
  });

  const runs: Run[] = [];
  const leads: Lead[] = [];
  for (const { stratum, block, first, members } of blocks.values()) {
    let length = members.length;
    while (allocator.slot(stratum, first + length).block === block) length += 1;
    const sizes = unit.map((count) => (count * length) / unitLength);
    const ours = (list: readonly [number, number][]): number[] =>
      list.filter(([, arm]) => arm === control || arm === treatment).map(([position]) => position);
    const shared = { control: sizes[control] ?? 0, treatment: sizes[treatment] ?? 0 };
    if (block > 0 || length <= leadLength) {
      runs.push({ positions: ours(members), ...shared });
      continue;
    }
    const head = members.slice(0, leadLength);
    const weights = leadWeights(
      sizes,
      head.map(([, arm]) => arm),
      control,
      treatment,
      leadLength,
    );
    const total = weights.reduce((a, b) => a + b, 0);
    let sum = 0;
    leads.push({
      positions: ours(head),
      cumulative: weights.map((w) => (sum += w / total)),
      rest: ours(members.slice(leadLength)),
      ...shared,
    });
  }

  const labels = new Uint8Array(places.length).fill(OTHER);
  const spread = spreadOver(labels);

  return (random) => {
    for (const { positions, control: c, treatment: t } of runs) spread(random, positions, c, t);
    for (const { positions, cumulative, rest, control: c, treatment: t } of leads) {
      const u = random.next();
      const drawn = cumulative.findIndex((p) => u < p);
      const controls = drawn === -1 ? cumulative.length - 1 : drawn;
      spread(random, positions, controls, positions.length - controls);
      spread(random, rest, c - controls, t - (positions.length - controls));
    }
    return labels;
  };
}

/**
 * Draws the two arms of a contrast again where a hash gave them: within each language the labels that there are, in
 * random order. Given how many people of a language got either arm, every order is equally likely under a hash.
 * @returns as {@link createRedraw}
 */
export function createShuffle(
  places: readonly { readonly stratum: string; readonly arm: string }[],
  contrast: { readonly control: string; readonly treatment: string },
): (random: Random) => ArmCodes {
  const strata = new Map<string, { readonly positions: number[]; control: number; treatment: number }>();
  places.forEach(({ stratum, arm }, position) => {
    if (arm !== contrast.control && arm !== contrast.treatment) return;
    const run = strata.get(stratum) ?? { positions: [], control: 0, treatment: 0 };
    strata.set(stratum, run);
    run.positions.push(position);
    run[arm === contrast.control ? 'control' : 'treatment'] += 1;
  });
  const labels = new Uint8Array(places.length).fill(OTHER);
  const spread = spreadOver(labels);
  return (random) => {
    for (const { positions, control, treatment } of strata.values()) spread(random, positions, control, treatment);
    return labels;
  };
}

/** Bytes of draws that are kept; 10,000 draws of 400 people are 4 million. */
const KEPT = 32_000_000;

/**
 * The draws of a contrast for several tests, which all use the same seed: made once and kept, as long as they fit,
 * since making them costs more than using them. What a test gets is the same either way.
 */
export function keepDraws(
  redraw: (random: Random) => ArmCodes,
  { places, draws, seed }: { readonly places: number; readonly draws: number; readonly seed: string },
): (random: Random, k: number) => ArmCodes {
  if (places * draws > KEPT) return redraw;
  let kept: ArmCodes | undefined;
  return (_, k) => {
    if (!kept) {
      const random = createRandom(seed);
      kept = new Uint8Array(places * draws);
      for (let i = 0; i < draws; i += 1) kept.set(redraw(random), i * places);
    }
    return kept.subarray(k * places, (k + 1) * places);
  };
}
