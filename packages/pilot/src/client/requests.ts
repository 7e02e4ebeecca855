import type { AllocationEntry } from '@luotsi/protocol';
import { PilotError } from './problem.js';

/** What the collector answers to a consent. */
export interface Allocation {
  /** Proves that events come from this participant; known to the collector and to this page only. */
  readonly token: string;
  readonly participant: string;
  readonly entry: Pick<AllocationEntry, 'arm' | 'form' | 'stratum'>;
  /** The GrowthBook payload, as the SDK takes it. */
  readonly payload: Readonly<Record<string, unknown>>;
  readonly withdrawalCode: string;
}

interface Connection {
  /** Address of the collector, without a slash at the end; empty for the page's own. */
  readonly base: string;
  readonly fetch?: typeof fetch;
}

async function post(connection: Connection, path: string, body: unknown): Promise<unknown> {
  const request = connection.fetch ?? fetch;
  let response: Response;
  try {
    response = await request(`${connection.base}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      credentials: 'omit',
    });
  } catch {
    throw new PilotError(
      'LUOTSI_PILOT_UNREACHABLE',
      `The collector could not be reached at ${path}, so nothing was done. Check the connection and ask again.`,
    );
  }
  // An answer that is not JSON comes from something in between; its status says enough.
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    const { message } = (answer ?? {}) as { message?: unknown };
    throw new PilotError(
      'LUOTSI_PILOT_REQUEST',
      typeof message === 'string' ? message : `The collector answered ${response.status} at ${path}.`,
      response.status,
    );
  }
  return answer;
}

/**
 * Tells the collector that the person has agreed, and gets their arm. Call it when they have agreed, never before:
 * it makes them a participant. It is not repeated on its own, since an answer that was lost on the way has already
 * made a participant; let the person press again.
 * @throws PilotError `LUOTSI_PILOT_REQUEST` or `LUOTSI_PILOT_UNREACHABLE`.
 */
export async function requestAllocation(
  options: Connection & { readonly experiment: string; readonly language: string; readonly consentVersion: number },
): Promise<Allocation> {
  const { experiment, language, consentVersion } = options;
  return (await post(options, '/api/allocation', { experiment, language, consentVersion })) as Allocation;
}

/**
 * Counts that somebody did not want to take part. Nothing else is sent.
 * @throws PilotError as {@link requestAllocation}.
 */
export async function requestRefusal(
  options: Connection & { readonly experiment: string; readonly language: string },
): Promise<void> {
  const { experiment, language } = options;
  await post(options, '/api/refusal', { experiment, language });
}

/**
 * Erases everything that is stored about a participant, and says how many events that were. Close their session first with `withdraw`.
 * @throws PilotError as {@link requestAllocation}; status 404 for a code that nobody has.
 */
export async function requestWithdrawal(
  options: Connection & { readonly code: string },
): Promise<{ readonly erased: number }> {
  return (await post(options, '/api/withdrawal', { code: options.code })) as { readonly erased: number };
}
