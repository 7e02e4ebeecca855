import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A GrowthBook server in this process that answers as the recorded one did. */

type Json = Record<string, unknown>;
export interface State {
  attributes: Json[];
  environments: Json[];
  dataSources: Json[];
  namespaces: Json[];
  connections: Json[];
  factTables: Json[];
  factMetrics: Json[];
  experiments: Json[];
  features: Json[];
}
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: Json | null;
  readonly status: number;
}
export interface FakeServer {
  readonly url: string;
  readonly state: State;
  readonly sent: Sent[];
  /** Answers the next requests with these statuses instead of handling them. */
  readonly faults: (number | 'handled, then lost')[];
  close(): Promise<void>;
}

class Refusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
const refuse = (message: string, status = 400): never => {
  throw new Refusal(status, message);
};

const keys = {
  attribute: 'property datatype description archived hashAttribute enum format projects tags',
  namespace: 'displayName description status format hashAttribute',
  factTable:
    'name description owner projects tags datasource userIdTypes aggregatedFactTableSettings sql eventName columns managedBy archived',
  factMetric:
    'name description owner projects tags metricType numerator denominator inverse cappingSettings windowSettings priorSettings regressionAdjustmentSettings managedBy archived',
  experiment:
    'datasourceId assignmentQueryId trackingKey bypassDuplicateKeyCheck name hypothesis description tags metrics secondaryMetrics guardrailMetrics owner archived status hashAttribute hashVersion statsEngine variations phases regressionAdjustmentEnabled sequentialTestingEnabled sequentialTestingTuningParameter',
  feature: 'id archived description owner project valueType defaultValue tags rules environments prerequisites',
};
function closed(body: Json, name: keyof typeof keys): void {
  const known = keys[name].split(' ');
  const stray = Object.keys(body).find((key) => !known.includes(key));
  if (stray !== undefined) refuse(`Request body: [] Unrecognized key: "${stray}"`);
}

const DATATYPES = ['boolean', 'string', 'number', 'secureString', 'enum', 'string[]', 'number[]', 'secureString[]'];

const builtIn: [string, string][] = [
  ['id', 'string'],
  ['url', 'string'],
  ['deviceType', 'enum'],
];

export const emptyState = (assignmentSql: string): State => ({
  attributes: builtIn.map(([property, datatype]) => ({ property, datatype })),
  environments: ['production', 'dev'].map((id) => ({
    id,
    description: '',
    toggleOnList: true,
    defaultState: true,
    projects: [],
  })),
  dataSources: [
    {
      id: 'ds_1',
      type: 'postgres',
      name: 'pilot store',
      description: '',
      projectIds: [],
      identifierTypes: [{ id: 'participant', description: '' }],
      assignmentQueries: [
        {
          id: 'exq_1',
          name: 'participants',
          description: '',
          identifierType: 'participant',
          sql: assignmentSql,
          includesNameColumns: false,
          dimensionColumns: ['language'],
        },
      ],
    },
  ],
  namespaces: [],
  connections: [{ id: 'sdk_1', name: 'web', environment: 'production', encryptPayload: false, key: 'sdk-1' }],
  factTables: [],
  factMetrics: [],
  experiments: [],
  features: [],
});

export const KEY = 'secret_of_the_tests';

export async function startServer(
  state: State,
  { limit = 1_000_000, now = Date.now }: { limit?: number; now?: () => number } = {},
): Promise<FakeServer> {
  let made = 0;
  const id = (prefix: string): string => `${prefix}${(made += 1)}`;
  const find = (list: Json[], key: string, what: string): Json =>
    list.find((one) => one['id'] === key) ?? refuse(`Could not find ${what} with that id`);

  function phases(list: Json[], variations: Json[], old: Json[]): Json[] {
    return list.map((one, i) => {
      const weights = one['variationWeights'] as number[] | undefined;
      const space = one['namespace'] as Json | undefined;
      return {
        name: one['name'],
        dateStarted: new Date(String(one['dateStarted'])).toISOString(),
        dateEnded: '',
        reasonForStopping: '',
        seed: one['seed'] ?? old[i]?.['seed'] ?? 'random',
        coverage: one['coverage'] ?? 1,
        trafficSplit: variations.map((v, j) => ({
          variationId: v['variationId'],
          weight: weights?.[j] ?? 1 / variations.length,
        })),
        targetingCondition: one['targetingCondition'] ?? '{}',
        prerequisites: [],
        savedGroupTargeting: [],
        ...(space && {
          namespace: {
            namespaceId: space['namespaceId'],
            enabled: space['enabled'] ?? true,
            range: space['range'] ?? (space['ranges'] as number[][])[0],
            ranges: space['ranges'] ?? [space['range']],
          },
        }),
      };
    });
  }

  function experiment(body: Json, old?: Json): Json {
    closed(body, 'experiment');
    const names = body['variations'] as Json[] | undefined;
    if (!old && (names?.length ?? 0) < 2)
      refuse('Request body: [variations] Too small: expected array to have >=2 items');
    const variations =
      names?.map((one) => ({
        variationId: one['variationId'] ?? id('var_'),
        key: one['key'],
        name: one['name'],
        description: '',
        screenshots: [],
      })) ?? (old?.['variations'] as Json[]);
    const before = (old?.['settings'] ?? {}) as Json;
    const metricsOf = (key: string, name: string): unknown =>
      (body[key] as string[] | undefined)?.map((metricId) => ({ metricId, overrides: {} })) ?? before[name] ?? [];
    const datasource = body['datasourceId'] ?? before['datasourceId'] ?? '';
    for (const key of ['metrics', 'secondaryMetrics', 'guardrailMetrics'])
      for (const metric of (body[key] ?? []) as string[])
        if (!state.factMetrics.some((one) => one['id'] === metric && one['datasource'] === datasource))
          refuse(`Metrics must be connected to the experiment datasource: ${metric}`);
    return {
      id: old?.['id'] ?? id('exp_'),
      trackingKey: body['trackingKey'] ?? old?.['trackingKey'],
      name: body['name'] ?? old?.['name'],
      type: 'standard',
      hypothesis: body['hypothesis'] ?? old?.['hypothesis'] ?? '',
      description: body['description'] ?? old?.['description'] ?? '',
      archived: body['archived'] ?? old?.['archived'] ?? false,
      status: body['status'] ?? old?.['status'] ?? 'draft',
      hashAttribute: body['hashAttribute'] ?? old?.['hashAttribute'] ?? 'id',
      hashVersion: body['hashVersion'] ?? old?.['hashVersion'] ?? 2,
      variations,
      phases: body['phases']
        ? phases(body['phases'] as Json[], variations, (old?.['phases'] ?? []) as Json[])
        : (old?.['phases'] ?? []),
      settings: {
        datasourceId: datasource,
        assignmentQueryId: body['assignmentQueryId'] ?? before['assignmentQueryId'] ?? '',
        statsEngine: body['statsEngine'] ?? before['statsEngine'] ?? 'bayesian',
        goals: metricsOf('metrics', 'goals'),
        secondaryMetrics: metricsOf('secondaryMetrics', 'secondaryMetrics'),
        guardrails: metricsOf('guardrailMetrics', 'guardrails'),
        regressionAdjustmentEnabled:
          body['regressionAdjustmentEnabled'] ?? before['regressionAdjustmentEnabled'] ?? false,
        sequentialTestingEnabled: body['sequentialTestingEnabled'] ?? before['sequentialTestingEnabled'] ?? false,
      },
    };
  }

  function metric(body: Json, old?: Json): Json {
    closed(body, 'factMetric');
    const numerator = body['numerator'] as Json | undefined;
    const table = numerator && find(state.factTables, String(numerator['factTableId']), 'fact table');
    return {
      owner: '',
      projects: [],
      inverse: false,
      description: '',
      tags: [],
      ...old,
      ...body,
      id: old?.['id'] ?? id('fact__'),
      datasource: table?.['datasource'] ?? old?.['datasource'],
      ...(numerator && {
        numerator: {
          column: '$$distinctUsers',
          rowFilters: [],
          filters: [],
          inlineFilters: {},
          ...numerator,
        },
      }),
      cappingSettings: { value: 0, ...(body['cappingSettings'] ?? old?.['cappingSettings'] ?? { type: 'none' }) },
    };
  }

  function feature(body: Json, old?: Json): Json {
    closed(body, 'feature');
    const rules = (body['rules'] as Json[] | undefined)?.map((rule) => ({
      description: '',
      condition: '',
      savedGroupTargeting: [],
      prerequisites: [],
      ...rule,
      id: rule['id'] ?? id('fr_'),
      allProjects: true,
    }));
    const asked = (body['environments'] ?? {}) as Record<string, Json>;
    const before = (old?.['environments'] ?? {}) as Record<string, Json>;
    return {
      description: '',
      archived: false,
      tags: [],
      ...old,
      ...body,
      rules: rules ?? old?.['rules'] ?? [],
      environments: Object.fromEntries(
        state.environments.map(({ id: name }) => [
          name,
          { enabled: true, ...before[String(name)], ...asked[String(name)] },
        ]),
      ),
    };
  }

  const list = (name: string, items: Json[], query: URLSearchParams): Json => {
    const offset = Number(query.get('offset') ?? 0);
    const size = Math.min(Number(query.get('limit') ?? 10), 100);
    const part = items.slice(offset, offset + size);
    const hasMore = offset + part.length < items.length;
    return {
      [name]: part,
      limit: size,
      offset,
      count: part.length,
      total: items.length,
      hasMore,
      nextOffset: hasMore ? offset + part.length : null,
    };
  };
  /** Keeps a resource in its place, or adds it. */
  const keep = (items: Json[], item: Json, key = 'id'): Json => {
    const at = items.findIndex((one) => one[key] === item[key]);
    if (at < 0) items.push(item);
    else items[at] = item;
    return item;
  };

  function handle(method: string, path: string, query: URLSearchParams, body: Json): Json {
    const [, version, name = '', key = ''] = path.split('/').map(decodeURIComponent);
    const route = `${method} ${version}/${name}${key === '' ? '' : '/*'}`;
    switch (route) {
      case 'GET v1/attributes':
        return { attributes: state.attributes };
      case 'POST v1/attributes': {
        closed(body, 'attribute');
        if (!DATATYPES.includes(String(body['datatype'])))
          refuse(
            `Request body: [datatype] Invalid option: expected one of ${DATATYPES.map((one) => `"${one}"`).join('|')}`,
          );
        if (state.attributes.some(({ property }) => property === body['property']))
          refuse(`An attribute with property ${String(body['property'])} already exists!`);
        return { attribute: keep(state.attributes, { ...body, projects: [] }, 'property') };
      }
      case 'PUT v1/attributes/*': {
        closed(body, 'attribute');
        const old =
          state.attributes.find(({ property }) => property === key) ??
          refuse('An attribute with that property does not exist');
        return { attribute: keep(state.attributes, { ...old, ...body }, 'property') };
      }
      case 'POST v1/projects':
        return refuse('Your plan only supports 1 project. Upgrade your plan to create more.', 402);
      case 'GET v1/environments':
        return { environments: state.environments };
      case 'GET v1/data-sources':
        return list('dataSources', state.dataSources, query);
      case 'GET v1/sdk-connections':
        return list('connections', state.connections, query);
      case 'POST v1/sdk-connections':
        if (String(body['name']).length < 3) refuse('Name length must be at least 3 characters');
        return refuse('Feature encrypt-features-endpoint requires premium subscription!');
      case 'GET v1/namespaces':
        return list('namespaces', state.namespaces, query);
      case 'POST v1/namespaces':
        closed(body, 'namespace');
        return {
          namespace: keep(state.namespaces, { description: '', status: 'active', ...body, id: id('ns-'), seed: 's' }),
        };
      case 'PUT v1/namespaces/*':
        closed(body, 'namespace');
        return { namespace: keep(state.namespaces, { ...find(state.namespaces, key, 'namespace'), ...body }) };
      case 'GET v1/fact-tables':
        return list('factTables', state.factTables, query);
      case 'POST v1/fact-tables':
        closed(body, 'factTable');
        return {
          factTable: keep(state.factTables, { owner: '', projects: [], eventName: '', ...body, id: id('ftb_') }),
        };
      case 'POST v1/fact-tables/*':
        closed(body, 'factTable');
        return { factTable: keep(state.factTables, { ...find(state.factTables, key, 'fact table'), ...body }) };
      case 'GET v1/fact-metrics':
        return list('factMetrics', state.factMetrics, query);
      case 'POST v1/fact-metrics':
        return { factMetric: keep(state.factMetrics, metric(body)) };
      case 'POST v1/fact-metrics/*':
        return { factMetric: keep(state.factMetrics, metric(body, find(state.factMetrics, key, 'metric'))) };
      case 'GET v1/experiments': {
        const wanted = query.get('trackingKey');
        return list(
          'experiments',
          state.experiments.filter((one) => wanted === null || one['trackingKey'] === wanted),
          query,
        );
      }
      case 'GET v1/experiments/*':
        return { experiment: find(state.experiments, key, 'experiment') };
      case 'POST v1/experiments':
        if (
          body['bypassDuplicateKeyCheck'] !== true &&
          state.experiments.some(({ trackingKey }) => trackingKey === body['trackingKey'])
        )
          refuse(`Experiment with tracking key already exists: ${String(body['trackingKey'])}.`);
        return { experiment: keep(state.experiments, experiment(body)) };
      case 'POST v1/experiments/*':
        return { experiment: keep(state.experiments, experiment(body, find(state.experiments, key, 'experiment'))) };
      case 'GET v1/features':
        return list('features', state.features, query);
      case 'GET v2/features/*':
        return {
          feature: state.features.find((one) => one['id'] === key) ?? refuse('Could not find a feature with that key'),
        };
      case 'POST v2/features':
        if (!/^[\w-]+$/.test(String(body['id'])))
          refuse('Feature keys can only include letters, numbers, hyphens, and underscores.');
        if (body['owner'] === undefined)
          refuse(
            'Must specify an `owner` in the request body. The `owner` field is only optional when authenticating with a Personal Access Token (PAT).',
          );
        if (state.features.some((one) => one['id'] === body['id']))
          refuse(`Feature id '${String(body['id'])}' already exists.`);
        if (body['valueType'] === 'number' && Number.isNaN(Number(body['defaultValue'])))
          refuse('Default value: Must be a valid number');
        return { feature: keep(state.features, feature(body)) };
      case 'POST v2/features/*': {
        const old = state.features.find((one) => one['id'] === key) ?? refuse('Could not find a feature with that key');
        return { feature: keep(state.features, feature(body, old)) };
      }
      default:
        return refuse('Not Found', 404);
    }
  }

  const read = async (request: IncomingMessage): Promise<string> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString('utf8');
  };

  const sent: Sent[] = [];
  const faults: FakeServer['faults'] = [];
  let window = { from: Number.NEGATIVE_INFINITY, count: 0 };
  const server: Server = createServer((request, response) => {
    void (async () => {
      const text = await read(request);
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
      const path = pathname.replace(/^\/api/, '');
      const body = text === '' ? null : (JSON.parse(text) as Json);
      const method = request.method ?? 'GET';
      if (now() - window.from >= 60_000) window = { from: now(), count: 0 };
      window.count += 1;
      response.setHeader('content-type', 'application/json');
      response.setHeader('ratelimit-limit', limit);
      response.setHeader('ratelimit-remaining', Math.max(0, limit - window.count));
      response.setHeader('ratelimit-reset', Math.ceil((window.from + 60_000 - now()) / 1000));
      const fault = faults.shift();
      const end = (status: number, answer: unknown): void => {
        sent.push({ method, path, body, status });
        response.statusCode = status;
        response.end(JSON.stringify(answer));
      };
      if (window.count > limit || fault === 429) {
        response.setHeader('retry-after', '60');
        return end(429, { message: 'Too many requests, limit to 60 per minute' });
      }
      if (typeof fault === 'number') return end(fault, { message: 'fault' });
      try {
        const given = request.headers.authorization;
        if (given === undefined) refuse('Missing Authorization header');
        if (given !== `Bearer ${KEY}`) refuse('Invalid API key', 401);
        const answer = handle(method, path, searchParams, body ?? {});
        if (fault === 'handled, then lost') {
          sent.push({ method, path, body, status: 0 });
          request.socket.destroy();
          return undefined;
        }
        return end(200, answer);
      } catch (error) {
        if (error instanceof Refusal) return end(error.status, { message: error.message });
        throw error;
      }
    })();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    state,
    sent,
    faults,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
