import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createAllocator } from '@luotsi/allocation';
import type { AllocationEntry, Event } from '@luotsi/protocol';
import type { NextPlace, StoreInfo, Writing } from '@luotsi/store';

export const EXPERIMENT = 'a-pilot';
export const AT = '2026-11-24T10:00Z';

export const info: StoreInfo = {
  kind: 'rehearsal',
  experiment: EXPERIMENT,
  definitionHash: 'ab'.repeat(32),
  seed: '7',
  planted: { treatment: 0.15 },
};

export const plan = {
  experiment: EXPERIMENT,
  seed: 'allocation-seed',
  arms: [
    { id: 'control', weight: 0.5 },
    { id: 'treatment', weight: 0.5 },
  ],
  forms: [{ id: 'plain' }, { id: 'faulty' }],
  blockMultiples: [1, 2, 3],
};
export const allocator = createAllocator(plan);

export const newParticipant = (): string => randomBytes(16).toString('hex');
export const hashOfCode = (code: string): string => createHash('sha256').update(code).digest('hex');

export const nextFor =
  (participant: string, stratum: string) =>
  (place: NextPlace): AllocationEntry =>
    allocator.next({ ...place, stratum, participant, at: AT });

export async function enrol(
  store: Writing,
  options: { participant?: string; stratum?: string; withdrawal?: string } = {},
): Promise<AllocationEntry & { participant: string }> {
  const { participant = newParticipant(), stratum = 'fi', withdrawal } = options;
  const entry = await store.allocate(
    {
      stratum,
      participant,
      consent: {
        schema: 'luotsi/consent@1',
        experiment: EXPERIMENT,
        participant,
        version: 3,
        language: stratum,
        at: AT,
      },
      at: AT,
      ...(withdrawal === undefined ? {} : { withdrawal }),
    },
    nextFor(participant, stratum),
  );
  return { ...entry, participant };
}

export const event = (participant: string, given: Partial<Event> = {}): Event => ({
  schema: 'luotsi/event@1',
  id: randomUUID(),
  kind: 'step',
  experiment: EXPERIMENT,
  participant,
  name: 'page',
  language: 'fi',
  at: AT,
  ...given,
});
