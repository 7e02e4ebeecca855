import { z } from 'zod';
import type { GrowthBookClient } from './client.js';
import type { Desired } from './desired.js';
import { GrowthBookApiError } from './problem.js';
import * as wire from './wire.js';

/** What the server holds, as far as it concerns one experiment. */
export interface Live {
  readonly attributes: readonly wire.Attribute[];
  readonly environments: readonly wire.Environment[];
  readonly dataSources: readonly wire.DataSource[];
  readonly connections: readonly wire.Connection[];
  readonly namespaces: readonly wire.Namespace[];
  readonly factTables: readonly wire.FactTable[];
  readonly metrics: readonly wire.FactMetric[];
  /** With the experiment's tracking key; more than one where a person has bypassed the check. */
  readonly experiments: readonly wire.LiveExperiment[];
  /** The other experiments; read only where a namespace is shared with them. */
  readonly others: readonly wire.LiveExperiment[];
  readonly feature: wire.Feature | null;
}

/** A missing feature is a 400 like every other mistake; its words are all that tells it apart. */
async function featureOf(client: GrowthBookClient, id: string): Promise<wire.Feature | null> {
  try {
    return (await client.get(`/v2/features/${encodeURIComponent(id)}`, z.object({ feature: wire.feature }))).feature;
  } catch (error) {
    if (
      error instanceof GrowthBookApiError &&
      (error.status === 404 || (error.status === 400 && /could not find a feature/i.test(error.message)))
    )
      return null;
    throw error;
  }
}

/** Reads what the server holds; writes nothing. */
export async function readLive(client: GrowthBookClient, desired: Desired): Promise<Live> {
  const key = desired.experiment.trackingKey;
  const { attributes } = await client.get('/v1/attributes', z.object({ attributes: wire.attribute.array() }));
  const { environments } = await client.get('/v1/environments', z.object({ environments: wire.environment.array() }));
  const dataSources = await client.list('/v1/data-sources', 'dataSources', wire.dataSource);
  const connections = await client.list('/v1/sdk-connections', 'connections', wire.connection);
  const namespaces = desired.namespace ? await client.list('/v1/namespaces', 'namespaces', wire.namespace) : [];
  const factTables = await client.list('/v1/fact-tables', 'factTables', wire.factTable);
  const metrics = await client.list('/v1/fact-metrics', 'factMetrics', wire.factMetric);
  const found = await client.list(
    desired.namespace ? '/v1/experiments' : `/v1/experiments?trackingKey=${encodeURIComponent(key)}`,
    'experiments',
    wire.experiment,
  );
  return {
    attributes,
    environments,
    dataSources,
    connections,
    namespaces,
    factTables,
    metrics,
    experiments: found.filter(({ trackingKey }) => trackingKey === key),
    others: found.filter(({ trackingKey }) => trackingKey !== key),
    feature: await featureOf(client, desired.feature.id),
  };
}

const answer = z.union([
  z.object({ attribute: wire.attribute }),
  z.object({ namespace: wire.namespace }),
  z.object({ factTable: wire.factTable }),
  z.object({ factMetric: wire.factMetric }),
  z.object({ experiment: wire.experiment }),
  z.object({ feature: wire.feature }),
]);

const put = <T>(list: readonly T[], item: T, same: (other: T) => boolean): T[] => [
  ...list.filter((other) => !same(other)),
  item,
];

/**
 * The state after a write, by the server's answer to it; null if the answer does not say, and the server must be
 * read again.
 */
export function absorb(live: Live, body: unknown): Live | null {
  const parsed = answer.safeParse(body);
  if (!parsed.success) return null;
  const is = parsed.data;
  if ('attribute' in is)
    return {
      ...live,
      attributes: put(live.attributes, is.attribute, ({ property }) => property === is.attribute.property),
    };
  if ('namespace' in is)
    return { ...live, namespaces: put(live.namespaces, is.namespace, ({ id }) => id === is.namespace.id) };
  if ('factTable' in is)
    return { ...live, factTables: put(live.factTables, is.factTable, ({ id }) => id === is.factTable.id) };
  if ('factMetric' in is)
    return { ...live, metrics: put(live.metrics, is.factMetric, ({ id }) => id === is.factMetric.id) };
  if ('experiment' in is)
    return { ...live, experiments: put(live.experiments, is.experiment, ({ id }) => id === is.experiment.id) };
  return { ...live, feature: is.feature };
}
