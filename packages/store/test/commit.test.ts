import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { GroupCommit } from '../src/sqlite/commit.js';

function table(): DatabaseSync {
  const db = new DatabaseSync(':memory:');
  db.exec('CREATE TABLE t (x BLOB NOT NULL) STRICT');
  return db;
}
const count = (db: DatabaseSync): unknown => db.prepare('SELECT count(*) AS n FROM t').get()?.['n'];

describe('group commit', () => {
  it('makes one transaction of what arrives together, and answers after it', async () => {
    const db = table();
    const said: string[] = [];
    const spied = new Proxy(db, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        if (name === 'exec')
          return (sql: string) => {
            said.push(sql);
            target.exec(sql);
          };
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    const commits = new GroupCommit(spied, 'x.db', 100);
    const insert = db.prepare('INSERT INTO t (x) VALUES (?)');
    await Promise.all(
      [1, 2, 3].map((n) =>
        commits.submit(1, () => insert.run(new Uint8Array([n]))).then(() => said.push(`answer ${n}`)),
      ),
    );
    expect(said.filter((s) => s.startsWith('BEGIN') || s === 'COMMIT')).toEqual(['BEGIN IMMEDIATE', 'COMMIT']);
    expect(said.slice(said.indexOf('COMMIT') + 1)).toEqual(['answer 1', 'answer 2', 'answer 3']);
    db.close();
  });

  it('refuses a group whole when the disk is full, and goes on when there is room', async () => {
    const db = table();
    const pages = Number(db.prepare('PRAGMA page_count').get()?.['page_count']);
    db.exec(`PRAGMA max_page_count = ${pages + 3}`);
    const commits = new GroupCommit(db, '/data/x.db', 100);
    const insert = db.prepare('INSERT INTO t (x) VALUES (?)');
    const [small, large] = await Promise.allSettled([
      commits.submit(1, () => insert.run(new Uint8Array(10))),
      commits.submit(1, () => insert.run(new Uint8Array(100_000))),
    ]);
    for (const one of [small, large])
      expect(one).toMatchObject({
        status: 'rejected',
        reason: {
          code: 'LUOTSI_STORE_UNAVAILABLE',
          message: expect.stringContaining('/data/x.db: the disk is full') as string,
        },
      });
    expect(count(db)).toBe(0);
    expect(commits.failed).toBe(false);
    db.exec(`PRAGMA max_page_count = ${pages + 1000}`);
    await commits.submit(1, () => insert.run(new Uint8Array(100_000)));
    expect(count(db)).toBe(1);
    db.close();
  });

  it('acknowledges nothing any more after an I/O error', async () => {
    const db = table();
    let broken = true;
    const failing = new Proxy(db, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        if (name === 'exec')
          return (sql: string) => {
            if (sql === 'COMMIT' && broken) {
              broken = false;
              throw Object.assign(new Error('disk I/O error'), { code: 'ERR_SQLITE_ERROR', errcode: 1034 });
            }
            target.exec(sql);
          };
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    const commits = new GroupCommit(failing, 'x.db', 100);
    const insert = db.prepare('INSERT INTO t (x) VALUES (?)');
    const write = () => commits.submit(1, () => insert.run(new Uint8Array(1)));
    await expect(write()).rejects.toMatchObject({ code: 'LUOTSI_STORE_UNAVAILABLE' });
    await expect(write()).rejects.toMatchObject({ code: 'LUOTSI_STORE_UNAVAILABLE' });
    expect(commits.failed).toBe(true);
    expect(count(db)).toBe(0);
    db.close();
  });

  it('takes one batch larger than the limit when nothing else waits', async () => {
    const db = table();
    const commits = new GroupCommit(db, 'x.db', 10);
    expect(await commits.submit(50, () => 'done')).toBe('done');
    db.close();
  });
});
