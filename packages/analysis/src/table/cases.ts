import type { Plan, PlanOutcome } from '@luotsi/protocol';
import { AnalysisError } from '../problem.js';
import { Column, type DataTable } from './table.js';

/** One value, of one person or of as many as the row counts. */
export interface Case {
  readonly arm: string;
  readonly stratum: string;
  readonly value: number;
  /** NaN where the plan has no covariate. */
  readonly covariate: number;
  readonly count: number;
}

export interface Cases {
  readonly people: number;
  /** By outcome; the people that are in none of its cases have no value. */
  readonly outcomes: ReadonlyMap<string, readonly Case[]>;
}

/** Reads a cell of an outcome as its number. */
function valueReader(outcome: PlanOutcome, column: Column): (i: number) => number {
  const { kind, yes, levels, range } = outcome;
  if (kind === 'binary')
    return (i) => {
      if (yes !== undefined) return Number(column.text(i) === yes);
      const cell = column.cell(i);
      if (typeof cell === 'boolean') return Number(cell);
      const value = column.number(i);
      return value === 0 || value === 1
        ? value
        : column.refuse(i, '0 or 1', 'Correct the cell, or name in the plan which value means yes.');
    };
  if (levels)
    return (i) => {
      const at = levels.indexOf(column.text(i));
      return at === -1
        ? column.refuse(i, `one of ${levels.join(', ')}`, 'Correct the cell, or add the answer to the plan.')
        : at + 1;
    };
  return (i) => {
    const value = column.number(i);
    if (range && !(value >= range.min && value <= range.max))
      return column.refuse(
        i,
        `a number from ${range.min} to ${range.max}`,
        'Correct the cell, or the range in the plan.',
      );
    return value;
  };
}

/**
 * The table as the plan reads it.
 * @throws AnalysisError `LUOTSI_ANALYSIS_EMPTY`, `LUOTSI_ANALYSIS_COLUMN`, `LUOTSI_ANALYSIS_UNKNOWN_ARM`,
 *   `LUOTSI_ANALYSIS_VALUE`; each names the file, and the row and the column where it is about one
 */
export function readCases(table: DataTable, plan: Plan): Cases {
  if (table.rows.length === 0)
    throw new AnalysisError(
      'LUOTSI_ANALYSIS_EMPTY',
      `${table.file} has no rows below its heading, so there is nothing to analyse. Name the right file.`,
      { file: table.file },
    );
  const { columns, layout } = plan;
  const optional = (name: string | undefined): Column | null => (name === undefined ? null : new Column(table, name));
  const arm = new Column(table, columns.arm);
  const stratum = optional(columns.stratum);
  const covariate = optional(columns.covariate);
  const count = optional(columns.count);
  const arms = new Map(plan.arms.map(({ id, value }) => [value, id]));

  const armOf = (i: number): string => {
    const value = arm.text(i);
    const id = arms.get(value);
    if (id !== undefined) return id;
    const row = table.rowOf(i);
    throw new AnalysisError(
      'LUOTSI_ANALYSIS_UNKNOWN_ARM',
      `${table.file}, row ${row}, column "${arm.name}": the arm "${value}" is not one of ${[...arms.keys()].join(', ')}; nothing was analysed, since leaving people out could change the answer. Add the arm to the plan, or correct the cell.`,
      { file: table.file, row, column: arm.name },
    );
  };
  const countOf = (i: number): number => {
    if (!count) return 1;
    const value = count.number(i);
    return Number.isInteger(value) && value >= 0 ? value : count.refuse(i, 'a whole number of people, 0 or more');
  };
  const outcomes = new Map<string, Case[]>(plan.outcomes.map((o) => [o.id, []]));
  const add = (outcome: PlanOutcome, column: Column, read: (i: number) => number, i: number): void => {
    if (column.isMissing(i) || covariate?.isMissing(i)) return;
    outcomes.get(outcome.id)?.push({
      arm: armOf(i),
      stratum: stratum?.text(i) ?? '',
      value: read(i),
      covariate: covariate?.number(i) ?? Number.NaN,
      count: countOf(i),
    });
  };

  if (layout.shape === 'wide') {
    const readers = plan.outcomes.map((outcome) => {
      const column = new Column(table, outcome.column);
      return { outcome, column, read: valueReader(outcome, column) };
    });
    let people = 0;
    for (let i = 0; i < table.rows.length; i += 1) {
      armOf(i);
      people += countOf(i);
      for (const { outcome, column, read } of readers) add(outcome, column, read, i);
    }
    return { people, outcomes };
  }

  const subject = new Column(table, layout.subject);
  const name = new Column(table, layout.name);
  const value = new Column(table, layout.value);
  const readers = new Map(plan.outcomes.map((o) => [o.column, { outcome: o, read: valueReader(o, value) }]));
  const subjects = new Map<string, { readonly arm: string; readonly names: Set<string>; readonly count: number }>();
  for (let i = 0; i < table.rows.length; i += 1) {
    const id = subject.text(i);
    const person = subjects.get(id) ?? { arm: armOf(i), names: new Set<string>(), count: countOf(i) };
    subjects.set(id, person);
    if (armOf(i) !== person.arm)
      arm.refuse(i, `the arm of the other rows of ${id}`, 'A person is in one arm. Correct the cell.');
    const what = name.text(i);
    if (person.names.has(what)) name.refuse(i, `one row of ${id} for ${what}`, 'Keep one value of each person.');
    person.names.add(what);
    const reader = readers.get(what);
    if (reader) add(reader.outcome, value, reader.read, i);
  }
  for (const { id, column } of plan.outcomes)
    if (![...subjects.values()].some(({ names }) => names.has(column)))
      throw new AnalysisError(
        'LUOTSI_ANALYSIS_COLUMN',
        `${table.file} has no row whose "${name.name}" is "${column}", so there is nothing for the outcome ${id}. Correct the plan or the file.`,
        { file: table.file, column: name.name },
      );
  return { people: [...subjects.values()].reduce((sum, s) => sum + s.count, 0), outcomes };
}
