import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { parseRegistration, type Registration } from '@luotsi/protocol';
import { CliError } from '../failure.js';

/** Parses a file that a person may have touched; says which file and what is wrong with it. */
export function readJson(workspace: string, file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new CliError(
      'LUOTSI_NOT_JSON',
      `${relative(workspace, file)} is not JSON (${error instanceof Error ? error.message : String(error)}), so what it says is not known; restore it from git.`,
    );
  }
}

/** A file appears only when it is whole. */
export function writeWhole(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.unfinished`, text);
  renameSync(`${file}.unfinished`, file);
}

/** The words of an experiment by the name of their part; a folder that the experiment does not have gives none. */
export function experimentWords(workspace: string, id: string): [name: string, words: unknown][] {
  return ['messages', 'content'].flatMap((kind) => {
    const folder = join(workspace, 'experiments', id, kind);
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .toSorted()
      .map((file): [string, unknown] => [
        `${kind} ${basename(file, '.json')}`,
        readJson(workspace, join(folder, file)),
      ]);
  });
}

export const registrationFile = (workspace: string, id: string): string =>
  join(workspace, 'experiments', id, 'registration.json');

/** @returns null where the experiment is not registered. */
export function readRegistration(workspace: string, id: string): Registration | null {
  const file = registrationFile(workspace, id);
  if (!existsSync(file)) return null;
  const registration = parseRegistration(readJson(workspace, file), { file: relative(workspace, file) });
  if (registration.experiment !== id)
    throw new CliError(
      'LUOTSI_OTHER_REGISTRATION',
      `${relative(workspace, file)} is the registration of ${registration.experiment}, not of ${id}, so it says nothing about this experiment; restore the right one from git.`,
    );
  return registration;
}

export const writeRegistration = (workspace: string, registration: Registration): void =>
  writeWhole(registrationFile(workspace, registration.experiment), `${JSON.stringify(registration, null, 2)}\n`);
