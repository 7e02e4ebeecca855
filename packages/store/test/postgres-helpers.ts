import { randomBytes } from 'node:crypto';
import { afterAll, inject, vi } from 'vitest';
import { connect, type Sql } from '../src/postgres/sql.js';

export * from './fixture.js';

// Every commit waits for the disk, which other work on the machine may hold up.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

export const server: string | null = inject('postgres');
export const why = server === null ? ' (skipped: no PostgreSQL on this machine and no DATABASE_URL)' : '';

/** Address of another database, or of the same one for another user. */
export function addressOf(base: string, change: { database?: string; user?: string; password?: string }): string {
  const url = new URL(base);
  if (change.database !== undefined) url.pathname = `/${change.database}`;
  if (change.user !== undefined) url.username = change.user;
  if (change.password !== undefined) url.password = change.password;
  return url.href;
}

/** Databases of their own; on a server that outlives the tests they are dropped after those of the file. */
export function databases(base: string | null): {
  admin: Sql;
  make: () => Promise<string>;
} {
  const server = connect(base ?? '', 2);
  const admin = server.sql;
  const made: string[] = [];
  afterAll(async () => {
    for (const name of process.env['DATABASE_URL'] ? made : [])
      // oxlint-disable-next-line no-await-in-loop
      await admin.text(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await server.end();
  });
  return {
    admin,
    async make() {
      const name = `luotsi_test_${randomBytes(6).toString('hex')}`;
      await admin.text(`CREATE DATABASE ${name} TEMPLATE template0`);
      made.push(name);
      return addressOf(base ?? '', { database: name });
    },
  };
}

/** One session as its owner, for looking behind the store. */
export async function directly<T>(url: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const database = connect(url, 1);
  try {
    return await work(database.sql);
  } finally {
    await database.end();
  }
}
