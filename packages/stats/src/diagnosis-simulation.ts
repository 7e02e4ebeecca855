import type { DiagnosisPlan } from './diagnosis-plan.js';
import type { ArmSummary } from './mean-difference.js';
import type { Random } from './random.js';
import type { Stratum } from './strata.js';

/** One simulated pilot: the two compared arms of each stratum. */
export type SimulatedPilot = readonly Stratum<ArmSummary & { readonly successes: number }>[];

/** A stratum while people walk in: its open block, and what is known of its two arms. */
interface OpenStratum {
  /** Slots left of the open block, and those of each arm among them; `fresh` while none is taken. */
  slots: number;
  control: number;
  treatment: number;
  fresh: boolean;
}

/**
 * How many of the next `people` are allocated to the two compared arms: whole blocks are balanced, so that only slots of
 * blocks that are not filled are drawn.
 */
function allocate(
  open: OpenStratum,
  people: number,
  arms: number,
  multiples: readonly number[],
  random: Random,
): readonly [control: number, treatment: number] {
  let control = 0;
  let treatment = 0;
  for (let left = people; ;) {
    if (open.slots === 0) {
      const multiple = multiples[multiples.length === 1 ? 0 : random.integer(multiples.length)] as number;
      Object.assign(open, { slots: multiple * arms, control: multiple, treatment: multiple, fresh: true });
    }
    if (open.fresh && left >= open.slots) {
      control += open.control;
      treatment += open.treatment;
      left -= open.slots;
      open.slots = 0;
      continue;
    }
    if (left === 0) return [control, treatment];
    const drawn = random.integer(open.slots);
    if (drawn < open.control) {
      open.control--;
      control++;
    } else if (drawn < open.control + open.treatment) {
      open.treatment--;
      treatment++;
    }
    open.fresh = false;
    open.slots--;
    left--;
  }
}

function shareOfItems(items: number, right: number, random: Random): number {
  let value = 0;
  for (let item = 0; item < items; item++) if (random.next() < right) value++;
  return value / items;
}

/** Sums over the people of one arm of one stratum; a scale is counted from its mean, which keeps the digits. */
interface Sums {
  n: number;
  sum: number;
  squares: number;
}

/** Adds the values of `n` people. */
function add(sums: Sums, n: number, mean: number, outcome: DiagnosisPlan['outcome'], random: Random): void {
  sums.n += n;
  if (outcome.kind === 'binary') {
    let successes = 0;
    for (let i = 0; i < n; i++) if (random.next() < mean) successes++;
    sums.sum += successes;
    sums.squares += successes;
    return;
  }
  for (let i = 0; i < n; i++) {
    const value = outcome.kind === 'scale' ? outcome.sd * random.normal() : shareOfItems(outcome.items, mean, random);
    sums.sum += value;
    sums.squares += value * value;
  }
}

function summaryOf({ n, sum, squares }: Sums, origin: number): ArmSummary & { readonly successes: number } {
  const average = n > 0 ? sum / n : 0;
  return {
    n,
    successes: sum,
    mean: origin + average,
    variance: n > 1 ? Math.max(0, squares - n * average * average) / (n - 1) : 0,
  };
}

/**
 * People walk in, are of a language, are allocated in blocks within it, and some leave before the outcome. After each
 * share of the people that `looks` names, `stop` says whether that is the end.
 * @returns what is known when it ended, and the position of that look
 */
export function simulatePilot(
  plan: DiagnosisPlan,
  perArm: number,
  effect: number,
  random: Random,
  looks: readonly number[],
  stop: (pilot: SimulatedPilot, look: number) => boolean,
): { readonly pilot: SimulatedPilot; readonly look: number } {
  const { strata, outcome, arms = 2, blockMultiples = [1, 2], dropout = 0 } = plan;
  const upTo = strata.map((_, i) => strata.slice(0, i + 1).reduce((sum, s) => sum + s.share, 0));
  const last = strata.length - 1;
  const open = strata.map((): OpenStratum => ({ slots: 0, control: 0, treatment: 0, fresh: true }));
  const known = strata.map(() => ({
    control: { n: 0, sum: 0, squares: 0 },
    treatment: { n: 0, sum: 0, squares: 0 },
  }));
  const staying = (people: number): number => {
    if (dropout === 0) return people;
    let n = 0;
    for (let i = 0; i < people; i++) if (random.next() >= dropout) n++;
    return n;
  };
  const scale = outcome.kind === 'scale';
  const possible = (mean: number): number => (scale ? mean : Math.max(0, Math.min(1, mean)));
  let arrived = 0;
  for (let look = 0; ; look++) {
    const walkIns = strata.map(() => 0);
    for (const until = Math.round((looks[look] ?? 1) * perArm * arms); arrived < until; arrived++) {
      const at = random.next();
      let i = 0;
      while (i < last && at >= (upTo[i] as number)) i++;
      walkIns[i] = (walkIns[i] as number) + 1;
    }
    const pilot = strata.map((stratum, i) => {
      const [control, treatment] = allocate(open[i] as OpenStratum, walkIns[i] as number, arms, blockMultiples, random);
      const sums = known[i] as (typeof known)[number];
      const untreated = possible(stratum.control);
      const treated = possible(stratum.control + effect + (stratum.offset ?? 0));
      add(sums.control, staying(control), untreated, outcome, random);
      add(sums.treatment, staying(treatment), treated, outcome, random);
      return {
        control: summaryOf(sums.control, scale ? untreated : 0),
        treatment: summaryOf(sums.treatment, scale ? treated : 0),
      };
    });
    if (stop(pilot, look) || look >= looks.length - 1) return { pilot, look };
  }
}
