import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Drift, Plan } from '@luotsi/growthbook/rest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyState, KEY, startServer, type FakeServer } from '../../growthbook/test/rest/server.js';

const bin = fileURLToPath(new URL('../bin/luotsi.js', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));
const STUDY = 'translation-you-can-check';

let server: FakeServer;
let everything = '';
beforeAll(async () => {
  server = await startServer(emptyState('not our SQL'));
});
afterAll(() => server.close());

interface Answer {
  readonly code: number | string | null;
  readonly out: string;
  readonly err: string;
}
const growthbook = (args: readonly string[], env: Record<string, string> = {}): Promise<Answer> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [bin, 'growthbook', ...args],
      {
        cwd: root,
        env: {
          ...process.env,
          GROWTHBOOK_API_HOST: server.url,
          GROWTHBOOK_API_KEY: KEY,
          GROWTHBOOK_OWNER: 'lab@example.org',
          ...env,
        },
      },
      (error, out, err) => {
        everything += out + err;
        resolve({ code: error ? (error.code ?? null) : 0, out, err });
      },
    );
  });
const writes = (): number => server.sent.filter(({ method }) => method !== 'GET').length;

describe('luotsi growthbook', () => {
  it('plans, applies, finds nothing more to do, finds an edit by hand and repairs it', async () => {
    const planned = await growthbook(['plan', STUDY]);
    expect(planned.code).toBe(0);
    expect(planned.out).toMatch(/\+ create +metric translation-you-can-check: trust/);
    // The SQL on the server is another one, so the right one is printed.
    expect(planned.out).toMatch(/\? cannot check +data source pilot store/);
    expect(planned.out).toContain("'translation-you-can-check' AS experiment_id");
    expect(planned.out).toContain('sequential testing and CUPED');
    expect(planned.out).toContain('To apply: 10 writes.');
    expect(writes()).toBe(0);

    const applied = await growthbook(['apply', STUDY]);
    expect([applied.code, writes()]).toEqual([0, 10]);
    expect(applied.out).toContain('after 10 writes');
    expect((await growthbook(['apply', STUDY])).out).toContain('nothing was written');
    expect(writes()).toBe(10);
    expect(await growthbook(['drift', STUDY])).toMatchObject({ code: 0 });

    Object.assign(server.state.experiments[0] ?? {}, { hypothesis: 'something else' });
    const drifted = await growthbook(['drift', STUDY]);
    expect(drifted.code).toBe(1);
    expect(drifted.out).toContain('hypothesis: something else -> A machine translation');
    const data = await growthbook(['drift', STUDY, '--json']);
    expect([data.code, (JSON.parse(data.out) as Drift).drifted.map(({ resource }) => resource)]).toEqual([
      1,
      ['experiment'],
    ]);
    expect((await growthbook(['apply', STUDY])).code).toBe(0);
    expect(await growthbook(['drift', STUDY])).toMatchObject({ code: 0 });
  });

  it('says what is wrong with its settings and sends nothing', async () => {
    const before = server.sent.length;
    for (const [env, args, words] of [
      [{ GROWTHBOOK_API_KEY: '' }, [], 'GROWTHBOOK_API_KEY is not set'],
      [{ GROWTHBOOK_API_HOST: '' }, [], 'GROWTHBOOK_API_HOST is not set'],
      [{ GROWTHBOOK_API_HOST: 'http://growthbook.example' }, [], 'readable on the way'],
      [{}, ['--namespace', 'pilots'], 'give both'],
      [{}, ['--namespace', 'pilots', '--range', '0.5-0.2'], 'two numbers from 0 to 1'],
    ] as const) {
      const { code, err } = await growthbook(['plan', STUDY, ...args], env);
      expect(err).toContain(words);
      expect(code).toBe(2);
    }
    expect(server.sent).toHaveLength(before);
  });

  it('tells a failure of the server from a wrong command, and a blocked plan from a free one', async () => {
    const wrong = await growthbook(['plan', STUDY], { GROWTHBOOK_API_KEY: 'secret_wrong' });
    expect(wrong).toMatchObject({ code: 1, out: '' });
    expect(wrong.err).toContain('Invalid API key');
    const blocked = await growthbook(['plan', STUDY, '--environment', 'live', '--json']);
    expect(blocked.code).toBe(1);
    expect((JSON.parse(blocked.out) as Plan).blocked).toBe(true);
    const refused = await growthbook(['apply', STUDY, '--environment', 'live']);
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toContain('production, dev');
  });

  it('never prints the key', () => {
    expect(everything).toContain('translation-you-can-check');
    expect(everything).not.toMatch(/secret_/);
  });
});
