import { requireBetween, requireFinite, StatsError } from './errors.js';
import { bisect } from './interval.js';
import { legendre } from './quadrature.js';
import { normalCdf, normalQuantile } from './tails.js';

export type Spending = 'obrien-fleming' | 'pocock';

export interface SequentialPlan {
  /** Share of the final information (people, if their outcomes vary alike) at each look, rising, the last 1. */
  readonly looks: readonly number[];
  readonly spending: Spending;
  /** Two-sided error over all looks; half of it is spent on each side. */
  readonly alpha: number;
}

export interface LookBoundary {
  /** Information at the look, 0 to 1. */
  readonly fraction: number;
  /** Stop if |z| is at least this. */
  readonly z: number;
  /** Two-sided p-value that |z| at the boundary has. */
  readonly nominalP: number;
  /** Two-sided error spent up to this look. */
  readonly spent: number;
}

/**
 * Error spent on one side at information t. Lan and DeMets's functions applied to α/2 for each side: the convention of
 * rpact and of most trials. Applied to the whole α, O'Brien–Fleming would give smaller boundaries (2.7718 and 1.9793
 * instead of 2.9626 and 1.9686 at two looks).
 */
function spentOnOneSide(spending: Spending, half: number, t: number): number {
  if (t >= 1) return half;
  return spending === 'obrien-fleming'
    ? 2 * normalCdf(normalQuantile(half / 2) / Math.sqrt(t))
    : half * Math.log(1 + (Math.E - 1) * t);
}

/** Values of the score process B(t) = Z √t at a look at which the trial goes on, and their density × quadrature weight. */
interface Going {
  readonly t: number;
  readonly points: readonly number[];
  readonly masses: readonly number[];
}

const START: Going = { t: 0, points: [0], masses: [1] };
const PANEL = legendre(20);

/** P(B(t) ≥ x, and no stop before). */
function beyond(before: Going, t: number, drift: number, x: number): number {
  const step = t - before.t;
  const sd = Math.sqrt(step);
  let sum = 0;
  before.points.forEach((u, i) => {
    sum += (before.masses[i] as number) * normalCdf((u + drift * step - x) / sd);
  });
  return sum;
}

/** Goes on at time t between −limit and limit (on the scale of B). */
function goOn(before: Going, t: number, drift: number, limit: number): Going {
  const step = t - before.t;
  const sd = Math.sqrt(step);
  // Nothing of weight lies further out than this from where the process can be.
  const reach = 9 * sd;
  const from = Math.max(-limit, Math.min(...before.points) + drift * step - reach);
  const to = Math.min(limit, Math.max(...before.points) + drift * step + reach);
  const panels = Math.max(4, Math.ceil((to - from) / (2 * sd)));
  const width = (to - from) / panels;
  const points: number[] = [];
  const masses: number[] = [];
  for (let panel = 0; to > from && panel < panels; panel++)
    for (const node of PANEL) {
      const x = from + (panel + (node.x + 1) / 2) * width;
      let density = 0;
      before.points.forEach((u, i) => {
        const z = (x - u - drift * step) / sd;
        density += (before.masses[i] as number) * Math.exp((-z * z) / 2);
      });
      points.push(x);
      masses.push((density * node.weight * width) / (2 * sd * Math.sqrt(2 * Math.PI)));
    }
  return { t, points, masses };
}

function requirePlan({ looks, alpha }: SequentialPlan): void {
  requireBetween(alpha, 0, 1, 'alpha');
  if (looks.length === 0)
    throw new StatsError('too-few', 'The plan has no look, so it never decides. Give one or more.');
  let before = 0;
  looks.forEach((t, i) => {
    requireFinite(t, `looks[${i}]`);
    if (t <= before || t > 1 + 1e-12)
      throw new StatsError('out-of-range', `looks[${i}] is ${t}. Looks rise from above 0 to 1, none twice.`);
    before = t;
  });
  if (Math.abs(before - 1) > 1e-12)
    throw new StatsError('out-of-range', `The last look is at ${before} of the information. The last one is at 1.`);
}

/**
 * Two-sided group-sequential boundaries by Armitage, McPherson and Rowe's recursion, integrated numerically (agrees with
 * rpact to 4 decimals and more): K = 2 equally spaced O'Brien–Fleming 2.9626, 1.9686; Pocock 2.1570, 2.2010.
 * @throws {StatsError} `too-few`, `out-of-range`, `not-a-number`
 * @see Armitage, McPherson & Rowe, J. R. Statist. Soc. A 132 (1969) 235; Lan & DeMets, Biometrika 70 (1983) 659
 */
export function sequentialBoundaries(plan: SequentialPlan): readonly LookBoundary[] {
  requirePlan(plan);
  const half = plan.alpha / 2;
  let going = START;
  let spent = 0;
  return plan.looks.map((fraction) => {
    const total = spentOnOneSide(plan.spending, half, fraction);
    const now = total - spent;
    const limit = bisect((x) => now - beyond(going, fraction, 0, x), 0, 40 * Math.sqrt(fraction));
    going = goOn(going, fraction, 0, limit);
    spent = total;
    const z = limit / Math.sqrt(fraction);
    return { fraction, z, nominalP: 2 * normalCdf(-z), spent: 2 * spent };
  });
}

export interface StoppedTrial {
  readonly boundaries: readonly Pick<LookBoundary, 'fraction' | 'z'>[];
  /** Position of the look at which it stopped, from 0: the first at which |z| reached its boundary, or the last. */
  readonly look: number;
  /** The estimate as if there had been one look only, and its standard error. */
  readonly estimate: number;
  /** Above 0. */
  readonly standardError: number;
  readonly level: number;
}

export interface AdjustedEstimate {
  /** Median unbiased: as often too high as too low. */
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /** Two-sided. */
  readonly p: number;
}

/**
 * What a trial with looks found, without the exaggeration that stopping early brings: median-unbiased estimate, interval
 * and p-value in the stage-wise ordering (earlier is more extreme). At the first look they are the unadjusted ones.
 * @returns in the unit of the estimate
 * @throws {StatsError} `out-of-range` for a look that does not exist, or after a boundary that was reached before;
 *   `not-a-number`
 * @see Tsiatis, Rosner & Mehta, Biometrics 40 (1984) 797; Jennison & Turnbull, Group Sequential Methods (2000), chapter 8
 */
export function adjustedEstimate(trial: StoppedTrial): AdjustedEstimate {
  const { boundaries, look, standardError, level } = trial;
  requireFinite(trial.estimate, 'estimate');
  requireBetween(standardError, 0, Infinity, 'standardError');
  requireBetween(level, 0, 1, 'level');
  const now = boundaries[look];
  if (!now) throw new StatsError('out-of-range', `Look ${look} is not among the ${boundaries.length} planned ones.`);
  const z = trial.estimate / standardError;
  if (look < boundaries.length - 1 && Math.abs(z) < now.z)
    throw new StatsError('out-of-range', `At look ${look} |z| is below its boundary, so the trial goes on. Wait.`);
  // Drift of B over the whole information; the effect is the drift × this.
  const unit = standardError * Math.sqrt(now.fraction);
  const higher = (drift: number): number => {
    let going = START;
    let crossed = 0;
    for (const { fraction, z: limit } of boundaries.slice(0, look)) {
      const edge = limit * Math.sqrt(fraction);
      crossed += beyond(going, fraction, drift, edge);
      going = goOn(going, fraction, drift, edge);
    }
    return crossed + beyond(going, now.fraction, drift, z * Math.sqrt(now.fraction));
  };
  const centre = z / Math.sqrt(now.fraction);
  const reach = 12 / Math.sqrt(boundaries[0]?.fraction ?? 1);
  const at = (probability: number): number =>
    unit * bisect((drift) => higher(drift) - probability, centre - reach, centre + reach);
  const tail = (1 - level) / 2;
  const upper = higher(0);
  return { estimate: at(0.5), low: at(tail), high: at(1 - tail), p: Math.min(1, 2 * Math.min(upper, 1 - upper)) };
}
