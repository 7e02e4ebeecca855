import { requireBetween, requireFinite, StatsError } from './errors.js';
import type { GroupEstimate } from './hierarchical-model.js';
import { chisquareUpper, fUpper } from './tails.js';

export interface InteractionTest {
  /** Cochran's Q: squared distances from the common effect, in standard errors. */
  readonly statistic: number;
  /** Groups less one. */
  readonly df: number;
  readonly p: number;
  /** Share of the spread of the estimates that sampling does not explain, 0 to 1. */
  readonly inconsistency: number;
  /** The common effect, weighted by precision, and its standard error. */
  readonly common: { readonly estimate: number; readonly standardError: number };
}

/**
 * Does the effect differ between groups? Cochran's Q of the groups' effects: F if the variances were estimated together
 * with `df` degrees of freedom ({@link groupDifferences} gives them), chi-square if they count as known. Where spreads differ
 * between groups, as base rates do, it finds up to 13 % instead of 5 %: take {@link rerandomisedInteraction}. A large p
 * says little, since a pilot has little power for this.
 * @param groups two or more, with a variance above 0
 * @param options `df` of the pooled variance; Infinity, variances that are known, unless told
 * @throws {StatsError} `too-few`, `out-of-range`, `not-a-number`
 * @see Cochran, Biometrics 10 (1954) 101; Higgins & Thompson, Statistics in Medicine 21 (2002) 1539
 */
export function interactionTest(
  groups: readonly GroupEstimate[],
  { df: within = Infinity }: { readonly df?: number } = {},
): InteractionTest {
  if (!(within > 0))
    throw new StatsError('out-of-range', `df is ${within}. Give the degrees of freedom of the pooled variance.`);
  if (groups.length < 2) throw new StatsError('too-few', 'One group cannot differ from itself. Give two or more.');
  let precision = 0;
  let weighted = 0;
  groups.forEach(({ estimate, variance }, i) => {
    requireFinite(estimate, `groups[${i}].estimate`);
    precision += 1 / requireBetween(variance, 0, Infinity, `groups[${i}].variance`);
    weighted += estimate / variance;
  });
  const estimate = weighted / precision;
  const statistic = groups.reduce((sum, g) => sum + (g.estimate - estimate) ** 2 / g.variance, 0);
  const df = groups.length - 1;
  return {
    statistic,
    df,
    p: within === Infinity ? chisquareUpper(statistic, df) : fUpper(statistic / df, df, within),
    inconsistency: statistic > df ? (statistic - df) / statistic : 0,
    common: { estimate, standardError: 1 / Math.sqrt(precision) },
  };
}
