import { StatsError } from './errors.js';
import { wilson } from './binary.js';
import {
  type IntervalEstimate,
  type LevelOption,
  type Proportion,
  requireLevel,
  requireProportion,
} from './interval.js';
import { normalQuantile, zOfLevel } from './tails.js';

export interface Detection {
  /** Sensitivity: distance of the two kinds of facts in standard deviations; 0 is chance. */
  readonly dPrime: IntervalEstimate;
  /** Bias: 0 is none, positive a preference for "no mistake" (trusting), negative for "mistake" (suspicious). */
  readonly criterion: IntervalEstimate;
}

/**
 * How well people tell faulty facts from right ones, apart from how readily they call anything faulty. The log-linear
 * correction (half a response more each) keeps perfect rates finite; intervals by Gourevitch and Galanter's variance.
 * Responses count as independent: with several of one person, take {@link rerandomisationTest} for inference.
 * @param faulty facts with a mistake, and how many of them were called faulty (hits)
 * @param right facts without one, and how many of them were called faulty (false alarms)
 * @throws {StatsError} `too-few` without facts of both kinds, `impossible-sums`, `out-of-range`, `not-a-number`
 * @see Hautus, Behavior Research Methods 27 (1995) 46; Gourevitch & Galanter, Psychometrika 32 (1967) 25
 */
export function detection(faulty: Proportion, right: Proportion, { level }: LevelOption): Detection {
  requireLevel(level);
  requireProportion(faulty, 'faulty');
  requireProportion(right, 'right');
  const side = ({ n, successes }: Proportion): { z: number; variance: number } => {
    const rate = (successes + 0.5) / (n + 1);
    const z = normalQuantile(rate);
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    return { z, variance: (rate * (1 - rate)) / ((n + 1) * density * density) };
  };
  const hits = side(faulty);
  const alarms = side(right);
  const half = zOfLevel(level) * Math.sqrt(hits.variance + alarms.variance);
  const dPrime = hits.z - alarms.z;
  const criterion = -(hits.z + alarms.z) / 2;
  return {
    dPrime: { estimate: dPrime, low: dPrime - half, high: dPrime + half },
    criterion: { estimate: criterion, low: criterion - half / 2, high: criterion + half / 2 },
  };
}

/** How often people acted on advice. */
export interface RelianceCounts {
  /** Right pieces of advice, and how many of them were acted on. */
  readonly right: Proportion;
  /** Wrong pieces of advice, and how many of them were acted on. */
  readonly wrong: Proportion;
}

export interface Reliance {
  /** Acted on advice that was wrong, of all that was wrong; null where none was. */
  readonly over: IntervalEstimate | null;
  /** Did not act on advice that was right, of all that was right; null where none was. */
  readonly under: IntervalEstimate | null;
  /** Acted on right or did not act on wrong advice, of all. */
  readonly appropriate: IntervalEstimate;
}

/**
 * Appropriate reliance, over-reliance and under-reliance as shares with Wilson's intervals. Responses count as independent.
 * @throws {StatsError} `too-few` without any advice, `impossible-sums`, `out-of-range`, `not-a-number`
 * @see Schemmer et al., Appropriate reliance on AI advice, IUI (2023)
 */
export function reliance({ right, wrong }: RelianceCounts, option: LevelOption): Reliance {
  requireProportion(right, 'right', 'empty');
  requireProportion(wrong, 'wrong', 'empty');
  if (right.n + wrong.n === 0)
    throw new StatsError('too-few', 'Nobody was given advice, so nobody relied on any. Wait for people.');
  return {
    over: wrong.n > 0 ? wilson(wrong, option) : null,
    under: right.n > 0 ? wilson({ n: right.n, successes: right.n - right.successes }, option) : null,
    appropriate: wilson({ n: right.n + wrong.n, successes: right.successes + wrong.n - wrong.successes }, option),
  };
}
