import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createClient, GrowthBookApiError, GrowthBookError } from '../../src/rest/index.js';
import { clientOf, clock } from './pilot.js';
import { emptyState, KEY, startServer, type FakeServer } from './server.js';

let server: FakeServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});
const anything = z.looseObject({});
const failure = async (promise: Promise<unknown>): Promise<GrowthBookApiError> => {
  const error: unknown = await promise.then(
    () => null,
    (e: unknown) => e,
  );
  if (error instanceof GrowthBookApiError) return error;
  throw new Error(`no GrowthBookApiError but ${String(error)}`);
};

describe('the rate limit', () => {
  it('is kept by itself: 200 requests never meet a 429', async () => {
    const time = clock();
    server = await startServer(emptyState(''), { limit: 60, now: time.now });
    const client = clientOf(server.url, time);
    for (let i = 0; i < 200; i += 1) await client.get('/v1/attributes', anything);
    expect(server.sent.map(({ status }) => status)).toEqual(Array.from({ length: 200 }, () => 200));
    expect(time.waited.reduce((a, b) => a + b, 0)).toBe(3 * 60_000);
  });

  it('that is lower than ours is taken from the server’s headers', async () => {
    const time = clock();
    server = await startServer(emptyState(''), { limit: 7, now: time.now });
    const client = clientOf(server.url, time);
    for (let i = 0; i < 21; i += 1) await client.get('/v1/attributes', anything);
    expect(server.sent.some(({ status }) => status === 429)).toBe(false);
  });

  it('waits as long as retry-after asks, for reading and writing alike, and gives up in the end', async () => {
    const time = clock();
    server = await startServer(emptyState(''), { now: time.now });
    const client = clientOf(server.url, time);
    const attribute = { property: 'a', datatype: 'string' };
    server.faults.push(429, 429);
    await client.write({ method: 'POST', path: '/v1/attributes', body: attribute });
    expect(time.waited).toEqual([60_000, 60_000]);
    expect(server.sent.map(({ status }) => status)).toEqual([429, 429, 200]);
    server.faults.push(429, 429, 429, 429, 429);
    expect(await failure(client.get('/v1/attributes', anything))).toMatchObject({
      code: 'LUOTSI_GROWTHBOOK_AWAY',
      status: 429,
      uncertain: false,
    });
  });

  it('takes a date, too long a time and nonsense in retry-after', async () => {
    for (const [header, expected] of [
      ['Thu, 01 Jan 2026 00:00:05 GMT', 5000],
      ['100000', 600_000],
      ['soon', 60_000],
    ] as const) {
      const time = clock();
      let first = true;
      const send: typeof fetch = () => {
        const answer = first
          ? new Response('{"message":"Too many requests"}', { status: 429, headers: { 'retry-after': header } })
          : new Response('{}');
        first = false;
        return Promise.resolve(answer);
      };
      await clientOf('https://growthbook.example', time, send).get('/v1/attributes', anything);
      expect(time.waited).toEqual([expected]);
    }
  });
});

describe('failures', () => {
  it('repeats a reading with growing waits, and a write not at all', async () => {
    const time = clock();
    server = await startServer(emptyState(''), { now: time.now });
    const client = clientOf(server.url, time);
    server.faults.push(500, 503, 502);
    await client.get('/v1/attributes', anything);
    expect(time.waited).toEqual([1000, 2000, 4000]);
    server.faults.push(500);
    const error = await failure(
      client.write({ method: 'POST', path: '/v1/attributes', body: { property: 'a', datatype: 'string' } }),
    );
    expect(error).toMatchObject({ code: 'LUOTSI_GROWTHBOOK_AWAY', status: 500, uncertain: true });
    expect(server.sent.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('tells a wrong key, no right, a plan and a refusal apart, and never says the key', async () => {
    server = await startServer(emptyState(''));
    const time = clock();
    const wrong = createClient({ host: server.url, key: 'secret_wrong', ...time });
    const errors = [
      await failure(wrong.get('/v1/attributes', anything)),
      await failure(clientOf(server.url).write({ method: 'POST', path: '/v1/projects', body: { name: 'second' } })),
      await failure(
        clientOf(server.url).write({
          method: 'POST',
          path: '/v1/attributes',
          body: { property: 'a', datatype: 'string', bogus: 1 },
        }),
      ),
    ];
    expect(errors.map(({ code, status }) => [code, status])).toEqual([
      ['LUOTSI_GROWTHBOOK_KEY', 401],
      ['LUOTSI_GROWTHBOOK_PLAN', 402],
      ['LUOTSI_GROWTHBOOK_REFUSED', 400],
    ]);
    expect(errors[2]?.message).toContain('Unrecognized key: "bogus"');
    for (const error of errors) expect(`${error.stack ?? ''}${JSON.stringify(error)}`).not.toMatch(/secret_/);
  });

  it('does not take a page of a proxy, or another API, for an answer', async () => {
    const page: typeof fetch = () => Promise.resolve(new Response('<html>Sign in</html>'));
    expect(
      await failure(clientOf('https://growthbook.example', clock(), page).get('/v1/attributes', anything)),
    ).toMatchObject({
      code: 'LUOTSI_GROWTHBOOK_AWAY',
    });
    const other: typeof fetch = () => Promise.resolve(new Response('{"attributes":{}}'));
    expect(
      await failure(
        clientOf('https://growthbook.example', clock(), other).get(
          '/v1/attributes',
          z.object({ attributes: z.array(z.string()) }),
        ),
      ),
    ).toMatchObject({ code: 'LUOTSI_GROWTHBOOK_ANSWER' });
  });

  it('reads every page of a list', async () => {
    server = await startServer(emptyState(''));
    for (let i = 0; i < 250; i += 1) server.state.namespaces.push({ id: `ns-${i}` });
    const ids = await clientOf(server.url).list('/v1/namespaces', 'namespaces', z.object({ id: z.string() }));
    expect(new Set(ids.map(({ id }) => id)).size).toBe(250);
    expect(server.sent).toHaveLength(3);
  });
});

describe('settings', () => {
  it('refuses a host that would show the key on the way, and takes it with and without /api', async () => {
    for (const host of [
      'growthbook',
      'http://growthbook.example',
      'ftp://growthbook.example',
      'https://me:pw@growthbook.example',
      '',
    ])
      expect(() => createClient({ host, key: KEY }), host).toThrow(GrowthBookError);
    for (const key of ['', 'with space', 'line\nbreak'])
      expect(() => createClient({ host: 'https://growthbook.example', key })).toThrow(/GROWTHBOOK_API_KEY/);
    const asked: string[] = [];
    const send: typeof fetch = (input) => {
      asked.push(input as string);
      return Promise.resolve(new Response('{}'));
    };
    for (const host of ['https://growthbook.example', 'https://growthbook.example/', 'https://growthbook.example/api/'])
      await createClient({ host, key: KEY, fetch: send }).get('/v1/attributes', anything);
    expect(new Set(asked)).toEqual(new Set(['https://growthbook.example/api/v1/attributes']));
  });
});
