import { createHash, createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { canonicalJson, parseExperiment, type Experiment, type ParticipantPages } from '@luotsi/protocol';
import { CliError } from './failure.js';

/** A folder with `experiments/` and `seeds/` in it: this one or the nearest above it. */
export function findWorkspace(from: string = process.cwd()): string {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'experiments')) && existsSync(join(folder, 'seeds'))) return folder;
    if (dirname(folder) === folder)
      throw new CliError(
        'LUOTSI_NO_WORKSPACE',
        `Neither ${from} nor a folder above it has experiments/ and seeds/, so there is nothing to work on; change to a checkout of Luotsi and run the command again.`,
      );
  }
}

export interface LoadedExperiment {
  readonly definition: Experiment;
  /** SHA-256 of the definition's canonical JSON. */
  readonly definitionHash: string;
  readonly pages: ParticipantPages;
  readonly assets: { readonly directory: string; readonly script: string; readonly styles: string[] };
}

export const hashOf = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex');

/** The ids of all experiments in the workspace. */
export function experimentIds(workspace: string): string[] {
  return readdirSync(join(workspace, 'experiments'))
    .filter((id) => existsSync(join(workspace, 'experiments', id, 'experiment.ts')))
    .toSorted();
}

export async function loadExperiment(workspace: string, id: string): Promise<LoadedExperiment> {
  const known = experimentIds(workspace);
  if (!known.includes(id))
    throw new CliError(
      'LUOTSI_UNKNOWN_EXPERIMENT',
      `There is no experiment "${id}" in ${join(workspace, 'experiments')}, so nothing was done; there is: ${known.join(', ') || '(none)'}.`,
    );
  const folder = join(workspace, 'experiments', id);
  const built = join(folder, 'dist');
  const server = (await import(pathToFileURL(join(built, 'page', 'server.js')).href)) as { pages: ParticipantPages };
  const definition = parseExperiment(server.pages.definition, { file: join('experiments', id, 'experiment.ts') });
  const without = definition.languages.filter((tag) => !server.pages.languages.some((l) => l.tag === tag));
  if (without.length > 0)
    throw new CliError(
      'LUOTSI_LANGUAGE_WITHOUT_MESSAGES',
      `${id} lists ${without.join(', ')} among its languages and has no messages in ${without.length === 1 ? 'it' : 'them'}, so people would be offered a page without words; write experiments/${id}/messages/${without[0]}.json, or take the language out of experiment.ts.`,
    );
  const directory = join(built, 'client');
  const manifest = JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8')) as {
    script: string;
    styles: string[];
  };
  return {
    definition,
    definitionHash: hashOf(definition),
    pages: server.pages,
    assets: { directory, ...manifest },
  };
}

/** Where the data of an experiment lie; never in git. */
export function dataFolder(workspace: string, id: string): string {
  const folder = join(workspace, '.luotsi', id);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/**
 * The database that `--data` names: `live`, `rehearsal` or a file. Without it the newer of the two.
 * @throws CliError if there is none.
 */
export function chooseData(workspace: string, id: string, asked: string | undefined): string {
  const folder = join(workspace, '.luotsi', id);
  const files = { live: join(folder, 'live.sqlite'), rehearsal: join(folder, 'rehearsal.sqlite') };
  if (asked !== undefined) {
    const file = asked === 'live' || asked === 'rehearsal' ? files[asked] : resolve(asked);
    if (existsSync(file)) return file;
    throw new CliError(
      'LUOTSI_NO_DATA',
      `There is no data at ${file}, so there is nothing to analyse; run "luotsi rehearse ${id}" for synthetic data or "luotsi serve ${id}" to collect some.`,
    );
  }
  const newest = Object.values(files)
    .filter((file) => existsSync(file))
    .toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
  if (newest) return newest;
  throw new CliError(
    'LUOTSI_NO_DATA',
    `There is no data of ${id} yet, so there is nothing to analyse; run "luotsi rehearse ${id}" for synthetic data or "luotsi serve ${id}" to collect some.`,
  );
}

/** Keys of a rehearsal follow from its seed: its data are synthetic, and the next run must be the same. */
export const rehearsalSecret = (seed: string): string =>
  createHmac('sha256', 'luotsi rehearsal').update(seed).digest('hex');

/** The secret in LUOTSI_SECRET; null where there is none. */
export function givenSecret(): string | null {
  const given = process.env['LUOTSI_SECRET'];
  if (given === undefined) return null;
  if (given.length < 32)
    throw new CliError(
      'LUOTSI_WEAK_SECRET',
      `LUOTSI_SECRET has ${given.length} characters, so pseudonyms could be guessed; give it at least 32 random ones (for example from "openssl rand -hex 32").`,
    );
  return given;
}

/** The secret behind real data where there is one already; makes none. */
export function knownSecret(workspace: string, id: string): string | null {
  const file = join(workspace, '.luotsi', id, 'secret');
  return givenSecret() ?? (existsSync(file) ? readFileSync(file, 'utf8').trim() : null);
}

/**
 * The secret behind pseudonyms, withdrawal codes and the allocation list of real data: from LUOTSI_SECRET,
 * else from a file of mode 600 that is made at the first start.
 */
export function liveSecret(workspace: string, id: string, say: (line: string) => void): string {
  const known = knownSecret(workspace, id);
  if (known !== null) return known;
  const file = join(dataFolder(workspace, id), 'secret');
  const made = randomBytes(32).toString('hex');
  writeFileSync(file, `${made}\n`, { mode: 0o600, flag: 'wx' });
  say(
    `LUOTSI_SECRET is not set; made a secret in ${file} (readable by you alone). Keep a copy: without it nobody can withdraw and the allocation cannot be checked.`,
  );
  return made;
}

export const allocationSeedOf = (secret: string): string =>
  createHmac('sha256', secret).update('allocation').digest('hex');
