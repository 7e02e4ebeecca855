import { AnalysisError } from '../problem.js';

/** What a cell can hold; text of a CSV file stays text until a column is asked for numbers. */
export type Cell = string | number | bigint | boolean | null | undefined;

/** A table as read from a file: rows of cells in the order of `columns`. */
export interface DataTable {
  /** Name of the file, for messages. */
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Where row i stands in the file: its line, or its number. */
  readonly rowOf: (i: number) => number;
}

const show = (cell: Cell): string => (cell === null || cell === undefined ? 'nothing' : `"${String(cell)}"`);

/** One column, with the place of each cell for messages. */
export class Column {
  readonly #table: DataTable;
  readonly #at: number;
  readonly name: string;

  /** @throws AnalysisError `LUOTSI_ANALYSIS_COLUMN` if the table does not have it */
  constructor(table: DataTable, name: string) {
    this.#table = table;
    this.name = name;
    this.#at = table.columns.indexOf(name);
    if (this.#at === -1)
      throw new AnalysisError(
        'LUOTSI_ANALYSIS_COLUMN',
        `${table.file} has no column "${name}", which the plan needs, so nothing was analysed. It has: ${table.columns.join(', ')}. Correct the plan or the file.`,
        { file: table.file, column: name },
      );
  }

  cell(i: number): Cell {
    return this.#table.rows[i]?.[this.#at];
  }

  /** Whether the cell says that there is no value: empty, or NA as R writes it. */
  isMissing(i: number): boolean {
    const cell = this.cell(i);
    return (
      cell === null || cell === undefined || (typeof cell === 'string' && (cell.trim() === '' || cell.trim() === 'NA'))
    );
  }

  text(i: number): string {
    if (this.isMissing(i)) this.refuse(i, 'a value');
    return String(this.cell(i)).trim();
  }

  number(i: number): number {
    const cell = this.cell(i);
    const value =
      typeof cell === 'string' ? (cell.trim() === '' ? Number.NaN : Number(cell)) : Number(cell ?? Number.NaN);
    return Number.isFinite(value) && typeof cell !== 'boolean' ? value : this.refuse(i, 'a number');
  }

  /** @throws AnalysisError `LUOTSI_ANALYSIS_VALUE`, always */
  refuse(i: number, expected: string, fix = 'Correct the cell, or leave it empty if there is no value.'): never {
    const row = this.#table.rowOf(i);
    throw new AnalysisError(
      'LUOTSI_ANALYSIS_VALUE',
      `${this.#table.file}, row ${row}, column "${this.name}": found ${show(this.cell(i))}, expected ${expected}; nothing was analysed. ${fix}`,
      { file: this.#table.file, row, column: this.name },
    );
  }
}
