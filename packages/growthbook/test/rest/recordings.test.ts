import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { GrowthBookApiError } from '../../src/rest/index.js';
import * as wire from '../../src/rest/wire.js';
import { z } from 'zod';
import { hasOpenapi, openapiCheck } from './openapi.js';
import { clientOf, clock } from './pilot.js';
import { emptyState, KEY, startServer, type FakeServer } from './server.js';

interface Pair {
  readonly label: string;
  readonly request: { readonly method: string; readonly path: string; readonly body: Record<string, unknown> | null };
  readonly response: { readonly status: number; readonly body: Record<string, unknown> };
}
/** Calls of a real GrowthBook 5.0.1 server without a licence, keys taken out. */
const { pairs } = JSON.parse(readFileSync(new URL('recordings.json', import.meta.url), 'utf8')) as { pairs: Pair[] };
const pair = (label: string): Pair => {
  const found = pairs.find((one) => one.label === label);
  if (!found) throw new Error(`no recording "${label}"`);
  return found;
};

/** A `fetch` that answers with a recording. */
const replay =
  ({ request, response }: Pair): typeof fetch =>
  (input, init) => {
    expect([init?.method, new URL(input as string).pathname]).toEqual([request.method, request.path.split('?')[0]]);
    return Promise.resolve(new Response(JSON.stringify(response.body), { status: response.status }));
  };
const host = 'https://growthbook.example';
const pathOf = ({ request }: Pair): string => request.path.replace(/^\/api/, '');

describe('the recorded answers', () => {
  it.each([
    ['list attributes', 'attributes', wire.attribute.array()],
    ['create attribute', 'attribute', wire.attribute],
    ['create namespace', 'namespace', wire.namespace],
    ['list data sources', 'dataSources', wire.dataSource.array()],
    ['list fact metrics', 'factMetrics', wire.factMetric.array()],
    ['get fact table', 'factTable', wire.factTable],
    ['create experiment', 'experiment', wire.experiment],
    ['list experiments', 'experiments', wire.experiment.array()],
    ['start experiment', 'experiment', wire.experiment],
    ['results', 'experiment', wire.experiment],
    ['create feature with experiment-ref', 'feature', wire.feature],
    ['archive feature', 'feature', wire.feature],
    ['sdk connections', 'connections', wire.connection.array()],
  ] as const)('are read: %s', (label, key, schema) => {
    expect(schema.safeParse(pair(label).response.body[key]).error).toBeUndefined();
  });

  it.each([
    ['attribute exists already', 'LUOTSI_GROWTHBOOK_REFUSED', 'already exists'],
    ['unknown key', 'LUOTSI_GROWTHBOOK_REFUSED', 'Unrecognized key'],
    ['create project', 'LUOTSI_GROWTHBOOK_PLAN', 'only supports 1 project'],
    ['duplicate tracking key', 'LUOTSI_GROWTHBOOK_REFUSED', 'cta-color-2'],
    ['start again', 'LUOTSI_GROWTHBOOK_REFUSED', 'draft status'],
    ['missing feature', 'LUOTSI_GROWTHBOOK_REFUSED', 'Could not find a feature'],
    ['wrong key', 'LUOTSI_GROWTHBOOK_KEY', 'Invalid API key'],
    ['no key', 'LUOTSI_GROWTHBOOK_KEY', 'Missing Authorization header'],
  ])('are turned into errors: %s', async (label, code, words) => {
    const one = pair(label);
    const client = clientOf(host, clock(), replay(one));
    const { method, body } = one.request;
    const error: unknown = await (
      method === 'GET'
        ? client.get(pathOf(one), z.unknown())
        : client.write({ method: method as 'POST', path: pathOf(one), body: body ?? {} })
    ).then(
      () => null,
      (e: unknown) => e,
    );
    expect(error).toBeInstanceOf(GrowthBookApiError);
    expect(error).toMatchObject({ code, status: one.response.status, uncertain: false });
    expect((error as Error).message).toContain(words);
  });

  it.skipIf(!hasOpenapi)(
    'belong to requests that GrowthBook’s own description allows (skipped without that file)',
    () => {
      const check = openapiCheck();
      const wrong = pairs
        .filter(({ request, response }) => response.status === 200 && request.path.startsWith('/api/v'))
        .map(({ request }) => check({ ...request, path: new URL(request.path, host).pathname.replace(/^\/api/, '') }))
        .filter((one) => one !== null);
      expect(wrong).toEqual([]);
    },
    60_000,
  );
});

describe('the server of these tests', () => {
  let server: FakeServer | undefined;
  afterEach(async () => {
    await server?.close();
    server = undefined;
  });

  it('answers as the recorded one: the same statuses and the same words, in the recorded order', async () => {
    server = await startServer({ ...emptyState(''), attributes: [] });
    const source = (pair('list data sources').response.body['dataSources'] as Record<string, unknown>[])[0];
    server.state.dataSources.splice(0, 1, source ?? {});
    server.state.factMetrics.push(
      ...['fact__2ChMgSWYP5THHWSecjJCh1', 'fact__2ChMgSYDb9sxeb3ct6LQzR', 'fact__2ChMgSYWhKF9cGrbr7pToR'].map((id) => ({
        id,
        datasource: source?.['id'],
      })),
    );
    const ids = new Map<string, string>();
    const translated = (text: string): string => [...ids].reduce((all, [old, now]) => all.replaceAll(old, now), text);
    const replayed = [
      'create attribute',
      'update attribute',
      'attribute exists already',
      'bad enum',
      'unknown key',
      'create project',
      'create namespace',
      'create experiment',
      'get experiment',
      'list experiments',
      'duplicate tracking key',
      'one variation only',
      'bad weights',
      'create feature with experiment-ref',
      'feature without owner',
      'bad feature id',
      'bad default value type',
      'feature exists',
      'get feature',
      'update feature',
      'encrypted sdk connection without licence',
      'remote-eval sdk connection without licence',
      'archive feature',
      'missing experiment',
      'wrong key',
      'no key',
    ];
    for (const label of replayed) {
      const { request, response } = pair(label);
      const answer = await fetch(translated(`${server.url}${request.path}`), {
        method: request.method,
        headers: {
          'content-type': 'application/json',
          ...(label !== 'no key' && { authorization: `Bearer ${label === 'wrong key' ? 'secret_wrong' : KEY}` }),
        },
        ...(request.body && { body: translated(JSON.stringify(request.body)) }),
      });
      const body = (await answer.json()) as Record<string, unknown>;
      expect([label, answer.status], label).toEqual([label, response.status]);
      if (response.status !== 200) expect(body, label).toEqual(response.body);
      if (label === 'create experiment') {
        const [now, old] = [body, response.body].map(
          (one) => one['experiment'] as { id: string; variations: { variationId: string }[] },
        );
        ids.set(old?.id ?? '', now?.id ?? '');
        old?.variations.forEach(({ variationId }, i) => ids.set(variationId, now?.variations[i]?.variationId ?? ''));
        expect(wire.experiment.parse(now).phases[0]?.trafficSplit.map(({ weight }) => weight)).toEqual([
          0.34, 0.33, 0.33,
        ]);
      }
    }
  });
});
