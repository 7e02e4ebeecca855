import type { Experiment, Instrument, Outcome } from '@luotsi/protocol';
import { PARTICIPANT } from '../payload.js';
import { GrowthBookError } from '../problem.js';

/**
 * SQL by which GrowthBook reads the tables of the store in PostgreSQL, `luotsi.event` and `luotsi.ledger`: participants
 * are uuids there, and 32 hexadecimal digits towards GrowthBook as everywhere else; `at` is in minutes since 1970.
 */

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
const list = (values: readonly string[]): string => values.map(text).join(', ');
const rows = (pairs: readonly (readonly [string, string])[]): string =>
  `VALUES ${pairs.map(([a, b]) => `(${text(a)}, ${text(b)})`).join(', ')}`;

const ID = `replace(CAST(participant AS text), '-', '') AS ${PARTICIPANT}`;
const TIME = 'to_timestamp(at * 60) AS timestamp';

/** Who saw which arm, with the language of the ledger as a dimension. */
export const assignmentSql = (definition: Experiment): string =>
  [
    `SELECT ${ID}, ${TIME},`,
    `  ${text(definition.id)} AS experiment_id, name AS variation_id, stratum AS language`,
    'FROM (',
    '  SELECT event.participant, event.at, event.name, ledger.stratum',
    '  FROM luotsi.event AS event JOIN luotsi.ledger AS ledger ON ledger.participant = event.participant',
    "  WHERE event.kind = 'exposure'",
    ') AS exposure',
  ].join('\n');

/** The mistakes of each form among the items that are asked about, as rows of form and item. */
function mistakes(definition: Experiment, items: readonly { item: string; fact: string }[]): [string, string][] {
  return definition.forms.flatMap(({ id, faulty }) =>
    items.filter(({ fact }) => faulty.includes(fact)).map(({ item }): [string, string] => [id, item]),
  );
}

function instrumentSql(instrument: Instrument): { names: string[]; value: string } {
  const names = instrument.items.map(({ id }) => `${instrument.id}-${id}`);
  const turned = instrument.items
    .filter(({ reversed }) => reversed)
    .map(({ id, points }) => `WHEN ${text(`${instrument.id}-${id}`)} THEN ${points + 1} - value `);
  const answer = turned.length === 0 ? 'value' : `CASE name ${turned.join('')}ELSE value END`;
  const lowest = instrument.items.length;
  const highest = instrument.items.reduce((sum, { points }) => sum + points, 0);
  return {
    names,
    value:
      instrument.scoring === 'umux-lite'
        ? `(sum(${answer}) - ${lowest}) * 100.0 / ${highest - lowest}`
        : `avg(${answer})`,
  };
}

/** One row for each participant with a value of the outcome; null where no form can have one. */
function outcomeSql(
  definition: Experiment,
  { id, scoring }: Outcome,
  instruments: Readonly<Record<string, Instrument>>,
): string | null {
  const head = `SELECT participant, max(at) AS at, ${text(id)} AS outcome`;
  const whole = (names: readonly string[], value: string): string =>
    `${head}, ${value} AS value\n  FROM answer WHERE name IN (${list(names)})\n  GROUP BY participant HAVING count(*) = ${names.length}`;
  switch (scoring.method) {
    case 'decisions': {
      const wrong = mistakes(definition, scoring.items);
      const act =
        wrong.length === 0
          ? 'value = 1'
          : `CASE WHEN (form, name) IN (${rows(wrong)}) THEN value <> 1 ELSE value = 1 END`;
      return whole(
        scoring.items.map(({ item }) => item),
        `avg(CASE WHEN ${act} THEN 1.0 ELSE 0.0 END)`,
      );
    }
    case 'noticed': {
      const wrong = mistakes(definition, scoring.items);
      if (wrong.length === 0) return null;
      const needed = definition.forms
        .map((form) => [form.id, wrong.filter(([of]) => of === form.id).length] as const)
        .filter(([, count]) => count > 0);
      return (
        `${head}, min(CASE WHEN value = 1 THEN 0 ELSE 1 END) AS value\n` +
        `  FROM answer WHERE (form, name) IN (${rows(wrong)})\n  GROUP BY participant, form ` +
        `HAVING count(*) = CASE form ${needed.map(([form, n]) => `WHEN ${text(form)} THEN ${n}`).join(' ')} END`
      );
    }
    case 'key':
      return whole(
        scoring.items.map(({ item }) => item),
        `avg(CASE WHEN value = CASE name ${scoring.items.map(({ item, right }) => `WHEN ${text(item)} THEN ${right}`).join(' ')} END THEN 1.0 ELSE 0.0 END)`,
      );
    case 'instrument': {
      const instrument = instruments[scoring.instrument];
      const planned = definition.instruments.find((i) => i.id === scoring.instrument)?.version;
      if (!instrument || instrument.version !== planned)
        throw new GrowthBookError(
          'LUOTSI_GROWTHBOOK_RULE',
          `Outcome ${id} is scored by version ${planned ?? '(none)'} of the instrument "${scoring.instrument}", which is not at hand, so its SQL cannot be written. Use the version that the plan names.`,
        );
      const { names, value } = instrumentSql(instrument);
      return whole(names, value);
    }
    case 'value':
      return `${head}, min(value) AS value\n  FROM given WHERE kind = 'outcome' AND name = ${text(id)}\n  GROUP BY participant`;
    case 'step':
      return `SELECT participant, min(at) AS at, ${text(id)} AS outcome, 1 AS value\n  FROM luotsi.event WHERE kind = 'step' AND name = ${text(scoring.step)}\n  GROUP BY participant`;
  }
}

/**
 * Every outcome of every participant, scored as the analysis scores it: the first stored answer counts, and half a
 * questionnaire is no value. Columns participant, timestamp, outcome, value.
 * @throws GrowthBookError `LUOTSI_GROWTHBOOK_RULE` for an instrument that is not at hand.
 */
export function factsSql(definition: Experiment, instruments: Readonly<Record<string, Instrument>>): string {
  const parts = definition.outcomes.flatMap((outcome) => outcomeSql(definition, outcome, instruments) ?? []);
  return [
    'WITH given AS (',
    '  SELECT participant, kind, name, value, at FROM (',
    '    SELECT participant, kind, name, value, at,',
    '      row_number() OVER (PARTITION BY participant, kind, name ORDER BY seq) AS place',
    "    FROM luotsi.event WHERE kind IN ('answer', 'outcome')",
    '  ) AS ranked WHERE place = 1',
    '), answer AS (',
    '  SELECT given.participant, given.name, given.value, given.at, ledger.form',
    "  FROM given JOIN luotsi.ledger AS ledger ON ledger.participant = given.participant WHERE given.kind = 'answer'",
    ')',
    `SELECT ${ID}, ${TIME}, outcome, value FROM (`,
    `  ${parts.join('\n  UNION ALL\n  ')}`,
    ') AS fact',
  ].join('\n');
}
