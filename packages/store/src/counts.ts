/** What to count of the people, beside their places and exposures. */
export interface CountsRequest {
  /** Steps whose people are counted. */
  readonly steps: readonly string[];
}

/** The people of one arm and stratum. */
export interface CellCounts {
  readonly arm: string;
  readonly stratum: string;
  /** Lines of the ledger; who withdrew too. */
  readonly allocated: number;
  /** Lines that still have a pseudonym. */
  readonly named: number;
  /** With a consent; the counts of `exposed`, `stopped` and `reached` are of these. */
  readonly consented: number;
  readonly exposed: number;
  readonly stopped: number;
  /** People who reached each step of the request, in its order. */
  readonly reached: readonly number[];
  /** With an exposure, consent or not; of these, with more than one, and with one to another arm than the ledger's. */
  readonly seen: number;
  readonly seenOften: number;
  readonly seenOther: number;
}

/** Which values are as expected and need not be told one by one. */
export interface ValuesRequest {
  /** Names of events of kind `outcome`, each with its range. */
  readonly outcomes: readonly { readonly name: string; readonly min: number; readonly max: number }[];
}

/** How often a value was given first by a participant; `value` is null for all values of an outcome in its range. */
export interface ValueCount {
  readonly kind: 'answer' | 'outcome';
  readonly name: string;
  readonly value: number | null;
  readonly count: number;
}

/** What a database counts by itself. */
export interface Counts {
  /** One row an arm and stratum of the ledger. */
  counts(request: CountsRequest): CellCounts[];
  /** The first value of each participant, kind and name, counted by value. */
  values(request: ValuesRequest): ValueCount[];
}

export interface Query {
  readonly text: string;
  readonly values: readonly (string | number)[];
}

/**
 * One pass over the index of the events by participant, then one over the ledger; in the words of every engine.
 * @param parameter how the engine writes its i-th parameter, from 1
 */
export function countsQuery({ steps }: CountsRequest, parameter: (i: number) => string): Query {
  const column = (i: number): string => `reached_${i}`;
  const text = `
WITH did AS (
  SELECT participant,
    COUNT(CASE WHEN kind = 'exposure' THEN 1 END) AS exposures,
    MIN(CASE WHEN kind = 'exposure' THEN name END) AS arm_first,
    MAX(CASE WHEN kind = 'exposure' THEN name END) AS arm_last,
    COUNT(CASE WHEN kind = 'stop' THEN 1 END) AS stops
    ${steps.map((_, i) => `, COUNT(CASE WHEN kind = 'step' AND name = ${parameter(i + 1)} THEN 1 END) AS ${column(i)}`).join('')}
  FROM event GROUP BY participant
)
SELECT ledger.arm AS arm, ledger.stratum AS stratum, COUNT(*) AS allocated, COUNT(ledger.participant) AS named,
  COUNT(consent.participant) AS consented,
  COUNT(CASE WHEN consent.participant IS NOT NULL AND did.exposures > 0 THEN 1 END) AS exposed,
  COUNT(CASE WHEN consent.participant IS NOT NULL AND did.stops > 0 THEN 1 END) AS stopped,
  COUNT(CASE WHEN did.exposures > 0 THEN 1 END) AS seen,
  COUNT(CASE WHEN did.exposures > 1 THEN 1 END) AS seen_often,
  COUNT(CASE WHEN did.arm_first <> ledger.arm OR did.arm_last <> ledger.arm THEN 1 END) AS seen_other
  ${steps.map((_, i) => `, COUNT(CASE WHEN consent.participant IS NOT NULL AND did.${column(i)} > 0 THEN 1 END) AS ${column(i)}`).join('')}
FROM ledger
LEFT JOIN consent ON consent.participant = ledger.participant
LEFT JOIN did ON did.participant = ledger.participant
GROUP BY ledger.arm, ledger.stratum ORDER BY ledger.arm, ledger.stratum`;
  return { text, values: steps };
}

type Row = Readonly<Record<string, unknown>>;

/** A row of the answer to {@link countsQuery}. */
export function toCellCounts(row: Row, { steps }: CountsRequest): CellCounts {
  const number = (key: string): number => Number(row[key]);
  return {
    arm: row['arm'] as string,
    stratum: row['stratum'] as string,
    allocated: number('allocated'),
    named: number('named'),
    consented: number('consented'),
    exposed: number('exposed'),
    stopped: number('stopped'),
    reached: steps.map((_, i) => number(`reached_${i}`)),
    seen: number('seen'),
    seenOften: number('seen_often'),
    seenOther: number('seen_other'),
  };
}

/** First values of people of the ledger. What is in range is counted together, so that the answer stays short. */
export function valuesQuery({ outcomes }: ValuesRequest, parameter: (i: number) => string): Query {
  const inRange = outcomes
    .map((_, i) => {
      const [name, min, max] = [3 * i + 1, 3 * i + 2, 3 * i + 3].map(parameter);
      return `WHEN event.kind = 'outcome' AND event.name = ${name} AND event.value >= ${min} AND event.value <= ${max} THEN NULL`;
    })
    .join(' ');
  const text = `
WITH first AS (
  SELECT participant, MIN(seq) AS seq FROM event WHERE kind IN ('answer', 'outcome') GROUP BY participant, kind, name
), told AS (
  SELECT event.kind AS kind, event.name AS name,
    ${outcomes.length > 0 ? `CASE ${inRange} ELSE event.value END` : 'event.value'} AS value
  FROM first
  LEFT JOIN event ON event.seq = first.seq
  LEFT JOIN ledger ON ledger.participant = first.participant
  WHERE ledger.sequence IS NOT NULL
)
SELECT kind, name, value, COUNT(*) AS count FROM told GROUP BY kind, name, value ORDER BY kind, name, value`;
  return { text, values: outcomes.flatMap(({ name, min, max }) => [name, min, max]) };
}

/** A row of the answer to {@link valuesQuery}. */
export const toValueCount = (row: Row): ValueCount => ({
  kind: row['kind'] === 'answer' ? 'answer' : 'outcome',
  name: row['name'] as string,
  value: row['value'] === null ? null : Number(row['value']),
  count: Number(row['count']),
});
