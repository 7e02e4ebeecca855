import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseResult, type Result } from '@luotsi/protocol';
import { id, root } from './pilot.js';

const bin = join(root, 'packages/cli/bin/luotsi.js');
let workspace: string;
const built = (): string => join(root, 'experiments', id, 'dist');

/** An experiment that changes the real one's definition by an expression over `d`. */
function variant(name: string, change: string): void {
  const folder = join(workspace, 'experiments', name);
  mkdirSync(join(folder, 'dist/page'), { recursive: true });
  writeFileSync(join(folder, 'experiment.ts'), '');
  symlinkSync(join(built(), 'client'), join(folder, 'dist/client'));
  writeFileSync(
    join(folder, 'dist/page/server.js'),
    `import { pages as real } from ${JSON.stringify(join(built(), 'page/server.js'))};
const d = structuredClone(real.definition);
export const pages = { ...real, definition: { ...d, id: ${JSON.stringify(name)}, ...(${change}) } };
`,
  );
}

beforeAll(() => {
  workspace = mkdtempSync(join(tmpdir(), 'luotsi-commands-'));
  cpSync(join(root, 'seeds'), join(workspace, 'seeds'), { recursive: true });
  mkdirSync(join(workspace, 'experiments'));
  symlinkSync(join(root, 'experiments', id), join(workspace, 'experiments', id));
});
afterAll(() => rmSync(workspace, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly errors: string;
}
function start(
  args: readonly string[],
  environment: Record<string, string> = {},
): { child: ChildProcess; ended: Promise<Ended>; out: () => string } {
  const child = spawn(process.execPath, [bin, ...args], {
    cwd: workspace,
    env: { ...process.env, CI: '', ...environment },
  });
  let out = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  return {
    child,
    out: () => out,
    ended: once(child, 'exit').then(([code]) => ({ code: code as number | null, out, errors })),
  };
}
const luotsi = (...args: string[]): Promise<Ended> => start(args).ended;
const rehearsal = ['rehearse', id, '--people', '320', '--seed', '7', '--json'];

interface Rehearsed {
  readonly allocation: Record<string, Record<string, number>>;
  readonly allocationHash: string;
  readonly result: Result;
}

describe('a rehearsed pilot', () => {
  it('is the same twice, finds the planted difference, and its ledger is re-derived whole', async () => {
    const first = await luotsi(...rehearsal, '--effect', '0.15');
    expect(first.errors + String(first.code)).toMatch(/0$/);
    const second = await luotsi(...rehearsal, '--effect', '0.15');
    const [one, two] = [first, second].map((r) => JSON.parse(r.out) as Rehearsed);
    expect(two?.allocationHash).toBe(one?.allocationHash);
    expect(two?.result).toEqual(one?.result);
    const analysed = await luotsi('analyse', id, '--json');
    const result = parseResult(JSON.parse(analysed.out));
    expect(result).toEqual(one?.result);
    expect(result.verdict.estimate.value).toBeGreaterThan(0);
    expect(result.verdict.word).toBe('better');
    expect(result.integrity.filter((c) => !c.ok)).toEqual([]);
    expect(result.integrity.find((c) => c.id === 'ledger-replay')).toMatchObject({ checked: 320, failed: 0 });
    expect(Object.keys(one?.allocation['notice'] ?? {}).length).toBeGreaterThanOrEqual(8);
  });

  it('without a planted difference is not called better, and the reports say that it is made up', async () => {
    const { code, out } = await luotsi(...rehearsal);
    expect(code).toBe(0);
    expect((JSON.parse(out) as Rehearsed).result.verdict.word).not.toBe('better');
    const report = await luotsi('report', id, '--json');
    const { files } = JSON.parse(report.out) as { files: string[] };
    const pages = files.map((file) => readFileSync(file, 'utf8'));
    expect(files.map((file) => basename(file))).toEqual([
      'fi.html',
      'sv.html',
      'en.html',
      'letter-fi.html',
      'letter-sv.html',
      'letter-en.html',
    ]);
    expect(pages[2]).toMatch(/<title>[^<]*[Rr]ehearsal/);
    for (const page of pages) expect(page).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
  });

  it('leaves the one before as it was when it is interrupted', async () => {
    const file = join(workspace, '.luotsi', id, 'rehearsal.sqlite');
    const before = readFileSync(file);
    const { child, ended } = start(['rehearse', id, '--people', '100000', '--seed', '8']);
    const folder = join(workspace, '.luotsi', id);
    await expect
      .poll(() => existsSync(join(folder, `rehearsal-${child.pid}.unfinished.sqlite`)), { timeout: 60_000 })
      .toBe(true);
    child.kill('SIGINT');
    expect(await ended).toMatchObject({
      code: 130,
      errors: expect.stringMatching(/stopped after \d+ of 100000/) as string,
    });
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(existsSync(join(folder, `rehearsal-${child.pid}.unfinished.sqlite`))).toBe(false);
  });
});

describe('serving people', () => {
  const approved = 'approved';
  beforeAll(() => variant(approved, `{ ethics: { statement: 'x', permit: 'x', dpia: 'x', controller: 'x' } }`));

  it('offers only languages whose consent and instruments a person wrote, and ends well on a signal', async () => {
    const { child, ended, out } = start(['serve', approved, '--port', '0'], {
      LUOTSI_SECRET: 'a secret for this test only, long enough',
    });
    await expect.poll(out, { timeout: 60_000 }).toMatch(/Participants {2}http/);
    const address = /Participants {2}(\S+)/.exec(out())?.[1] ?? '';
    const page = await (await fetch(address)).text();
    expect([...page.matchAll(/hrefLang="([^"]+)"|hreflang="([^"]+)"/g)].map((m) => m[1] ?? m[2])).toEqual([
      'fi',
      'sv',
      'en',
    ]);
    const base = new URL(address).origin;
    expect((await fetch(`${base}/p/${approved}/ar`)).status).toBe(404);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 0 });
  });

  it('says so when the port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    const { code, errors } = await luotsi('serve', approved, '--port', port);
    expect(code).not.toBe(0);
    expect(errors).toMatch(new RegExp(`${port}.*in use|in use.*${port}`));
    other.close();
  });

  it('refuses a database of a newer version and leaves it alone', async () => {
    const file = join(workspace, 'newer.sqlite');
    cpSync(join(workspace, '.luotsi', id, 'rehearsal.sqlite'), file);
    const database = new DatabaseSync(file);
    const version = Number((database.prepare('PRAGMA user_version').get() as { user_version: number }).user_version);
    database.exec(`PRAGMA user_version = ${version + 1}`);
    database.prepare("INSERT INTO migration VALUES (?, 'from the future', 'unknown')").run(version + 1);
    database.close();
    const before = readFileSync(file);
    const { code, errors } = await luotsi('analyse', id, '--data', file);
    expect(code).toBe(2);
    expect(errors).toMatch(/newer/);
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});

describe('wrong input', () => {
  it('is told, and nothing is run', async () => {
    expect(await luotsi('rehearse', 'no-such-pilot')).toMatchObject({
      code: 2,
      errors: expect.stringContaining(id) as string,
    });
    expect(await luotsi('rehearse', id, '--effect', 'lots')).toMatchObject({
      code: 2,
      errors: expect.stringContaining('lots') as string,
    });
    expect(await luotsi('rehearse', id, '--people', '1')).toMatchObject({ code: 2 });
    expect(await luotsi('analyse', id, '--data', 'nowhere.sqlite')).toMatchObject({
      code: 2,
      errors: expect.stringContaining('nowhere.sqlite') as string,
    });
    expect(await luotsi('sail')).toMatchObject({ code: 2, errors: expect.stringContaining('sail') as string });
  });

  it('names the file and the field of a malformed card', async () => {
    const card = join(workspace, 'seeds/concepts/c05.md');
    const good = readFileSync(card, 'utf8');
    writeFileSync(card, good.replace(/^sourceStatus: .*$/m, 'sourceStatus: official'));
    const { code, errors } = await luotsi('concepts');
    writeFileSync(card, good);
    expect(code).toBe(2);
    expect(errors).toMatch(/seeds\/concepts\/c05\.md: sourceStatus: found "official", expected one of/);
    expect((await luotsi('concepts', '--json')).code).toBe(0);
  });

  it.each([
    ['heavy', `{ arms: d.arms.map((a, i) => (i ? a : { ...a, weight: 0.9 })) }`, /arms: .*weights that sum to 1/],
    [
      'lost',
      `{ outcomes: d.outcomes.map((o) => (o.scoring.method === 'instrument' ? { ...o, scoring: { method: 'instrument', instrument: 'nothing' } } : o)) }`,
      /outcomes\[\d\]\.scoring\.instrument: found "nothing"/,
    ],
    ['wordless', `{ languages: [...d.languages, 'tr'] }`, /tr among its languages and has no messages/],
  ])('refuses the experiment %s before anything starts', async (name, change, message) => {
    variant(name, change);
    const { code, errors } = await luotsi('rehearse', name);
    expect(code).toBe(2);
    expect(errors).toMatch(message);
    expect(existsSync(join(workspace, '.luotsi', name, 'rehearsal.sqlite'))).toBe(false);
  });
});
