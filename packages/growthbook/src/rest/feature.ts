import type { Desired } from './desired.js';
import type { PlanOptions } from './experiment.js';
import { only } from './facts.js';
import type { Live } from './live.js';
import { blocked, creation, field, still, upkeep, type Step } from './steps.js';
import type { Feature, LiveExperiment } from './wire.js';

/** A rule in words of ours: which arm of which experiment has which value, and where. */
function readable(rule: Feature['rules'][number], experiment: LiveExperiment | undefined): Record<string, unknown> {
  const armOf = (id: string): string => experiment?.variations.find((one) => one.variationId === id)?.key ?? id;
  return {
    type: rule.type,
    enabled: rule.enabled ?? true,
    experiment:
      rule.experimentId !== undefined && rule.experimentId === experiment?.id
        ? experiment.trackingKey
        : (rule.experimentId ?? null),
    environments: rule.allEnvironments === true ? 'all' : (rule.environments ?? []),
    values: Object.fromEntries((rule.variations ?? []).map(({ variationId, value }) => [armOf(variationId), value])),
    condition: rule.condition === '{}' ? '' : (rule.condition ?? ''),
    further: (rule.prerequisites?.length ?? 0) + (rule.savedGroupTargeting?.length ?? 0),
  };
}

export function featureStep(desired: Desired, live: Live, options: PlanOptions): Step {
  const {
    feature: { id, description, defaultValue },
    environment,
    experiment: { arms, trackingKey },
  } = desired;
  const experiment = only(live.experiments);
  const there = live.feature;
  const variations = arms.map(({ key }) => experiment?.variations.find((one) => one.key === key)?.variationId);
  const ready = experiment !== undefined && variations.every((one) => one !== undefined);
  // The rule keeps its id, which the SDK shows in its tracking.
  const kept = there?.rules.find((rule) => rule.type === 'experiment-ref' && rule.experimentId === experiment?.id)?.id;
  const rules = [
    {
      ...(kept !== undefined && { id: kept }),
      type: 'experiment-ref',
      experimentId: experiment?.id,
      enabled: true,
      allEnvironments: false,
      environments: [environment],
      variations: arms.map(({ key }, i) => ({ variationId: variations[i], value: key })),
    },
  ];
  const on = { [environment]: { enabled: true } };
  if (!there) {
    if (desired.owner === null)
      return still(
        'blocked',
        'feature',
        id,
        'a new feature needs an owner; put the e-mail address or user id of a member into GROWTHBOOK_OWNER.',
      );
    return creation(
      'feature',
      id,
      ready
        ? {
            method: 'POST',
            path: '/v2/features',
            body: {
              id,
              description,
              owner: desired.owner,
              valueType: 'string',
              defaultValue,
              tags: [desired.tag],
              environments: on,
              rules,
            },
          }
        : null,
    );
  }
  const enabled = there.environments[environment]?.enabled;
  const step = upkeep(
    'feature',
    id,
    [
      field('defaultValue', there.defaultValue, defaultValue, { defaultValue }),
      field('description', there.description, description, { description }),
      field(
        'rules',
        there.rules.map((rule) => readable(rule, experiment)),
        [
          {
            type: 'experiment-ref',
            enabled: true,
            experiment: trackingKey,
            environments: [environment],
            values: Object.fromEntries(arms.map(({ key }) => [key, key])),
            condition: '',
            further: 0,
          },
        ],
        { rules },
      ),
      field(`environments.${environment}.enabled`, enabled, true, { environments: on }),
    ],
    { method: 'POST', path: `/v2/features/${encodeURIComponent(id)}` },
  );
  if (there.archived) return blocked(step, 'somebody has archived it; take it out of the archive in GrowthBook.');
  if (there.valueType !== 'string')
    return blocked(
      step,
      `its values are of the type ${there.valueType}, which cannot be changed; delete it in GrowthBook, or give the experiment another id.`,
    );
  if (enabled === false && options.switchOn !== true)
    return blocked(
      step,
      `somebody has switched it off in ${environment}, and that may be for the sake of people; ask, and add --switch-on to switch it on again.`,
    );
  return ready ? step : { action: step.action, request: null };
}
