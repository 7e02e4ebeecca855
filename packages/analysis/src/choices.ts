/** What the analysis fixes for every experiment; a diagnosis simulates the same. */

/** Level of the intervals by language; 90 %, since they are many and pulled together. */
export const GROUP_LEVEL = 0.9;

/** Interval of a difference of shares: keeps its width where nobody or everybody succeeded. */
export const RISK_INTERVAL = 'newcombe';

/** The fewest people in an arm of a language whose plain difference is told; the usual threshold of disclosure. */
export const SMALLEST_CELL = 5;
