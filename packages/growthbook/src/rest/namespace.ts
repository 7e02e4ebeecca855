import { PARTICIPANT } from '../payload.js';
import type { Desired } from './desired.js';
import { only } from './facts.js';
import type { Live } from './live.js';
import { overlapping, rangesOf } from './rules.js';
import { blocked, creation, field, still, upkeep, type Step } from './steps.js';
import type { Namespace } from './wire.js';

export const namespaceOf = ({ namespace }: Desired, live: Live): Namespace | undefined =>
  only(live.namespaces.filter(({ displayName }) => displayName === namespace?.name));

export function namespaceSteps(desired: Desired, live: Live): Step[] {
  if (!desired.namespace) return [];
  const { name, range } = desired.namespace;
  const there = namespaceOf(desired, live);
  if (!there)
    return [
      creation('namespace', name, {
        method: 'POST',
        path: '/v1/namespaces',
        body: { displayName: name, format: 'multiRange', hashAttribute: PARTICIPANT, status: 'active' },
      }),
    ];
  if (there.format === 'legacy')
    return [still('blocked', 'namespace', name, 'it has the old format, which cannot be changed; name another one.')];
  const step = upkeep(
    'namespace',
    name,
    [
      field('status', there.status, 'active', { status: 'active' }),
      field('hashAttribute', there.hashAttribute, PARTICIPANT, { hashAttribute: PARTICIPANT }),
    ],
    { method: 'PUT', path: `/v1/namespaces/${encodeURIComponent(there.id)}` },
  );
  const taken = overlapping(range, there, live.others);
  if (taken.length > 0)
    return [
      blocked(
        step,
        `${taken.join(', ')} has a part of ${range[0]} to ${range[1]}, so the same people would be in both; give another range.`,
      ),
    ];
  // Another attribute would put everybody else's experiments in this namespace anew.
  if (
    step.action.differences.some((one) => one.field === 'hashAttribute') &&
    live.others.some((o) => rangesOf(o, there).length > 0)
  )
    return [blocked(step, 'other experiments are in it by another attribute; name another namespace.')];
  return [step];
}
