import { afterEach, describe, expect, it } from 'vitest';
import { apply, driftOf, GrowthBookError, planOf, readLive, type Action, type Plan } from '../../src/rest/index.js';
import { hasOpenapi, openapiCheck } from './openapi.js';
import { clientOf, clock, hash, now, pilot, wanted } from './pilot.js';
import { emptyState, startServer, type FakeServer, type State } from './server.js';

const servers: FakeServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const namespace = { name: 'pilots', range: [0, 0.5] as const };
const desired = wanted(pilot, { namespace });

async function serve(state: State = emptyState(desired.dataSource.sql)): Promise<FakeServer> {
  const server = await startServer(structuredClone(state));
  servers.push(server);
  return server;
}
const kinds = ({ actions }: Plan): string[] => actions.map(({ kind, resource }) => `${kind} ${resource}`);
const writesOf = ({ sent }: FakeServer): string[] =>
  sent.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);
const fields = (actions: readonly Action[]): string[] =>
  actions.flatMap(({ resource, differences }) => differences.map(({ field }) => `${resource} ${field}`));
const code = (error: unknown): string => (error instanceof GrowthBookError ? error.code : String(error));

/** The only one of a list. */
function one<T>(list: unknown): T {
  if (!Array.isArray(list) || list.length !== 1) throw new Error('not one');
  return list[0] as T;
}

/** A server that the pilot has been applied to. */
async function applied(): Promise<FakeServer> {
  const server = await serve();
  await apply(clientOf(server.url), desired, { now });
  server.sent.length = 0;
  return server;
}

describe('plan and apply', () => {
  it('plans every resource in order on an empty server and writes nothing', async () => {
    const server = await serve();
    const plan = planOf(desired, await readLive(clientOf(server.url), desired), { now });
    expect(kinds(plan)).toEqual([
      'unchanged environment',
      'unchanged data source',
      'unchanged sdk connection',
      'create attribute',
      'create namespace',
      'create fact table',
      ...pilot.outcomes.map(() => 'create metric'),
      'create experiment',
      'create feature',
    ]);
    expect(writesOf(server)).toEqual([]);
  });

  it('makes what it planned, and a second apply sends no write', async () => {
    const server = await serve();
    const { written, plan } = await apply(clientOf(server.url), desired, { now });
    expect(written).toHaveLength(plan.actions.length - 3);
    expect(plan.writes).toBe(0);
    const { state } = server;
    const [experiment] = state.experiments;
    expect(experiment).toMatchObject({
      trackingKey: 'a-pilot',
      status: 'draft',
      hashAttribute: 'participant',
      hashVersion: 2,
      settings: { datasourceId: 'ds_1', assignmentQueryId: 'exq_1', statsEngine: 'frequentist' },
      phases: [
        { seed: 'a-pilot', coverage: 0, namespace: { namespaceId: state.namespaces[0]?.['id'], range: [0, 0.5] } },
      ],
    });
    expect(state.factMetrics.map(({ name, metricType, inverse }) => [name, metricType, inverse])).toEqual([
      ['a-pilot: decisions', 'mean', false],
      ['a-pilot: noticed', 'proportion', false],
      ['a-pilot: understood', 'mean', false],
      ['a-pilot: usability', 'mean', false],
      ['a-pilot: trust', 'mean', false],
      ['a-pilot: seconds', 'mean', true],
      ['a-pilot: finished', 'proportion', false],
    ]);
    const before = structuredClone(state);
    server.sent.length = 0;
    await apply(clientOf(server.url), desired, { now });
    expect(writesOf(server)).toEqual([]);
    expect(state).toEqual(before);
  });

  it.skipIf(!hasOpenapi)(
    'sends only requests that GrowthBook’s own description allows (skipped without that file: LUOTSI_GROWTHBOOK_OPENAPI)',
    async () => {
      const check = openapiCheck();
      const server = await serve();
      await apply(clientOf(server.url), desired, { now });
      const created = writesOf(server).length;
      // Every field of every resource is wrong once, so that every update is sent too.
      const { state } = server;
      Object.assign(state.attributes.at(-1) ?? {}, {
        datatype: 'number',
        hashAttribute: false,
        archived: true,
        description: '',
      });
      Object.assign(state.namespaces[0] ?? {}, { status: 'inactive' });
      Object.assign(state.factTables[0] ?? {}, {
        sql: '',
        userIdTypes: [],
        description: '',
        tags: [],
        managedBy: '',
        archived: true,
      });
      for (const metric of state.factMetrics)
        Object.assign(metric, {
          metricType: 'ratio',
          description: '',
          tags: ['mine'],
          inverse: !metric['inverse'],
          managedBy: '',
          archived: true,
          numerator: { factTableId: 'ftb_other' },
          cappingSettings: { type: 'absolute' },
          windowSettings: { type: 'lookback' },
          regressionAdjustmentSettings: { override: false, enabled: true },
        });
      const [experiment] = state.experiments;
      const phase = one<object>(experiment?.['phases']);
      Object.assign(phase, {
        seed: 'x',
        coverage: 1,
        trafficSplit: [],
        targetingCondition: '{"a":1}',
        namespace: undefined,
      });
      Object.assign(experiment ?? {}, {
        name: 'x',
        hypothesis: 'x',
        description: 'x',
        hashAttribute: 'id',
        hashVersion: 1,
        settings: {
          datasourceId: '',
          assignmentQueryId: '',
          statsEngine: 'bayesian',
          goals: [],
          secondaryMetrics: [],
          guardrails: [],
          sequentialTestingEnabled: true,
          regressionAdjustmentEnabled: true,
        },
      });
      Object.assign(state.features[0] ?? {}, {
        defaultValue: 'x',
        description: 'x',
        rules: [],
        environments: { production: { enabled: false } },
      });
      await apply(clientOf(server.url), desired, { now, switchOn: true });
      expect(writesOf(server).length).toBe(2 * created);
      expect(server.sent.filter(({ method, status }) => method !== 'GET' && status !== 200)).toEqual([]);
      expect(server.sent.map(check).filter((wrong) => wrong !== null)).toEqual([]);
      // The check itself can say no.
      expect(
        check({ method: 'POST', path: '/v1/attributes', body: { property: 'x', datatype: 'string', bogus: 1 } }),
      ).toMatch(/additional/);
      expect(check({ method: 'POST', path: '/v1/experiments/exp_1', body: { phases: [{}] } })).toMatch(/required/);
    },
    60_000,
  );

  it('repairs an edit by hand and leaves the rest alone', async () => {
    const server = await applied();
    const clean = structuredClone(server.state);
    const [experiment] = server.state.experiments;
    Object.assign(experiment ?? {}, { name: 'Renamed by hand' });
    Object.assign(one<object>(experiment?.['phases']), { coverage: 0.8 });
    const [metric] = server.state.factMetrics;
    Object.assign(metric ?? {}, { inverse: true });
    const rules = server.state.features[0]?.['rules'] as object[];
    rules.unshift({ type: 'force', id: 'fr_x', value: 'arm-c', enabled: true, condition: '' });

    const drift = driftOf(desired, await readLive(clientOf(server.url), desired));
    expect(fields(drift.drifted)).toEqual([
      'metric inverse',
      'experiment phase.coverage',
      'experiment name',
      'feature rules',
    ]);
    expect(
      drift.drifted.flatMap(({ differences }) => differences).find(({ field }) => field === 'phase.coverage'),
    ).toEqual({
      field: 'phase.coverage',
      live: 0.8,
      wanted: 0,
    });
    expect(drift.liveHash).toBe(hash);
    expect(writesOf(server)).toEqual([]);

    await apply(clientOf(server.url), desired, { now });
    expect(writesOf(server)).toEqual([
      'POST /v1/fact-metrics/' + String(metric?.['id']),
      'POST /v1/experiments/' + String(experiment?.['id']),
      'POST /v2/features/a-pilot',
    ]);
    expect(server.state).toEqual(clean);
    expect(driftOf(desired, await readLive(clientOf(server.url), desired)).drifted).toEqual([]);
  });

  it('names the hash of a definition that has changed since', async () => {
    const server = await applied();
    const newer = wanted(pilot, { namespace, definitionHash: 'b'.repeat(64) });
    const drift = driftOf(newer, await readLive(clientOf(server.url), newer));
    expect(fields(drift.drifted)).toEqual(['experiment definition hash']);
    expect([drift.liveHash, drift.definitionHash]).toEqual([hash, 'b'.repeat(64)]);
  });
});

describe('a run that is cut off', () => {
  /** Dies at a request: before it reaches the server, or with the answer on its way. */
  function dying(at: number, arrives: boolean): typeof fetch {
    let count = 0;
    let dead = false;
    return async (input, init) => {
      if (dead) throw new TypeError('killed');
      count += 1;
      if (count < at) return fetch(input, init);
      if (arrives) await fetch(input, init);
      dead = true;
      throw new TypeError('killed');
    };
  }

  it('resumes to the same end state, wherever it was killed', async () => {
    const reference = await applied();
    const whole = await serve();
    await apply(clientOf(whole.url), desired, { now });
    const requests = whole.sent.length;
    expect(requests).toBeGreaterThan(25);
    for (const arrives of [false, true])
      for (let at = 1; at <= requests; at += 1) {
        const server = await serve();
        await expect(
          apply(clientOf(server.url, clock(), dying(at, arrives)), desired, { now }),
          `request ${at}`,
        ).rejects.toThrow('killed');
        await apply(clientOf(server.url), desired, { now });
        expect(server.state, `killed at request ${at}, ${arrives ? 'carried out' : 'not sent'}`).toEqual(
          reference.state,
        );
        server.sent.length = 0;
        await apply(clientOf(server.url), desired, { now });
        expect(writesOf(server)).toEqual([]);
        await server.close();
        servers.pop();
      }
  }, 120_000);

  it('makes nothing twice where the answer to a write is lost or a server is broken', async () => {
    const reference = await applied();
    const whole = await serve();
    await apply(clientOf(whole.url), desired, { now });
    const requests = whole.sent.length;
    for (const fault of ['handled, then lost', 503] as const)
      for (let at = 0; at < requests; at += 1) {
        const server = await serve();
        let count = 0;
        const failing: typeof fetch = (input, init) => {
          if (count === at) server.faults.push(fault);
          count += 1;
          return fetch(input, init);
        };
        await apply(clientOf(server.url, clock(), failing), desired, { now });
        expect(server.state, `${fault} at request ${at + 1}`).toEqual(reference.state);
        await server.close();
        servers.pop();
      }
  }, 120_000);
});

describe('what a person must settle', () => {
  /** Why nothing was written. */
  async function refusal(server: FakeServer, target = desired): Promise<string> {
    server.sent.length = 0;
    const error: unknown = await apply(clientOf(server.url), target, { now }).then(
      () => null,
      (e: unknown) => e,
    );
    expect(code(error)).toBe('LUOTSI_GROWTHBOOK_BLOCKED');
    expect(writesOf(server)).toEqual([]);
    return String(error);
  }

  it('needs a data source, one of PostgreSQL, with the identifier and an assignment query', async () => {
    const server = await serve();
    const [source] = server.state.dataSources;
    const spoil = async (change: object, expected: RegExp): Promise<void> => {
      server.state.dataSources[0] = { ...source, ...change };
      expect(await refusal(server)).toMatch(expected);
    };
    await spoil({ assignmentQueries: [] }, /no assignment query/);
    await spoil({ identifierTypes: [] }, /no identifier type "participant"/);
    await spoil({ type: 'bigquery' }, /of the type bigquery/);
    server.state.dataSources.push({ ...source, id: 'ds_2', name: 'other' });
    expect(await refusal(server)).toMatch(/--data-source/);
    server.state.dataSources.length = 0;
    expect(await refusal(server)).toMatch(/no data source/);
  });

  it('says what the API does not tell: another assignment query is no drift and no secret', async () => {
    const server = await applied();
    one<{ sql: string }>(server.state.dataSources[0]?.['assignmentQueries']).sql = 'SELECT 1';
    const drift = driftOf(desired, await readLive(clientOf(server.url), desired));
    expect(drift.drifted).toEqual([]);
    expect(drift.unchecked.map(({ resource }) => resource)).toEqual(['data source']);
  });

  it('finds no usable SDK connection among encrypting ones, and applies all the same', async () => {
    const server = await serve();
    Object.assign(server.state.connections[0] ?? {}, { encryptPayload: true });
    const { plan } = await apply(clientOf(server.url), desired, { now });
    expect(kinds(plan).filter((kind) => !kind.startsWith('unchanged'))).toEqual(['by-hand sdk connection']);
  });

  it('does not move people while it runs, unless told to, but keeps the words in order', async () => {
    const server = await applied();
    const [experiment] = server.state.experiments;
    Object.assign(experiment ?? {}, { status: 'running', name: 'x' });
    await apply(clientOf(server.url), desired, { now });
    expect(experiment?.['name']).toBe('x');
    expect(server.state.experiments[0]?.['name']).toBe('title');
    server.sent.length = 0;
    const phase = one<{ trafficSplit: { weight: number }[] }>(server.state.experiments[0]?.['phases']);
    Object.assign(phase.trafficSplit[0] ?? {}, { weight: 0.9 });
    expect(await refusal(server)).toMatch(/running.*phase\.weights.*--while-running/s);
    await apply(clientOf(server.url), desired, { now, whileRunning: true });
    expect(writesOf(server)).toHaveLength(1);
  });

  it('respects a switch that somebody has turned off, an archive and a stopped experiment', async () => {
    const server = await applied();
    const [experiment] = server.state.experiments;
    const [feature] = server.state.features;
    const { environments } = feature as { environments: { production: { enabled: boolean } } };
    environments.production.enabled = false;
    expect(await refusal(server)).toMatch(/switched it off in production/);
    environments.production.enabled = true;
    Object.assign(experiment ?? {}, { archived: true });
    expect(await refusal(server)).toMatch(/archived it/);
    Object.assign(experiment ?? {}, { archived: false, status: 'stopped' });
    expect((await apply(clientOf(server.url), desired, { now })).written).toEqual([]);
    Object.assign(experiment ?? {}, { hypothesis: 'another one' });
    expect(await refusal(server)).toMatch(/has been stopped/);
  });

  it('wants ranges of a namespace apart', async () => {
    const server = await applied();
    const [experiment] = server.state.experiments;
    const phase = one<object>(experiment?.['phases']);
    const space = server.state.namespaces[0]?.['id'];
    server.state.experiments.push({
      ...experiment,
      id: 'exp_other',
      trackingKey: 'neighbour',
      phases: [{ ...phase, namespace: { namespaceId: space, enabled: true, ranges: [[0.4, 0.6]] } }],
    });
    expect(await refusal(server)).toMatch(/neighbour has a part of 0 to 0.5/);
    const apart = wanted(pilot, { namespace: { name: 'pilots', range: [0, 0.4] } });
    await apply(clientOf(server.url), apart, { now });
    expect((await readLive(clientOf(server.url), apart)).experiments[0]?.phases[0]?.namespace?.ranges).toEqual([
      [0, 0.4],
    ]);
  });

  it('asks which one counts where a name is there twice', async () => {
    const server = await applied();
    server.state.factMetrics.push({ ...server.state.factMetrics[0], id: 'fact__copy' });
    expect(await refusal(server)).toMatch(/several with this name/);
  });

  it('asks for an owner and a known environment before the first write', async () => {
    const server = await serve();
    expect(await refusal(server, { ...desired, owner: null })).toMatch(/GROWTHBOOK_OWNER/);
    expect(await refusal(server, wanted(pilot, { environment: 'live' }))).toMatch(/production, dev.*--environment/s);
  });

  it('refuses what the server would take: weights, coverage, ranges', () => {
    expect(() => wanted({ ...pilot, arms: pilot.arms.map((arm) => ({ ...arm, weight: 0.4 })) })).toThrow(/sum to 1.2/);
    expect(() => wanted({ ...pilot, assignment: { method: 'hash', seed: 's', coverage: 1.2 } })).toThrow(
      /coverage 1.2/,
    );
    for (const range of [
      [0.5, 0.2],
      [0, 1.1],
      [0.3, 0.3],
    ] as const)
      expect(() => wanted(pilot, { namespace: { name: 'n', range } })).toThrow(/no share/);
  });

  it('stops where the server takes a write and keeps something else', async () => {
    const server = await serve();
    const stubborn: typeof fetch = async (input, init) => {
      const answer = await fetch(input, init);
      for (const metric of server.state.factMetrics) metric['inverse'] = true;
      return answer;
    };
    const error: unknown = await apply(clientOf(server.url, clock(), stubborn), desired, { now }).then(
      () => null,
      (e: unknown) => e,
    );
    expect(code(error)).toBe('LUOTSI_GROWTHBOOK_NOT_KEPT');
  });
});
