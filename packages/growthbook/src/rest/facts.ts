import { PARTICIPANT } from '../payload.js';
import type { Desired, DesiredMetric } from './desired.js';
import type { Live } from './live.js';
import { creation, field, still, upkeep, type Field, type Step } from './steps.js';
import type { FactMetric, FactTable } from './wire.js';

export function attributeStep({ attribute }: Desired, live: Live): Step {
  const { property, datatype, description } = attribute;
  const there = live.attributes.find((one) => one.property === property);
  const body = { datatype, hashAttribute: true, description };
  if (!there)
    return creation('attribute', property, { method: 'POST', path: '/v1/attributes', body: { property, ...body } });
  return upkeep(
    'attribute',
    property,
    [
      field('datatype', there.datatype, datatype, { datatype }),
      field('hashAttribute', there.hashAttribute ?? false, true, { hashAttribute: true }),
      field('archived', there.archived ?? false, false, { archived: false }),
      field('description', there.description ?? '', description, { description }),
    ],
    { method: 'PUT', path: `/v1/attributes/${encodeURIComponent(property)}` },
  );
}

/** Of what the server has no unique key for, there may be two: then it is open which one is ours. */
export const only = <T>(found: readonly T[]): T | undefined => (found.length === 1 ? found[0] : undefined);

const twice = (what: string): string =>
  `there are several with this name, so it is open which one counts; keep one and delete the rest in GrowthBook (${what}).`;

export const factTablesOf = ({ factTable }: Desired, live: Live, dataSource: string): FactTable[] =>
  live.factTables.filter(({ name, datasource }) => name === factTable.name && datasource === dataSource);

export const metricsOf = ({ name }: DesiredMetric, live: Live, dataSource: string): FactMetric[] =>
  live.metrics.filter((one) => one.name === name && one.datasource === dataSource);

/** Fields that fact tables and metrics have alike. */
const common = (there: FactTable | FactMetric, { tag }: Desired, description: string): Field[] => [
  field('description', there.description, description, { description }),
  // Tags that somebody else has added stay.
  field('tags', there.tags.includes(tag), true, { tags: [...there.tags, tag] }),
  field('managedBy', there.managedBy ?? '', 'api', { managedBy: 'api' }),
  field('archived', there.archived ?? false, false, { archived: false }),
];

export function factTableStep(desired: Desired, live: Live, dataSource: string): Step {
  const { name, description, sql } = desired.factTable;
  const found = factTablesOf(desired, live, dataSource);
  if (found.length > 1)
    return still('blocked', 'fact table', name, twice(`ids ${found.map(({ id }) => id).join(', ')}`));
  const userIdTypes = [PARTICIPANT];
  const [there] = found;
  if (!there)
    return creation('fact table', name, {
      method: 'POST',
      path: '/v1/fact-tables',
      body: {
        name,
        description,
        tags: [desired.tag],
        datasource: dataSource,
        userIdTypes,
        sql,
        columns: [
          { column: PARTICIPANT, datatype: 'string' },
          { column: 'timestamp', datatype: 'date' },
          { column: 'outcome', datatype: 'string' },
          { column: 'value', datatype: 'number' },
        ],
        managedBy: 'api',
      },
    });
  return upkeep(
    'fact table',
    name,
    [
      field('sql', there.sql, sql, { sql }),
      field('userIdTypes', there.userIdTypes, userIdTypes, { userIdTypes }),
      ...common(there, desired, description),
    ],
    { method: 'POST', path: `/v1/fact-tables/${encodeURIComponent(there.id)}` },
  );
}

const filtersOf = (
  filters: readonly { column?: string | undefined; operator: string; values?: string[] | undefined }[],
) => filters.map(({ column, operator, values }) => ({ column: column ?? null, operator, values: values ?? [] }));

export function metricStep(desired: Desired, metric: DesiredMetric, live: Live, dataSource: string): Step {
  const { name, description, metricType, inverse, rowFilters } = metric;
  const found = metricsOf(metric, live, dataSource);
  if (found.length > 1) return still('blocked', 'metric', name, twice(`ids ${found.map(({ id }) => id).join(', ')}`));
  const table = only(factTablesOf(desired, live, dataSource));
  const mean = metricType === 'mean';
  const numerator = {
    factTableId: table?.id ?? '',
    // One row a participant, so the sum is the value.
    ...(mean && { column: 'value', aggregation: 'sum' }),
    rowFilters,
  };
  const settings = {
    cappingSettings: { type: 'none' },
    windowSettings: { type: 'none' },
    // GrowthBook would take CUPED on and not do it without a licence; the registered analysis does what is registered.
    regressionAdjustmentSettings: { override: true, enabled: false },
  };
  const [there] = found;
  if (!there)
    return creation(
      'metric',
      name,
      table
        ? {
            method: 'POST',
            path: '/v1/fact-metrics',
            body: {
              name,
              description,
              tags: [desired.tag],
              metricType,
              numerator,
              inverse,
              ...settings,
              managedBy: 'api',
            },
          }
        : null,
    );
  const { cappingSettings, windowSettings, regressionAdjustmentSettings } = settings;
  return upkeep(
    'metric',
    name,
    [
      field('metricType', there.metricType, metricType, { metricType, numerator }),
      field('numerator.factTableId', there.numerator?.factTableId, table?.id ?? null, { numerator }),
      field('numerator.rowFilters', filtersOf(there.numerator?.rowFilters ?? []), filtersOf(rowFilters), { numerator }),
      ...(mean
        ? [
            field('numerator.column', there.numerator?.column, 'value', { numerator }),
            field('numerator.aggregation', there.numerator?.aggregation ?? 'sum', 'sum', { numerator }),
          ]
        : []),
      field('inverse', there.inverse, inverse, { inverse }),
      field('cappingSettings.type', there.cappingSettings.type, 'none', { cappingSettings }),
      field('windowSettings.type', there.windowSettings.type, 'none', { windowSettings }),
      field(
        'regressionAdjustmentSettings',
        {
          override: there.regressionAdjustmentSettings.override,
          enabled: there.regressionAdjustmentSettings.enabled ?? false,
        },
        regressionAdjustmentSettings,
        { regressionAdjustmentSettings },
      ),
      ...common(there, desired, description),
    ],
    { method: 'POST', path: `/v1/fact-metrics/${encodeURIComponent(there.id)}` },
  );
}
