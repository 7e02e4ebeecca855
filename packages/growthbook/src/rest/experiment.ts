import { PARTICIPANT } from '../payload.js';
import { hashIn, type Desired, type DesiredMetric } from './desired.js';
import { metricsOf, only } from './facts.js';
import type { Live } from './live.js';
import { namespaceOf } from './namespace.js';
import { rangesOf, same } from './rules.js';
import { blocked, creation, field, still, upkeep, type Field, type Step } from './steps.js';
import type { Source } from './surroundings.js';
import type { LiveExperiment, Namespace } from './wire.js';

export interface PlanOptions {
  /** Now, as ISO 8601: a new experiment's phase begins with it, until it is started. */
  readonly now: string;
  /** Lets `apply` change who gets which arm while the experiment runs. */
  readonly whileRunning?: boolean;
  /** Lets `apply` switch a feature on again that somebody has switched off. */
  readonly switchOn?: boolean;
}

const ROLES = { primary: 'metrics', secondary: 'secondaryMetrics', guardrail: 'guardrailMetrics' } as const;

/** Ids of the metrics of a role; undefined while one of them is not there. */
function idsOf(metrics: readonly DesiredMetric[], live: Live, dataSource: string): string[] | undefined {
  const ids = metrics.map((metric) => only(metricsOf(metric, live, dataSource))?.id);
  return ids.every((id) => id !== undefined) ? ids : undefined;
}

function metricFields(desired: Desired, there: LiveExperiment, live: Live, { dataSource }: Source): Field[] {
  const { goals, secondaryMetrics, guardrails } = there.settings;
  const has = { primary: goals, secondary: secondaryMetrics, guardrail: guardrails };
  const nameOf = (id: string): string =>
    live.metrics.find((one) => one.id === id && one.datasource === dataSource.id)?.name ?? id;
  return (['primary', 'secondary', 'guardrail'] as const).map((role) => {
    const wanted = desired.metrics.filter((metric) => metric.role === role);
    return field(
      ROLES[role],
      has[role].map(({ metricId }) => nameOf(metricId)).toSorted(),
      wanted.map(({ name }) => name).toSorted(),
      { [ROLES[role]]: idsOf(wanted, live, dataSource.id) },
    );
  });
}

/** Fields that decide who gets which arm. */
function assignmentFields(desired: Desired, there: LiveExperiment, space: Namespace | undefined): Field[] {
  const { arms, seed, coverage } = desired.experiment;
  const phase = there.phases.at(-1);
  const weights = arms.map(({ weight }) => weight);
  const has = arms.map(({ key }) => {
    const id = there.variations.find((one) => one.key === key)?.variationId;
    return phase?.trafficSplit.find(({ variationId }) => variationId === id)?.weight ?? null;
  });
  const equal = has.every((weight, i) => weight !== null && same(weight, weights[i] ?? Number.NaN));
  const range = desired.namespace?.range ?? null;
  const phases = [
    {
      name: phase?.name ?? 'Main',
      dateStarted: phase?.dateStarted,
      seed,
      coverage,
      variationWeights: weights,
      targetingCondition: '{}',
      savedGroups: [],
      prerequisites: [],
      ...(space && range && { namespace: { namespaceId: space.id, enabled: true, range: [...range] } }),
    },
  ];
  const variations = arms.map(({ key, name }) => {
    const id = there.variations.find((one) => one.key === key)?.variationId;
    return { ...(id !== undefined && { variationId: id }), key, name };
  });
  const targeting = {
    condition: phase?.targetingCondition === '' ? '{}' : (phase?.targetingCondition ?? '{}'),
    groups: phase?.savedGroupTargeting ?? [],
    prerequisites: phase?.prerequisites ?? [],
  };
  return [
    field('hashAttribute', there.hashAttribute, PARTICIPANT, { hashAttribute: PARTICIPANT }),
    field('hashVersion', there.hashVersion, 2, { hashVersion: 2 }),
    field(
      'arms',
      there.variations.map(({ key }) => key),
      arms.map(({ key }) => key),
      { variations, phases },
    ),
    field('phase.seed', phase?.seed, seed, { phases }),
    field('phase.coverage', phase && same(phase.coverage, coverage) ? coverage : phase?.coverage, coverage, { phases }),
    field('phase.weights', equal ? weights : has, weights, { phases }),
    field('phase.targeting', targeting, { condition: '{}', groups: [], prerequisites: [] }, { phases }),
    field(
      'phase.namespace',
      space ? (rangesOf(there, space)[0] ?? null) : phase?.namespace?.enabled ? phase.namespace.namespaceId : null,
      range,
      { phases },
    ),
  ];
}

function otherFields(desired: Desired, there: LiveExperiment, source: Source): Field[] {
  const { name, hypothesis, description, arms } = desired.experiment;
  const { settings } = there;
  const named = there.variations.map((one) => ({
    variationId: one.variationId,
    key: one.key,
    name: arms.find(({ key }) => key === one.key)?.name ?? one.name,
  }));
  const { id: datasourceId } = source.dataSource;
  const { id: assignmentQueryId } = source.query;
  return [
    field('definition hash', hashIn(there.description), desired.definitionHash, { description }),
    field('name', there.name, name, { name }),
    field('hypothesis', there.hypothesis, hypothesis, { hypothesis }),
    field(
      'arm names',
      there.variations.map((one) => one.name),
      named.map((one) => one.name),
      { variations: named },
    ),
    field('data source', settings.datasourceId, datasourceId, { datasourceId, assignmentQueryId }),
    field('assignment query', settings.assignmentQueryId, assignmentQueryId, { datasourceId, assignmentQueryId }),
    field('statsEngine', settings.statsEngine, 'frequentist', { statsEngine: 'frequentist' }),
    field('sequentialTestingEnabled', settings.sequentialTestingEnabled ?? false, false, {
      sequentialTestingEnabled: false,
    }),
    field('regressionAdjustmentEnabled', settings.regressionAdjustmentEnabled ?? false, false, {
      regressionAdjustmentEnabled: false,
    }),
  ];
}

export function experimentStep(desired: Desired, live: Live, source: Source, options: PlanOptions): Step {
  const { trackingKey, name, hypothesis, description, arms, seed, coverage } = desired.experiment;
  const space = namespaceOf(desired, live);
  const { dataSource, query } = source;
  if (live.experiments.length > 1)
    return still(
      'blocked',
      'experiment',
      trackingKey,
      `${live.experiments.length} experiments have this tracking key, so it is open which one counts; archived ones too need another key.`,
    );
  const [there] = live.experiments;
  if (!there) {
    const metrics = Object.fromEntries(
      (['primary', 'secondary', 'guardrail'] as const).map((role) => [
        ROLES[role],
        idsOf(
          desired.metrics.filter((metric) => metric.role === role),
          live,
          dataSource.id,
        ),
      ]),
    );
    const ready = Object.values(metrics).every((ids) => ids !== undefined) && (!desired.namespace || space);
    return creation(
      'experiment',
      trackingKey,
      ready
        ? {
            method: 'POST',
            path: '/v1/experiments',
            body: {
              trackingKey,
              name,
              hypothesis,
              description,
              status: 'draft',
              datasourceId: dataSource.id,
              assignmentQueryId: query.id,
              hashAttribute: PARTICIPANT,
              hashVersion: 2,
              ...metrics,
              statsEngine: 'frequentist',
              sequentialTestingEnabled: false,
              regressionAdjustmentEnabled: false,
              variations: arms.map((arm) => ({ key: arm.key, name: arm.name })),
              phases: [
                {
                  name: 'Main',
                  dateStarted: options.now,
                  seed,
                  coverage,
                  variationWeights: arms.map(({ weight }) => weight),
                  ...(space &&
                    desired.namespace && {
                      namespace: { namespaceId: space.id, enabled: true, ranges: [[...desired.namespace.range]] },
                    }),
                },
              ],
            },
          }
        : null,
    );
  }
  const assignment = assignmentFields(desired, there, space);
  const step = upkeep(
    'experiment',
    trackingKey,
    [...assignment, ...otherFields(desired, there, source), ...metricFields(desired, there, live, source)],
    {
      method: 'POST',
      path: `/v1/experiments/${encodeURIComponent(there.id)}`,
    },
  );
  const names = new Set(assignment.map((one) => one.field));
  const moves = step.action.differences.filter((one) => names.has(one.field)).map((one) => one.field);
  if (there.archived)
    return blocked(
      step,
      'somebody has archived it; take it out of the archive in GrowthBook, or give the experiment another id.',
    );
  if (step.action.kind === 'unchanged') return step;
  if (there.status === 'stopped')
    return blocked(
      step,
      'it has been stopped, and what ran must stay as it was; a new run is a new experiment with another id.',
    );
  if (moves.length > 0 && there.phases.length > 1)
    return blocked(
      step,
      `it has ${there.phases.length} phases, and ${moves.join(', ')} cannot be changed without rewriting all of them; settle it in GrowthBook.`,
    );
  if (moves.length > 0 && there.status === 'running' && options.whileRunning !== true)
    return blocked(
      step,
      `it is running, and to change ${moves.join(', ')} can give people another arm; if that is meant, add --while-running.`,
    );
  return step;
}
