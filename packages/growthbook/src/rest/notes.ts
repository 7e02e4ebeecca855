import type { Experiment } from '@luotsi/protocol';
import type { Desired } from './desired.js';

/** What a person enters in GrowthBook, since its API creates no data sources. */
export interface DataSourceSettings {
  readonly type: 'postgres';
  readonly identifierType: string;
  readonly assignmentQuery: {
    readonly identifierType: string;
    readonly dimensionColumns: readonly string[];
    readonly sql: string;
  };
  readonly factTableSql: string;
}

export const dataSourceSettings = ({ dataSource, factTable }: Desired): DataSourceSettings => ({
  type: 'postgres',
  identifierType: dataSource.identifier,
  assignmentQuery: { identifierType: dataSource.identifier, dimensionColumns: ['language'], sql: dataSource.sql },
  factTableSql: factTable.sql,
});

/**
 * What GrowthBook does not carry out, on its free plan or at all, though it may say nothing. None of it touches the
 * registered analysis, which runs here.
 */
export function limitsOf(definition: Experiment): string[] {
  const { outcomes, assignment, analysis } = definition;
  const margins = outcomes.filter(({ question }) => question === 'non-inferiority').map(({ id }) => id);
  const means = outcomes.filter(({ kind }) => kind !== 'binary').map(({ id }) => id);
  return [
    'Without a licence GrowthBook accepts sequential testing and CUPED, shows them as on, and leaves them out of its analysis. Both are set to off here; planned looks and covariates belong to the registered analysis.',
    'Without a licence a second project is refused (402), and so is an encrypted payload (400). Nothing here asks for either: the feature is in no project, and the connection must not encrypt.',
    ...(assignment.method === 'blocks'
      ? [
          'Arms come from the allocation ledger, by permuted blocks within languages. GrowthBook does not know blocks: its coverage is 0, so that it puts nobody into the experiment by itself, and a page gets the ledger’s arm. Sticky buckets of GrowthBook’s own app need a licence; ours are in the page and need none.',
        ]
      : []),
    ...(margins.length > 0
      ? [
          `GrowthBook has no margins, so it does not answer whether an arm is not worse (${margins.join(', ')}). The margin is in the metric’s description; take the verdict from "luotsi analyse".`,
        ]
      : []),
    ...(means.length > 0
      ? [
          `GrowthBook counts a participant without a value as 0 in a mean (${means.join(', ')}); the registered analysis counts them as missing. Expect other numbers wherever people stopped.`,
        ]
      : []),
    `GrowthBook’s intervals are t intervals at its own level, for all languages together. The registered ones are at ${analysis.alpha}, by re-randomisation and with languages partly pooled; only those count.`,
  ];
}
