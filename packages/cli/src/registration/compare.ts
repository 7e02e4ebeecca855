import { canonicalJson, type Experiment, type Registration } from '@luotsi/protocol';
import { PLAN_PART, registrationHash, SEED_PART, type Parts } from './parts.js';

/** What is frozen now: by the last amendment that says so, else by the registration itself. */
export function inForce(registration: Registration): { readonly parts: Parts; readonly plan: Experiment } {
  const last = registration.amendments.findLast((a) => a.parts && a.plan);
  return { parts: last?.parts ?? registration.parts, plan: last?.plan ?? registration.plan };
}

const shown = (value: unknown): string => {
  const text = value === undefined ? 'nothing' : canonicalJson(value);
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
};

/** Items of a list are told by their id where they have one, so that a name stays right when the order changes. */
const keyed = (value: unknown): ReadonlyMap<string, unknown> | null => {
  if (Array.isArray(value)) {
    const ids = value.map((item: unknown) => (item as { id?: unknown } | null)?.id);
    const named = ids.every((id) => typeof id === 'string') && new Set(ids).size === ids.length;
    return new Map(value.map((item: unknown, i) => [named ? `[${String(ids[i])}]` : `[${i}]`, item]));
  }
  if (typeof value === 'object' && value !== null)
    return new Map(Object.entries(value).map(([key, item]) => [`.${key}`, item]));
  return null;
};

/** Every place of the plan that differs, for example `plan, outcomes[trust].margin: 0.25 was registered, and it is 0.3`. */
export function planChanges(before: unknown, after: unknown, path = ''): string[] {
  const [one, two] = [keyed(before), keyed(after)];
  if (one === null || two === null || Array.isArray(before) !== Array.isArray(after))
    return shown(before) === shown(after) && canonicalEqual(before, after)
      ? []
      : [`plan, ${path.replace(/^\./, '')}: ${shown(before)} was registered, and it is ${shown(after)}`];
  const changes = [...new Set([...one.keys(), ...two.keys()])].flatMap((key) =>
    one.has(key) && two.has(key)
      ? planChanges(one.get(key), two.get(key), path + key)
      : [
          `plan, ${(path + key).replace(/^\./, '')}: ${shown(one.get(key))} was registered, and it is ${shown(two.get(key))}`,
        ],
  );
  // The same items in another order: the order in which languages or steps come is part of the plan.
  return changes.length === 0 && !canonicalEqual(before, after)
    ? [`plan, ${path.replace(/^\./, '')}: another order was registered`]
    : changes;
}

const canonicalEqual = (a: unknown, b: unknown): boolean =>
  a === undefined || b === undefined ? a === b : canonicalJson(a) === canonicalJson(b);

export interface Comparison {
  /** Each thing that differs from what is frozen, in words. */
  readonly deviations: readonly string[];
  /** Frozen parts that could not be looked at, with the reason. */
  readonly unchecked: readonly string[];
}

/** Holds what there is against what is frozen. */
export function compare(registration: Registration, parts: Parts, definition: Experiment): Comparison {
  const { parts: frozen, plan } = inForce(registration);
  const unknownSeed = SEED_PART in frozen && !(SEED_PART in parts);
  const names = [...new Set([...Object.keys(frozen), ...Object.keys(parts)])].filter(
    // A seed that was not committed to is no deviation, and neither is one that is not known here.
    (name) => name !== SEED_PART || (name in frozen && name in parts),
  );
  return {
    deviations: names.flatMap((name) => {
      if (frozen[name] === parts[name]) return [];
      if (name === PLAN_PART) return planChanges(plan, definition);
      return [!(name in parts) ? `${name} (is gone)` : !(name in frozen) ? `${name} (is new)` : name];
    }),
    unchecked: unknownSeed ? [`${SEED_PART}: LUOTSI_SECRET is not set, so it could not be compared`] : [],
  };
}

/** The registration with one more amendment; what was registered first stays as it is. */
export const amended = (
  registration: Registration,
  change: { at: string; why: string; changed: readonly string[]; parts: Parts; plan: Experiment },
): Registration => {
  // A commitment to the seed is kept where the seed is not at hand.
  const seed = inForce(registration).parts[SEED_PART];
  const parts = { ...(seed !== undefined && { [SEED_PART]: seed }), ...change.parts };
  return {
    ...registration,
    amendments: [
      ...registration.amendments,
      {
        at: change.at,
        why: change.why,
        hash: registrationHash(parts),
        changed: [...change.changed],
        parts,
        plan: change.plan,
      },
    ],
  };
};
