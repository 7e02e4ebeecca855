import { requireCount, requireFinite, StatsError } from './errors.js';
import type { HealthStatus } from './srm.js';

export interface ExposureCount {
  /** People who saw one arm only, by arm, in order of first sight. */
  readonly byArm: ReadonlyMap<string, number>;
  /** People who saw more than one arm: they belong to none and are left out. */
  readonly multiple: number;
  /** All people who saw anything. */
  readonly people: number;
}

/** Counts people by the arm they saw, once each, and those who saw several. */
export function countExposures(
  exposures: Iterable<{ readonly participant: string; readonly arm: string }>,
): ExposureCount {
  const seen = new Map<string, string | null>();
  const byArm = new Map<string, number>();
  for (const { participant, arm } of exposures) {
    if (!byArm.has(arm)) byArm.set(arm, 0);
    const before = seen.get(participant);
    seen.set(participant, before === undefined || before === arm ? arm : null);
  }
  let multiple = 0;
  for (const arm of seen.values()) {
    if (arm === null) multiple++;
    else byArm.set(arm, (byArm.get(arm) ?? 0) + 1);
  }
  return { byArm, multiple, people: seen.size };
}

/**
 * Whether too many people saw more than one arm: from 1 % of at least 10 people on, unless told.
 * @returns `share` of people with several arms; null when there is nobody
 * @throws {StatsError} `not-a-number`, `out-of-range`, `impossible-sums`
 */
export function multipleExposureHealth(input: {
  readonly multiple: number;
  readonly people: number;
  readonly minimumPeople?: number;
  readonly threshold?: number;
}): { readonly status: HealthStatus; readonly share: number | null } {
  const { multiple, people, minimumPeople = 10, threshold = 0.01 } = input;
  requireCount(multiple, 'multiple');
  requireCount(people, 'people');
  requireFinite(minimumPeople, 'minimumPeople');
  requireFinite(threshold, 'threshold');
  if (multiple > people)
    throw new StatsError(
      'impossible-sums',
      `${multiple} of ${people} people saw several arms. Count all who saw anything among the people.`,
    );
  const share = people === 0 ? null : multiple / people;
  if (people < minimumPeople || share === null) return { status: 'not-enough-traffic', share };
  return { status: share >= threshold ? 'unhealthy' : 'healthy', share };
}
