import type { Experiment } from '@luotsi/protocol';
import { GrowthBookError } from './problem.js';

/** FNV-1a, 32 bits, over the UTF-16 code units of a text. http://www.isthe.com/chongo/tech/comp/fnv/ */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/**
 * Which arm GrowthBook will give to a participant of an experiment that assigns by hashing; null for those whom the
 * coverage leaves out. Own words of hash version 2: the hash of seed and id, hashed again as a decimal text, in
 * ten-thousandths; each arm has the range of its weight, of which the coverage keeps the first part.
 * @throws GrowthBookError `LUOTSI_GROWTHBOOK_PAYLOAD` if the experiment does not assign by hashing.
 */
export function predictHash(definition: Experiment, participant: string): string | null {
  const { assignment } = definition;
  if (assignment.method !== 'hash')
    throw new GrowthBookError(
      'LUOTSI_GROWTHBOOK_PAYLOAD',
      `Experiment ${definition.id} assigns by the method "${assignment.method}", so its arms do not follow from ids. ` +
        'Ask the allocation ledger for the arm.',
    );
  const bucket = (fnv1a(String(fnv1a(assignment.seed + participant))) % 10_000) / 10_000;
  let start = 0;
  for (const { id, weight } of definition.arms) {
    if (bucket >= start && bucket < start + assignment.coverage * weight) return id;
    start += weight;
  }
  return null;
}
