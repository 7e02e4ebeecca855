import type * as engine from '../src/index.js';

export interface Mismatch {
  readonly path: string;
  readonly found: unknown;
  readonly expected: unknown;
}

export interface FileReport {
  readonly name: string;
  readonly cases: number;
  readonly passed: number;
  readonly relative: number;
  readonly absolute: number;
  readonly failures: readonly { readonly id: string; readonly mismatches: readonly Mismatch[] }[];
}

export function checkFile(subject: typeof engine, path: string): FileReport | null;
export function checkFolder(
  subject: typeof engine,
  folder: string,
): { readonly reports: readonly FileReport[]; readonly unknown: readonly string[] };
