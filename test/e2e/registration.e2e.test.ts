import { spawn, type ChildProcess } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson, parseDecision, parseRegistration, parseResult, type Registration } from '@luotsi/protocol';
import { id, root } from './pilot.js';

const bin = join(root, 'packages/cli/bin/luotsi.js');
const copies: string[] = [];

/** A checkout of its own, without the registration that the pilot may have. */
function copy(): string {
  const workspace = mkdtempSync(join(tmpdir(), 'luotsi-registration-'));
  copies.push(workspace);
  cpSync(join(root, 'seeds'), join(workspace, 'seeds'), { recursive: true });
  mkdirSync(join(workspace, 'experiments'));
  cpSync(join(root, 'experiments', id), join(workspace, 'experiments', id), { recursive: true });
  for (const name of ['registration.json', 'decision.json'])
    rmSync(join(workspace, 'experiments', id, name), { force: true });
  symlinkSync(join(root, 'node_modules'), join(workspace, 'node_modules'));
  return workspace;
}
afterAll(() => {
  for (const workspace of copies) rmSync(workspace, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly errors: string;
}
function start(
  workspace: string,
  args: readonly string[],
  secret?: string,
): { child: ChildProcess; ended: Promise<Ended>; out: () => string } {
  const { LUOTSI_SECRET: _secret, ...environment } = process.env;
  const child = spawn(process.execPath, [bin, ...args], {
    cwd: workspace,
    env: { ...environment, ...(secret !== undefined && { LUOTSI_SECRET: secret }) },
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
const run = (workspace: string, args: readonly string[], secret?: string): Promise<Ended> =>
  start(workspace, args, secret).ended;

const inside = (workspace: string, file: string): string => join(workspace, 'experiments', id, file);
/** Changes a source file and what was built from it, as a build would. */
function change(workspace: string, files: readonly string[], from: string, to: string): void {
  for (const file of files) {
    const path = inside(workspace, file);
    const before = readFileSync(path, 'utf8');
    expect(before).toContain(from);
    writeFileSync(path, before.replace(from, to));
  }
}
const registrationOf = (workspace: string): Registration =>
  parseRegistration(JSON.parse(readFileSync(inside(workspace, 'registration.json'), 'utf8')));
interface Status {
  readonly status: string;
  readonly deviations: readonly string[];
  readonly unchecked: readonly string[];
}
async function statusOf(workspace: string, secret?: string): Promise<Status & { code: number | null }> {
  const { code, out, errors } = await run(workspace, ['status', id, '--json'], secret);
  expect(errors).toBe('');
  return { code, ...(JSON.parse(out) as Status) };
}
const secret = 'a secret for this test only, long enough';

describe('a registration', () => {
  let first: string;
  let second: string;
  beforeAll(() => {
    first = copy();
    second = copy();
  });

  it('has the same hash in two copies, commits to the seed when it is given, and is not written twice', async () => {
    expect(await statusOf(first)).toMatchObject({ code: 0, status: 'not registered' });
    const one = await run(first, ['freeze', id], secret);
    const two = await run(second, ['freeze', id], secret);
    expect(one.out).toMatch(/^[0-9a-f]{64}\n$/);
    expect(two.out).toBe(one.out);
    const { parts } = registrationOf(first);
    expect(Object.keys(parts)).toEqual(
      expect.arrayContaining(['plan', 'arm key-facts in ar, form fee', 'messages ar', 'styles', 'allocation seed']),
    );
    expect(JSON.stringify(parts)).not.toContain(createHmac('sha256', secret).update('allocation').digest('hex'));
    rmSync(inside(second, 'registration.json'));
    const without = await run(second, ['freeze', id]);
    expect(without.out).toMatch(/^[0-9a-f]{64}\n$/);
    expect(without.out).not.toBe(one.out);
    const before = readFileSync(inside(first, 'registration.json'), 'utf8');
    const again = await run(first, ['freeze', id], secret);
    expect(again).toMatchObject({ code: 2, errors: expect.stringContaining('was registered at') as string });
    expect(readFileSync(inside(first, 'registration.json'), 'utf8')).toBe(before);
    expect(await statusOf(first, secret)).toMatchObject({ code: 0, status: 'as registered', deviations: [] });
    expect((await statusOf(first)).unchecked).toHaveLength(1);
  });

  it('names a changed word, margin, seed and style, and nothing else', async () => {
    const { title } = JSON.parse(readFileSync(inside(first, 'content/ar.json'), 'utf8')) as { title: string };
    change(first, ['content/ar.json', 'dist/content/ar.json'], title, `${title}.`);
    const words = await statusOf(first, secret);
    expect(words).toMatchObject({ code: 1, status: 'deviations' });
    expect(words.deviations).toEqual(expect.arrayContaining(['content ar', 'arm key-facts in ar, form fee']));
    expect(words.deviations.filter((d) => !/\bar\b/.test(d))).toEqual([]);
    change(first, ['content/ar.json', 'dist/content/ar.json'], `${title}.`, title);
    expect((await statusOf(first, secret)).deviations).toEqual([]);

    change(first, ['dist/experiment.js'], 'margin: 0.25', 'margin: 0.3');
    change(first, ['dist/experiment.js'], 'analysis, version 1', 'analysis, version 2');
    const { styles } = JSON.parse(readFileSync(inside(first, 'dist/client/manifest.json'), 'utf8')) as {
      styles: string[];
    };
    const style = inside(first, `dist/client/${styles[0]}`);
    writeFileSync(style, `${readFileSync(style, 'utf8')}.lu-button{color:red}`);
    const all = await statusOf(first, 'another secret for this test, long enough');
    expect(all.deviations.toSorted()).toEqual([
      'allocation seed',
      'plan, analysis.seed: "translation-you-can-check, analysis, version 1" was registered, and it is "translation-you-can-check, analysis, version 2"',
      'plan, outcomes[trust].margin: 0.25 was registered, and it is 0.3',
      'styles',
    ]);
  });

  it('keeps an amendment with its reason, and what was registered first', async () => {
    const before = registrationOf(first);
    expect(await run(first, ['freeze', id, '--amend', ' '], secret)).toMatchObject({ code: 2 });
    expect(registrationOf(first)).toEqual(before);
    expect(await run(first, ['freeze', id, '--amend', 'The margin was a slip of the pen.'], secret)).toMatchObject({
      code: 0,
    });
    const after = registrationOf(first);
    expect({ ...after, amendments: [] }).toEqual(before);
    expect(after.amendments).toHaveLength(1);
    expect(after.amendments[0]).toMatchObject({ why: 'The margin was a slip of the pen.' });
    expect(after.amendments[0]?.hash).not.toBe(before.hash);
    expect(after.amendments[0]?.changed).toContain('plan, outcomes[trust].margin: 0.25 was registered, and it is 0.3');
    expect(await statusOf(first, secret)).toMatchObject({ code: 0, status: 'as registered' });
    expect(await run(first, ['freeze', id, '--amend', 'Again.'], secret)).toMatchObject({ code: 2 });
  });

  it('is a document in Finnish and English that says what is missing', async () => {
    const { code, out } = await run(second, ['register', id, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ missing: ['statement', 'permit', 'dpia', 'controller'] });
    const [fi, en] = ['fi', 'en'].map((language) =>
      readFileSync(inside(second, `registration/plan.${language}.md`), 'utf8'),
    );
    expect(fi).toContain('Eettinen lausunto puuttuu: vastuullinen tutkija');
    expect(en).toContain('There is no ethics statement: the responsible researcher');
    expect(en).toContain('Margin: 0.25');
    expect(en).toContain(registrationOf(second).hash);
    expect(`${fi}${en}`).not.toMatch(/undefined|\[object/);
  });
});

describe('a launch', () => {
  it('is refused until everything is there, and afterwards for what was not registered', async () => {
    const workspace = copy();
    const elsewhere = ['serve', id, '--port', '0', '--host', '0.0.0.0'];
    const refused = await run(workspace, elsewhere, secret);
    expect(refused.code).toBe(2);
    for (const sentence of [
      /no ethics statement: the responsible researcher asks/,
      /no research permit: the responsible researcher asks/,
      /no data protection impact assessment: the controller has it made/,
      /Nobody is named as controller/,
    ])
      expect(refused.errors).toMatch(sentence);
    change(
      workspace,
      ['dist/experiment.js'],
      'statement: null, permit: null, dpia: null, controller: null',
      "statement: 'S 1', permit: 'P 1', dpia: null, controller: 'C'",
    );
    const half = await run(workspace, elsewhere, secret);
    expect(half.code).toBe(2);
    expect(half.errors).not.toMatch(/ethics statement:/);
    change(workspace, ['dist/experiment.js'], 'dpia: null', "dpia: 'D 1'");
    expect((await run(workspace, ['freeze', id], secret)).code).toBe(0);
    change(workspace, ['dist/experiment.js'], 'margin: 0.25', 'margin: 0.3');
    const changed = await run(workspace, ['serve', id, '--port', '0'], secret);
    expect(changed).toMatchObject({ code: 2 });
    expect(changed.errors).toContain('plan, outcomes[trust].margin: 0.25 was registered, and it is 0.3');
    expect(existsSync(join(workspace, '.luotsi', id, 'live.sqlite'))).toBe(false);
    const { child, ended, out } = start(workspace, ['serve', id, '--port', '0', '--amend', 'A slip.'], secret);
    await expect.poll(out, { timeout: 60_000 }).toMatch(/Monitor {2}/);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 0 });
    expect(registrationOf(workspace).amendments).toMatchObject([{ why: 'A slip.' }]);
  });

  it('is not needed on this machine alone, and what is tried there is no live data', async () => {
    const workspace = copy();
    const { child, ended, out } = start(workspace, ['serve', id, '--port', '0'], secret);
    await expect.poll(out, { timeout: 60_000 }).toMatch(/Monitor {2}/);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({
      code: 0,
      errors: expect.stringMatching(/may not meet people yet[\s\S]*no ethics statement/) as string,
    });
    expect(existsSync(join(workspace, '.luotsi', id, 'live.sqlite'))).toBe(false);
  });

  it('is not needed for a look: a preview offers every language and leaves no live data', async () => {
    const workspace = copy();
    const { child, ended, out } = start(workspace, ['serve', id, '--port', '0', '--preview']);
    await expect.poll(out, { timeout: 60_000 }).toMatch(/Monitor {2}/);
    const address = /Participants {2}(\S+)/.exec(out())?.[1] ?? '';
    const page = await fetch(`${address}/ar`);
    expect(page.status).toBe(200);
    const { 'rehearsal.ribbon': ribbon } = JSON.parse(readFileSync(inside(workspace, 'messages/ar.json'), 'utf8')) as {
      'rehearsal.ribbon': string;
    };
    expect(await page.text()).toContain(ribbon);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: 0 });
    expect(existsSync(join(workspace, '.luotsi', id, 'live.sqlite'))).toBe(false);
  });
});

describe('a decision', () => {
  const words = ['--reason', 'It is better.', '--by', 'Head of digital services'];

  it('rests on the verdict, and not on made-up people or on data that are not in order', async () => {
    const workspace = copy();
    const folder = join(workspace, '.luotsi', id);
    expect((await run(workspace, ['rehearse', id, '--people', '120', '--seed', '7', '--effect', '0.15'])).code).toBe(0);
    const ship = ['decide', id, 'ship', '--arm', 'key-facts', ...words];
    expect((await run(workspace, ['decide', id, 'ship', ...words, '--rehearsal'])).errors).toMatch(/which arm/);
    expect((await run(workspace, ['decide', id, 'ship', '--arm', 'nothing', ...words])).errors).toMatch(/no arm/);
    const synthetic = await run(workspace, [...ship, '--data', 'rehearsal']);
    expect(synthetic).toMatchObject({ code: 2, errors: expect.stringContaining('made-up people') as string });
    const { verdict } = parseResult(JSON.parse((await run(workspace, ['analyse', id, '--json'])).out));
    const verdictHash = createHash('sha256').update(canonicalJson(verdict)).digest('hex');
    expect((await run(workspace, [...ship, '--rehearsal'])).code).toBe(0);
    expect(parseDecision(JSON.parse(readFileSync(join(folder, 'rehearsal-decision.json'), 'utf8')))).toMatchObject({
      decided: 'ship',
      arm: 'key-facts',
      verdictHash,
      by: 'Head of digital services',
    });
    expect(existsSync(inside(workspace, 'decision.json'))).toBe(false);

    // The same data as if people had given them.
    cpSync(join(folder, 'rehearsal.sqlite'), join(folder, 'live.sqlite'));
    const database = new DatabaseSync(join(folder, 'live.sqlite'));
    database.exec("UPDATE study SET kind = 'live', seed = NULL, planted = NULL");
    database.close();
    const otherList = await run(workspace, ship, secret);
    expect(otherList).toMatchObject({ code: 2, errors: expect.stringContaining('ledger-replay') as string });
    expect(existsSync(inside(workspace, 'decision.json'))).toBe(false);
    const right = createHmac('sha256', 'luotsi rehearsal').update('7').digest('hex');
    expect(await run(workspace, ship, right)).toMatchObject({
      code: 0,
      errors: expect.stringContaining('not registered') as string,
    });
    const decided = parseDecision(JSON.parse(readFileSync(inside(workspace, 'decision.json'), 'utf8')));
    expect(decided.verdictHash).toBe(verdictHash);
    expect(await run(workspace, ship, right)).toMatchObject({
      code: 2,
      errors: expect.stringContaining('already') as string,
    });
  });
});
