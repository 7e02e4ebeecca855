/** What the analysis fixes for every experiment; a diagnosis simulates the same. */

/** Level of the intervals by language; 90 %, since they are many and pulled together. */
export const GROUP_LEVEL = 0.9;

/** Interval of a difference of shares: keeps its width where nobody or everybody succeeded. */
export const RISK_INTERVAL = 'newcombe';

/** The fewest people in an arm of a language whose plain difference is told; the usual threshold of disclosure. */
export const SMALLEST_CELL = 5;

/**
 * From so many people on, differences are compared by sums, and their p comes from t (or chi-square) instead of draws,
 * which would take minutes. Where outcomes do not drift while people arrive the two agree; where they do, t knows nothing
 * of the blocks that balance the drift, and is the more cautious one.
 */
export const LARGE_FROM = 20_000;
