/** Which values to add up. */
export interface SumsRequest {
  /** Name of events of kind `outcome`. The first value of each participant counts. */
  readonly outcome: string;
  /** Values outside are left out, as if they were missing. Sums are taken about its middle, so that they keep their digits. */
  readonly range: { readonly min: number; readonly max: number };
  /** A second value of the same people, to be summed about its own middle. */
  readonly covariate?: {
    readonly kind: 'answer' | 'outcome';
    readonly name: string;
    readonly range: { readonly min: number; readonly max: number };
  };
}

/** Sums over the people of one arm and stratum who consented and have not withdrawn. */
export interface OutcomeSums {
  readonly arm: string;
  readonly stratum: string;
  /** With a value or not. */
  readonly people: number;
  /** With a value, and of the covariate too if one was asked for. */
  readonly n: number;
  /** Of value − middle of the range, and of its square. */
  readonly sum: number;
  readonly sumSquares: number;
  /** The same of the covariate, and of the products of the two; null unless asked for. */
  readonly covariate: { readonly sum: number; readonly sumSquares: number; readonly sumProducts: number } | null;
}

/** What a database adds up by itself. */
export interface Sums {
  /** Everything that a comparison of means needs: one row an arm and stratum that has people. */
  summaries(request: SumsRequest): OutcomeSums[];
}

/** The first value of each participant, less the middle of its range; nothing if it is outside. */
const firstValues = (name: string, place: () => string): string => `
${name}_first AS (
  SELECT participant, MIN(seq) AS seq FROM event WHERE kind = ${place()} AND name = ${place()} GROUP BY participant
), ${name} AS (
  SELECT ${name}_first.participant AS participant,
    CASE WHEN event.value >= ${place()} AND event.value <= ${place()} THEN event.value - ${place()} END AS value
  FROM ${name}_first LEFT JOIN event ON event.seq = ${name}_first.seq
)`;

const middleOf = ({ min, max }: { readonly min: number; readonly max: number }): number => min + (max - min) / 2;

/**
 * One statement in the words that every engine has (WITH, LEFT JOIN, CASE, MIN, COUNT, SUM, GROUP BY). It gives sums, not
 * variances: engines differ in how they compute those, and not all of them well.
 * @param parameter how the engine writes its i-th parameter, from 1
 */
export function summaryQuery(
  { outcome, range, covariate }: SumsRequest,
  parameter: (i: number) => string,
): { readonly text: string; readonly values: readonly (string | number)[] } {
  let used = 0;
  const place = (): string => {
    used += 1;
    return parameter(used);
  };
  const joint = covariate !== undefined;
  const text = `
WITH ${firstValues('y', place)}${joint ? `, ${firstValues('x', place)}` : ''}, person AS (
  SELECT ledger.arm AS arm, ledger.stratum AS stratum, consent.participant AS consented,
    ${joint ? 'CASE WHEN x.value IS NOT NULL THEN y.value END' : 'y.value'} AS y
    ${joint ? ', CASE WHEN y.value IS NOT NULL THEN x.value END AS x' : ''}
  FROM ledger
  LEFT JOIN consent ON consent.participant = ledger.participant
  LEFT JOIN y ON y.participant = ledger.participant
  ${joint ? 'LEFT JOIN x ON x.participant = ledger.participant' : ''}
)
SELECT arm, stratum, COUNT(consented) AS people, COUNT(y) AS n, SUM(y) AS y_sum, SUM(y * y) AS y_squares
  ${joint ? ', SUM(x) AS x_sum, SUM(x * x) AS x_squares, SUM(x * y) AS products' : ''}
FROM person WHERE consented IS NOT NULL GROUP BY arm, stratum ORDER BY arm, stratum`;
  return {
    text,
    values: [
      'outcome',
      outcome,
      range.min,
      range.max,
      middleOf(range),
      ...(covariate
        ? [covariate.kind, covariate.name, covariate.range.min, covariate.range.max, middleOf(covariate.range)]
        : []),
    ],
  };
}

/** A row of the answer. */
export function toSums(row: Readonly<Record<string, unknown>>, { covariate }: SumsRequest): OutcomeSums {
  const number = (key: string): number => Number(row[key] ?? 0);
  return {
    arm: row['arm'] as string,
    stratum: row['stratum'] as string,
    people: number('people'),
    n: number('n'),
    sum: number('y_sum'),
    sumSquares: number('y_squares'),
    covariate: covariate
      ? { sum: number('x_sum'), sumSquares: number('x_squares'), sumProducts: number('products') }
      : null,
  };
}
