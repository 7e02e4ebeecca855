import type { Experiment, Instrument, Outcome } from '@luotsi/protocol';
import { PARTICIPANT, ruleOf, toPayload } from '../payload.js';
import { checkDesired } from './rules.js';
import { assignmentSql, factsSql } from './sql.js';

export interface DesiredOptions {
  /** SHA-256 of the frozen plan, or of the definition while it is not frozen; kept in the experiment's description. */
  readonly definitionHash: string;
  readonly instruments: Readonly<Record<string, Instrument>>;
  /** The GrowthBook environment that is served; `production` unless given. */
  readonly environment?: string;
  /** Owner of a new feature: an e-mail address or user id. A secret key needs one, a personal access token does not. */
  readonly owner?: string;
  /** Id or name of the data source; may be left out where there is one only. */
  readonly dataSource?: string;
  /** Keeps the experiment's participants apart from those of others: a share of the namespace, 0 to 1. */
  readonly namespace?: { readonly name: string; readonly range: readonly [number, number] };
}

export interface DesiredMetric {
  /** Natural key, with the tag. */
  readonly name: string;
  readonly description: string;
  readonly role: Outcome['role'];
  readonly metricType: 'proportion' | 'mean';
  readonly rowFilters: readonly { readonly column: string; readonly operator: '='; readonly values: string[] }[];
  readonly inverse: boolean;
}

/** What a GrowthBook server should hold for one experiment; ids of the server's own making are not in it. */
export interface Desired {
  readonly environment: string;
  readonly owner: string | null;
  readonly definitionHash: string;
  /** Marks everything of the experiment that GrowthBook has no key for. */
  readonly tag: string;
  readonly dataSource: { readonly wanted: string | null; readonly identifier: string; readonly sql: string };
  readonly attribute: { readonly property: string; readonly datatype: 'string'; readonly description: string };
  readonly namespace: { readonly name: string; readonly range: readonly [number, number] } | null;
  readonly factTable: { readonly name: string; readonly description: string; readonly sql: string };
  readonly metrics: readonly DesiredMetric[];
  readonly experiment: {
    readonly trackingKey: string;
    readonly name: string;
    readonly hypothesis: string;
    readonly description: string;
    readonly arms: readonly { readonly key: string; readonly name: string; readonly weight: number }[];
    readonly seed: string;
    readonly coverage: number;
  };
  readonly feature: { readonly id: string; readonly description: string; readonly defaultValue: string };
}

const HASH_LINE = /^luotsi-definition: ([0-9a-f]{64})$/m;

/** The hash that an experiment on a server says it was written from; null if it says none. */
export const hashIn = (description: string): string | null => HASH_LINE.exec(description)?.[1] ?? null;

/**
 * An experiment as the resources that a GrowthBook server should hold. Arms, weights, seed and coverage are those of
 * {@link toPayload}, so that the served payload decides as ours does.
 * @throws GrowthBookError `LUOTSI_GROWTHBOOK_RULE` for what the server would take and should not.
 */
export function desiredOf(definition: Experiment, options: DesiredOptions): Desired {
  const { id, titles, outcomes, arms } = definition;
  const payload = toPayload(definition);
  const rule = ruleOf(payload, id);
  const desired: Desired = {
    environment: options.environment ?? 'production',
    owner: options.owner ?? null,
    definitionHash: options.definitionHash,
    tag: `luotsi-${id}`,
    dataSource: { wanted: options.dataSource ?? null, identifier: PARTICIPANT, sql: assignmentSql(definition) },
    attribute: {
      property: PARTICIPANT,
      datatype: 'string',
      description: 'Pseudonym of a participant, made after consent (Luotsi).',
    },
    namespace: options.namespace ?? null,
    factTable: {
      name: `${id}: outcomes`,
      description: `One row for each participant and outcome of ${id}, scored as registered.`,
      sql: factsSql(definition, options.instruments),
    },
    metrics: outcomes.map((outcome) => ({
      name: `${id}: ${outcome.id}`,
      description: `${outcome.titles.en}. Margin ${outcome.margin}: ${outcome.marginReason}`,
      role: outcome.role,
      metricType: outcome.kind === 'binary' ? 'proportion' : 'mean',
      rowFilters: [
        { column: 'outcome', operator: '=', values: [outcome.id] },
        ...(outcome.kind === 'binary' ? [{ column: 'value', operator: '=' as const, values: ['1'] }] : []),
      ],
      inverse: outcome.better === 'lower',
    })),
    experiment: {
      trackingKey: id,
      name: titles.en,
      hypothesis: definition.hypothesis,
      description: `Written from experiments/${id}/experiment.ts; change it there.\nluotsi-definition: ${options.definitionHash}`,
      arms: arms.map((arm, i) => ({ key: arm.id, name: arm.titles.en, weight: rule.weights[i] ?? arm.weight })),
      seed: rule.seed,
      coverage: rule.coverage,
    },
    feature: {
      id,
      description: `${titles.en}: the arm of ${id}.`,
      defaultValue: payload.features[id]?.defaultValue ?? '',
    },
  };
  checkDesired(desired);
  return desired;
}
