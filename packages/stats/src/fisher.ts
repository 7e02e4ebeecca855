import { bisect, type LevelOption, type Proportion, requireLevel, requireProportion } from './interval.js';

/** The successes of the treatment arm that the margins of the table allow, and how likely each of them is. */
interface Support {
  readonly lowest: number;
  /** Relative to the likeliest; 0 below 1e-300 of it. */
  readonly weights: Float64Array;
  readonly total: number;
  /** Index of the table that was observed. */
  readonly at: number;
}

function supportOf(control: Proportion, treatment: Proportion): Support {
  const n1 = treatment.n;
  const n0 = control.n;
  const m = control.successes + treatment.successes;
  const lowest = Math.max(0, m - n0);
  const highest = Math.min(n1, m);
  const weights = new Float64Array(highest - lowest + 1);
  const mode = Math.max(lowest, Math.min(highest, Math.floor(((n1 + 1) * (m + 1)) / (n1 + n0 + 2))));
  weights[mode - lowest] = 1;
  let total = 1;
  // Outwards from the likeliest table by the ratio of neighbours: no factorials, no cancellation.
  for (let x = mode, w = 1; x < highest && w > 0; x++) {
    w *= ((n1 - x) * (m - x)) / ((x + 1) * (n0 - m + x + 1));
    weights[x + 1 - lowest] = w;
    total += w;
  }
  for (let x = mode, w = 1; x > lowest && w > 0; x--) {
    w *= (x * (n0 - m + x)) / ((n1 - x + 1) * (m - x + 1));
    weights[x - 1 - lowest] = w;
    total += w;
  }
  return { lowest, weights, total, at: treatment.successes - lowest };
}

/** As R: tables whose probability differs by less than this count as equally likely. */
const SAME = 1 + 1e-7;

export interface FisherResult {
  /** Two-sided: the tables that are not likelier than the observed one. */
  readonly p: number;
  /** Two-sided mid-p: tables as likely as the observed one count half. */
  readonly midP: number;
  /** One-sided, for "the treatment's share is lower". */
  readonly pLower: number;
  /** One-sided, for "the treatment's share is higher". */
  readonly pHigher: number;
}

/**
 * Fisher's exact test of two shares. The p-value is valid from n = 1 an arm, and conservative: at n = 40 and a base rate
 * of 10 % its real error is 1.7 % at a nominal 5 %; the mid-p is close to nominal, but may exceed it slightly.
 * @throws {StatsError} `too-few` for an empty arm, `impossible-sums`, `out-of-range`, `not-a-number`
 * @see R: `fisher.test`; mid-p: Lancaster, JASA 56 (1961) 223
 */
export function fisherExact(control: Proportion, treatment: Proportion): FisherResult {
  requireProportion(control, 'control');
  requireProportion(treatment, 'treatment');
  const { weights, total, at } = supportOf(control, treatment);
  const observed = weights[at] as number;
  let p = 0;
  let same = 0;
  let lower = 0;
  let higher = 0;
  for (let i = 0; i < weights.length; i++) {
    const w = weights[i] as number;
    if (w <= observed * SAME) p += w;
    if (w <= observed * SAME && w * SAME >= observed) same += w;
    if (i <= at) lower += w;
    if (i >= at) higher += w;
  }
  const share = (x: number): number => Math.min(1, x / total);
  return { p: share(p), midP: share(p - same / 2), pLower: share(lower), pHigher: share(higher) };
}

export interface ConditionalOddsRatio {
  /** Conditional maximum likelihood estimate; 0 or Infinity where the table is at an end of what its margins allow. */
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Conditional odds ratio, treatment against control, with the exact (Clopper–Pearson type) interval. A table whose
 * margins allow nothing else says nothing: estimate 1, interval 0 to Infinity.
 * @throws {StatsError} as {@link fisherExact}
 * @see R: `fisher.test(...)$estimate` and `$conf.int`
 */
export function conditionalOddsRatio(
  control: Proportion,
  treatment: Proportion,
  { level }: LevelOption,
): ConditionalOddsRatio {
  requireProportion(control, 'control');
  requireProportion(treatment, 'treatment');
  requireLevel(level);
  const { weights, at } = supportOf(control, treatment);
  const last = weights.length - 1;
  if (last === 0) return { estimate: 1, low: 0, high: Infinity };
  const logs = Float64Array.from(weights, Math.log);
  /** Mean position, and the shares at or beyond the observed one, if the log odds ratio were `theta`. */
  const under = (theta: number): { mean: number; atMost: number; atLeast: number } => {
    let top = -Infinity;
    for (let i = 0; i <= last; i++) top = Math.max(top, (logs[i] as number) + i * theta);
    let total = 0;
    let mean = 0;
    let atMost = 0;
    let atLeast = 0;
    for (let i = 0; i <= last; i++) {
      const w = Math.exp((logs[i] as number) + i * theta - top);
      total += w;
      mean += i * w;
      if (i <= at) atMost += w;
      if (i >= at) atLeast += w;
    }
    return { mean: mean / total, atMost: atMost / total, atLeast: atLeast / total };
  };
  const tail = (1 - level) / 2;
  const solve = (f: (theta: number) => number): number => Math.exp(bisect(f, -60, 60));
  return {
    estimate: at === 0 ? 0 : at === last ? Infinity : solve((theta) => under(theta).mean - at),
    low: at === 0 ? 0 : solve((theta) => under(theta).atLeast - tail),
    high: at === last ? Infinity : solve((theta) => under(theta).atMost - tail),
  };
}
