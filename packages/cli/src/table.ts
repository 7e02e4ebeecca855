import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { Cell, DataTable } from '@luotsi/analysis';
import { CsvError, parse } from 'csv-parse/sync';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { CliError } from './failure.js';

const unreadable = (file: string, what: string, fix: string): CliError =>
  new CliError('LUOTSI_TABLE', `${file}: ${what}, so nothing was analysed. ${fix}`);

interface Line {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function readCsv(file: string, bytes: Buffer, delimiter: string): DataTable {
  let lines: Line[];
  try {
    lines = parse(bytes, { bom: true, delimiter, info: true, skip_empty_lines: true }) as unknown as Line[];
  } catch (error) {
    if (error instanceof CsvError)
      throw unreadable(file, error.message, 'Correct the line, or the delimiter in the plan.');
    throw error;
  }
  const [head, ...rest] = lines;
  if (!head) throw unreadable(file, 'it is empty', 'Name the right file.');
  const columns = head.record.map((name) => name.trim());
  const twice = columns.find((name, i) => columns.indexOf(name) < i);
  if (twice !== undefined)
    throw unreadable(file, `it has two columns "${twice}"`, 'Rename one of them, so that the plan can name it.');
  return {
    file,
    columns,
    rows: rest.map((line) => line.record),
    rowOf: (i) => rest[i]?.info.lines ?? i + 2,
  };
}

async function readParquet(file: string, bytes: Buffer): Promise<DataTable> {
  const buffer = Uint8Array.from(bytes).buffer;
  try {
    const rows: Record<string, unknown>[] = await parquetReadObjects({ file: buffer });
    const columns = parquetMetadata(buffer)
      .schema.filter((element) => element.num_children === undefined)
      .map((element) => element.name);
    return {
      file,
      columns,
      rows: rows.map((row) => columns.map((name) => toCell(row[name]))),
      rowOf: (i) => i + 1,
    };
  } catch (error) {
    throw unreadable(
      file,
      `it cannot be read as Parquet (${error instanceof Error ? error.message : String(error)})`,
      'Write it again with snappy or without compression, or as CSV.',
    );
  }
}

function toCell(value: unknown): Cell {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'bigint':
    case 'boolean':
      return value;
    default:
      return value === null || value === undefined ? null : JSON.stringify(value);
  }
}

/** Reads a table, by the end of its name: Parquet, or else CSV. */
export async function readTable(file: string, delimiter: string): Promise<{ table: DataTable; bytes: Buffer }> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw unreadable(
      file,
      `it cannot be read (${error instanceof Error ? error.message : String(error)})`,
      'Check the name.',
    );
  }
  const table = extname(file) === '.parquet' ? await readParquet(file, bytes) : readCsv(file, bytes, delimiter);
  return { table, bytes };
}
