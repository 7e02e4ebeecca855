import type { Desired } from './desired.js';
import type { Live } from './live.js';
import { still, type Step } from './steps.js';
import type { DataSource } from './wire.js';

export interface Source {
  readonly dataSource: DataSource;
  readonly query: DataSource['assignmentQueries'][number];
}

const plain = (sql: string): string => sql.replaceAll(/\s+/g, ' ').replace(/;\s*$/, '').trim();

/** The data source and its assignment query, or what is missing of them. The API can create neither. */
export function sourceOf({ dataSource: { wanted, identifier, sql } }: Desired, live: Live): Source | string {
  const found = live.dataSources.filter(({ id, name }) => wanted === null || id === wanted || name === wanted);
  const [dataSource] = found;
  const names = live.dataSources.map(({ id, name }) => `${name} (${id})`).join(', ') || '(none)';
  if (!dataSource)
    return wanted === null
      ? 'GrowthBook has no data source, and its API cannot create one; create it with the settings that "plan" prints.'
      : `GrowthBook has no data source "${wanted}"; there is: ${names}. Name one of them, or create it with the settings that "plan" prints.`;
  if (found.length > 1) return `it is open which data source is meant: ${names}. Name one with --data-source.`;
  if (dataSource.type !== 'postgres')
    return `data source ${dataSource.name} is of the type ${dataSource.type}, and the SQL is for PostgreSQL; name another one.`;
  if (!dataSource.identifierTypes.some(({ id }) => id === identifier))
    return `data source ${dataSource.name} has no identifier type "${identifier}"; add it there, with the settings that "plan" prints.`;
  const queries = dataSource.assignmentQueries.filter(({ identifierType }) => identifierType === identifier);
  const query = queries.find((one) => plain(one.sql) === plain(sql)) ?? queries[0];
  if (!query)
    return `data source ${dataSource.name} has no assignment query for "${identifier}"; add the one that "plan" prints.`;
  return { dataSource, query };
}

/** What must be there and cannot, or need not, be made here: environment, data source, connection. */
export function surroundings(desired: Desired, live: Live): Step[] {
  const { environment } = desired;
  const known = live.environments.map(({ id }) => id);
  const source = sourceOf(desired, live);
  const connections = live.connections.filter((one) => one.environment === environment);
  const usable = connections.find(({ encryptPayload }) => !encryptPayload);
  return [
    known.includes(environment)
      ? still('unchanged', 'environment', environment)
      : still(
          'blocked',
          'environment',
          environment,
          `GrowthBook has the environments ${known.join(', ') || '(none)'}; name one of them with --environment.`,
        ),
    typeof source === 'string'
      ? still('blocked', 'data source', desired.dataSource.wanted ?? '(any)', source)
      : plain(source.query.sql) === plain(desired.dataSource.sql) && source.query.dimensionColumns.includes('language')
        ? still('unchanged', 'data source', source.dataSource.name)
        : still(
            'cannot-check',
            'data source',
            source.dataSource.name,
            `its assignment query ${source.query.name} is not the one that "plan" prints, with the dimension language. The API cannot change it, and whether both read the same people cannot be seen from here; compare them in GrowthBook.`,
          ),
    usable
      ? still('unchanged', 'sdk connection', usable.name)
      : still(
          'by-hand',
          'sdk connection',
          environment,
          connections.length > 0
            ? `every SDK connection of ${environment} encrypts its payload, and no page of ours has its key; make one without encryption.`
            : `no SDK connection serves ${environment}, so no page would get the experiment; make one in GrowthBook under SDK Connections, without encryption.`,
        ),
  ];
}
