import type { AllocationEntry } from '@luotsi/protocol';
import { minuteToNumber } from '../encode.js';
import { checkConsent, checkEntry, withdrawnError } from '../rules.js';
import type { AllocationRequest, NextPlace, StoreInfo } from '../store.js';
import type { Outcome } from './lane.js';
import { LOCK } from './migrations.js';
import { entriesOf } from './read.js';
import type { Sql } from './sql.js';

export interface AllocationJob {
  readonly request: AllocationRequest;
  readonly next: (place: NextPlace) => AllocationEntry;
}

/** Where the ledger ends, read under its lock. */
interface End {
  sequence: number;
  hash: string;
  readonly places: Map<string, number>;
}

async function endOf(tx: Sql, strata: readonly string[]): Promise<End> {
  const last = await tx<{ sequence: number; hash: string }>`
    SELECT sequence, encode(hash, 'hex') AS hash FROM ledger ORDER BY sequence DESC LIMIT 1`;
  const places = await tx<{ stratum: string; place: number | null }>`
    SELECT stratum, (SELECT max(place) FROM ledger WHERE ledger.stratum = asked.stratum) AS place
    FROM json_array_elements_text(${JSON.stringify(strata)}::text::json) AS asked (stratum)`;
  return {
    sequence: last[0]?.sequence ?? 0,
    hash: last[0]?.hash ?? '0'.repeat(64),
    places: new Map(places.map(({ stratum, place }) => [stratum, place ?? -1])),
  };
}

/**
 * Gives each who has none a line of the ledger, together with the consent. The lock makes collectors take turns, so
 * there is one chain however many of them run.
 */
export async function allocate(
  tx: Sql,
  info: StoreInfo,
  jobs: readonly AllocationJob[],
): Promise<Outcome<AllocationEntry>[]> {
  const people = JSON.stringify(jobs.map(({ request }) => request.participant));
  const strata = [...new Set(jobs.map(({ request }) => request.stratum))];
  // Before anything is read: what others wrote until now is what counts.
  await tx`SELECT pg_advisory_xact_lock(${LOCK.family}::int, ${LOCK.ledger}::int)`;
  const gone = await tx<{ person: string }>`
    SELECT person FROM json_array_elements_text(${people}::text::json) AS person
    WHERE EXISTS (SELECT FROM tombstone WHERE hash = sha256(uuid_send(person::uuid)))`;
  const known = await entriesOf(tx, info.experiment, people);
  const end = await endOf(tx, strata);
  const withdrawn = new Set(gone.map(({ person }) => person));
  const lines = new Map(known.map((entry) => [entry.participant, entry]));
  const consents: Record<string, unknown>[] = [];
  const added: Record<string, unknown>[] = [];

  const one = ({ request, next }: AllocationJob): AllocationEntry => {
    const { consent, participant, stratum } = request;
    checkConsent(info, request);
    if (withdrawn.has(participant)) throw withdrawnError();
    const there = lines.get(participant);
    if (there) return there;
    const place: NextPlace = {
      index: (end.places.get(stratum) ?? -1) + 1,
      sequence: end.sequence + 1,
      previousHash: end.hash,
    };
    const entry = next(place);
    checkEntry(info, request, place, entry);
    const consentAt = minuteToNumber(consent.at);
    added.push({ ...entry, place: entry.index, at: minuteToNumber(entry.at) });
    consents.push({
      participant,
      version: consent.version,
      language: consent.language,
      at: consentAt,
      code_hash: request.withdrawal ?? null,
    });
    end.sequence = place.sequence;
    end.hash = entry.hash;
    end.places.set(stratum, place.index);
    lines.set(participant, entry);
    return entry;
  };
  const outcomes = jobs.map((job): Outcome<AllocationEntry> => {
    try {
      return { value: one(job) };
    } catch (error) {
      return { error };
    }
  });
  if (added.length === 0) return outcomes;
  await tx`INSERT INTO consent (participant, version, language, at, code_hash)
    SELECT participant, version, language, at, decode(code_hash, 'hex')
    FROM json_to_recordset(${JSON.stringify(consents)}::text::json) AS
      made (participant uuid, version integer, language text, at integer, code_hash text)`;
  await tx`INSERT INTO ledger (sequence, stratum, place, arm, form, participant, at, hash)
    SELECT sequence, stratum, place, arm, form, participant, at, decode(hash, 'hex')
    FROM json_to_recordset(${JSON.stringify(added)}::text::json) AS
      made (sequence integer, stratum text, place integer, arm text, form text, participant uuid, at integer, hash text)`;
  return outcomes;
}
