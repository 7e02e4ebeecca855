import type { DiagnosisPlan } from './diagnosis.js';
import type { ArmSummary } from './mean-difference.js';
import type { Random } from './random.js';
import type { Stratum } from './strata.js';

/** One simulated pilot: the two compared arms of each stratum. */
export type SimulatedPilot = readonly Stratum<ArmSummary & { readonly successes: number }>[];

/**
 * How many people of the two compared arms a stratum with `people` walk-ins has under permuted blocks: full blocks are
 * balanced, so that only the block that is not full is drawn.
 */
function blockedCounts(
  people: number,
  arms: number,
  multiples: readonly number[],
  random: Random,
): readonly [control: number, treatment: number] {
  let left = people;
  let each = 0;
  for (;;) {
    const multiple = multiples[multiples.length === 1 ? 0 : random.integer(multiples.length)] as number;
    if (left < multiple * arms) {
      let control = 0;
      let treatment = 0;
      for (let slot = multiple * arms; left > 0; slot--, left--) {
        const drawn = random.integer(slot);
        if (drawn < multiple - control) control++;
        else if (drawn < 2 * multiple - control - treatment) treatment++;
      }
      return [each + control, each + treatment];
    }
    left -= multiple * arms;
    each += multiple;
  }
}

function shareOfItems(items: number, right: number, random: Random): number {
  let value = 0;
  for (let item = 0; item < items; item++) if (random.next() < right) value++;
  return value / items;
}

/** Values of `n` people, as far as the analysis needs them. */
function outcomes(
  n: number,
  mean: number,
  outcome: DiagnosisPlan['outcome'],
  random: Random,
): ArmSummary & { readonly successes: number } {
  let sum = 0;
  let squares = 0;
  if (outcome.kind === 'binary') {
    for (let i = 0; i < n; i++) if (random.next() < mean) sum++;
    squares = sum;
  } else
    for (let i = 0; i < n; i++) {
      const value = outcome.kind === 'scale' ? outcome.sd * random.normal() : shareOfItems(outcome.items, mean, random);
      sum += value;
      squares += value * value;
    }
  const average = n > 0 ? sum / n : 0;
  return {
    n,
    successes: sum,
    mean: outcome.kind === 'scale' ? mean + average : average,
    variance: n > 1 ? Math.max(0, squares - n * average * average) / (n - 1) : 0,
  };
}

/** People walk in, are of a language, are allocated in blocks within it, and some leave before the outcome. */
export function simulatePilot(plan: DiagnosisPlan, perArm: number, effect: number, random: Random): SimulatedPilot {
  const { strata, outcome, arms = 2, blockMultiples = [1, 2], dropout = 0 } = plan;
  const walkIns = strata.map(() => 0);
  const upTo = strata.map((_, i) => strata.slice(0, i + 1).reduce((sum, s) => sum + s.share, 0));
  const last = strata.length - 1;
  for (let person = 0; person < perArm * arms; person++) {
    const at = random.next();
    let i = 0;
    while (i < last && at >= (upTo[i] as number)) i++;
    walkIns[i] = (walkIns[i] as number) + 1;
  }
  const staying = (people: number): number => {
    if (dropout === 0) return people;
    let n = 0;
    for (let i = 0; i < people; i++) if (random.next() >= dropout) n++;
    return n;
  };
  const possible = (mean: number): number => (outcome.kind === 'scale' ? mean : Math.max(0, Math.min(1, mean)));
  return strata.map((stratum, i) => {
    const [control, treatment] = blockedCounts(walkIns[i] as number, arms, blockMultiples, random);
    const treated = stratum.control + effect + (stratum.offset ?? 0);
    return {
      control: outcomes(staying(control), possible(stratum.control), outcome, random),
      treatment: outcomes(staying(treatment), possible(treated), outcome, random),
    };
  });
}
