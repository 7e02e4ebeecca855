import { z } from 'zod';

/** What is read of the server's answers. The API adds keys from version to version; those are left aside. */

export const attribute = z.object({
  property: z.string(),
  datatype: z.string(),
  description: z.string().optional(),
  hashAttribute: z.boolean().optional(),
  archived: z.boolean().optional(),
});
export type Attribute = z.output<typeof attribute>;

export const environment = z.object({ id: z.string() });
export type Environment = z.output<typeof environment>;

export const dataSource = z.object({
  id: z.string(),
  type: z.string(),
  name: z.string(),
  identifierTypes: z.array(z.object({ id: z.string() })),
  assignmentQueries: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      identifierType: z.string(),
      sql: z.string(),
      dimensionColumns: z.array(z.string()),
    }),
  ),
});
export type DataSource = z.output<typeof dataSource>;

export const namespace = z.object({
  id: z.string(),
  displayName: z.string(),
  status: z.string(),
  format: z.string().optional(),
  hashAttribute: z.string().optional(),
});
export type Namespace = z.output<typeof namespace>;

export const connection = z.object({
  id: z.string(),
  name: z.string(),
  environment: z.string(),
  encryptPayload: z.boolean(),
});
export type Connection = z.output<typeof connection>;

export const factTable = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  tags: z.array(z.string()),
  datasource: z.string(),
  userIdTypes: z.array(z.string()),
  sql: z.string(),
  managedBy: z.string().optional(),
  archived: z.boolean().optional(),
});
export type FactTable = z.output<typeof factTable>;

const rowFilter = z.object({
  operator: z.string(),
  values: z.array(z.string()).optional(),
  column: z.string().optional(),
});

export const factMetric = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  tags: z.array(z.string()),
  datasource: z.string(),
  metricType: z.string(),
  inverse: z.boolean(),
  numerator: z
    .object({
      factTableId: z.string().optional(),
      column: z.string().optional(),
      aggregation: z.string().optional(),
      rowFilters: z.array(rowFilter).optional(),
    })
    .optional(),
  cappingSettings: z.object({ type: z.string() }),
  windowSettings: z.object({ type: z.string() }),
  regressionAdjustmentSettings: z.object({ override: z.boolean(), enabled: z.boolean().optional() }),
  managedBy: z.string().optional(),
  archived: z.boolean().optional(),
});
export type FactMetric = z.output<typeof factMetric>;

export const phase = z.object({
  name: z.string(),
  dateStarted: z.string(),
  dateEnded: z.string(),
  reasonForStopping: z.string(),
  seed: z.string(),
  coverage: z.number(),
  trafficSplit: z.array(z.object({ variationId: z.string(), weight: z.number() })),
  targetingCondition: z.string(),
  prerequisites: z.array(z.object({ id: z.string(), condition: z.string() })).optional(),
  savedGroupTargeting: z.array(z.object({ matchType: z.string(), savedGroups: z.array(z.string()) })).optional(),
  namespace: z
    .object({
      namespaceId: z.string(),
      enabled: z.boolean().optional(),
      range: z.array(z.number()).optional(),
      ranges: z.array(z.array(z.number())).optional(),
    })
    .optional(),
});
export type Phase = z.output<typeof phase>;

const metricIds = z.array(z.object({ metricId: z.string() }));

export const experiment = z.object({
  id: z.string(),
  trackingKey: z.string(),
  name: z.string(),
  hypothesis: z.string(),
  description: z.string(),
  archived: z.boolean(),
  status: z.enum(['draft', 'running', 'stopped']),
  hashAttribute: z.string(),
  hashVersion: z.number(),
  variations: z.array(z.object({ variationId: z.string(), key: z.string(), name: z.string() })),
  phases: z.array(phase),
  settings: z.object({
    datasourceId: z.string(),
    assignmentQueryId: z.string(),
    statsEngine: z.string(),
    goals: metricIds,
    secondaryMetrics: metricIds,
    guardrails: metricIds,
    regressionAdjustmentEnabled: z.boolean().nullish(),
    sequentialTestingEnabled: z.boolean().nullish(),
  }),
});
export type LiveExperiment = z.output<typeof experiment>;

export const feature = z.object({
  id: z.string(),
  description: z.string(),
  archived: z.boolean(),
  valueType: z.string(),
  defaultValue: z.string(),
  rules: z.array(
    z.object({
      type: z.string(),
      id: z.string().optional(),
      enabled: z.boolean().optional(),
      condition: z.string().optional(),
      experimentId: z.string().optional(),
      allEnvironments: z.boolean().optional(),
      environments: z.array(z.string()).optional(),
      variations: z.array(z.object({ variationId: z.string(), value: z.string() })).optional(),
      prerequisites: z.array(z.unknown()).optional(),
      savedGroupTargeting: z.array(z.unknown()).optional(),
    }),
  ),
  environments: z.record(z.string(), z.object({ enabled: z.boolean() })),
});
export type Feature = z.output<typeof feature>;

export const page = z.object({ hasMore: z.boolean(), nextOffset: z.number().nullable() });
