import type { Experiment } from '@luotsi/protocol';
import { createSession, requestAllocation, type Allocation } from '@luotsi/pilot/client';
import type { SyntheticPerson } from './people.js';

export const allocate = (base: string, definition: Experiment, language: string): Promise<Allocation> =>
  requestAllocation({ base, experiment: definition.id, language, consentVersion: definition.consentVersion });

/**
 * One person's way through the study over HTTP, with the client code that runs in the page.
 * @returns how many events were sent and acknowledged.
 */
export async function answerOverHttp(
  base: string,
  definition: Experiment,
  person: SyntheticPerson,
  allocation: Allocation,
  items: ReadonlyMap<string, readonly string[]>,
): Promise<number> {
  const session = createSession({
    base,
    token: allocation.token,
    experiment: definition.id,
    participant: allocation.participant,
    language: person.language,
  });
  const values = person.answers(allocation.entry);
  let sent = 0;
  for (const [place, step] of definition.steps.entries()) {
    session.step(step);
    sent++;
    if (place === 0) {
      session.exposure(allocation.entry.arm);
      sent++;
    }
    if (person.stopsAt === step) {
      session.stop(step);
      sent++;
      break;
    }
    for (const item of items.get(step) ?? []) {
      const value = values.get(item);
      if (value === undefined) continue;
      session.answer(item, value);
      sent++;
    }
  }
  await session.flush();
  const left = session.pending();
  session.close();
  if (left > 0) throw new Error(`${left} events of synthetic person ${person.number} were not acknowledged`);
  return sent;
}
