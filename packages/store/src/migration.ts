import { createHash } from 'node:crypto';
import { StoreError } from './problem.js';

/** One step of a schema. Forward only: one that has been released never changes, a new one is added. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

export const newestOf = (migrations: readonly Migration[]): number =>
  Math.max(...migrations.map(({ version }) => version));

export const checksumOf = (migration: Migration): string =>
  createHash('sha256').update(`${migration.version}\n${migration.name}\n${migration.sql}`).digest('hex');

/**
 * Every applied migration must be, to the letter, the one that this version would have applied.
 * @param applied checksum by version, as the database tells it
 * @throws StoreError `LUOTSI_STORE_MIGRATION`
 */
export function checkApplied(
  migrations: readonly Migration[],
  applied: ReadonlyMap<number, string>,
  version: number,
  place: string,
): void {
  for (const migration of migrations.filter((m) => m.version <= version))
    if (applied.get(migration.version) !== checksumOf(migration))
      throw new StoreError(
        'LUOTSI_STORE_MIGRATION',
        `${place}: schema step ${migration.version} (${migration.name}) was applied in another form than this version knows, ` +
          'so its tables may differ from what would be read. Open it with the version that wrote it, or restore a backup.',
      );
}

/** @throws StoreError `LUOTSI_STORE_NEWER` if a newer Luotsi wrote the database */
export function checkVersion(version: number, newest: number, place: string): void {
  if (version > newest)
    throw new StoreError(
      'LUOTSI_STORE_NEWER',
      `${place}: the database has schema version ${version}, this Luotsi knows up to ${newest}; writing to it could lose what the newer version added. ` +
        'Use the newer Luotsi, or a copy of the database from before the update.',
    );
}

export const outdatedError = (version: number, newest: number, place: string): StoreError =>
  new StoreError(
    'LUOTSI_STORE_MIGRATION',
    `${place}: the database has schema version ${version}, this Luotsi reads ${newest}; opened for reading only it cannot be brought up to date. ` +
      'Open it once for writing (luotsi serve), then read it.',
  );
