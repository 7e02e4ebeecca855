import { hash } from 'node:crypto';
import type { AllocationEntry } from '@luotsi/protocol';
import type { LedgerAllocator } from './allocator.js';

/** Stands for the line before the first one. */
export const GENESIS_HASH: string = '0'.repeat(64);

/**
 * Hash of a ledger line: SHA-256 over the hash of the line before and the canonical JSON of this line, without the
 * participant. The pseudonym is left out because people may withdraw: it is then erased, and the chain still holds.
 */
export function hashOf(line: Omit<AllocationEntry, 'hash' | 'participant'>, previousHash: string): string {
  const { schema, experiment, sequence, stratum, index, arm, form, at } = line;
  // Canonical JSON of eight known members, written down in their order: a long ledger has a million lines.
  const text =
    `{"arm":${JSON.stringify(arm)},"at":${JSON.stringify(at)},"experiment":${JSON.stringify(experiment)},` +
    `"form":${JSON.stringify(form)},"index":${JSON.stringify(index)},"schema":${JSON.stringify(schema)},` +
    `"sequence":${JSON.stringify(sequence)},"stratum":${JSON.stringify(stratum)}}`;
  return hash('sha256', `${previousHash}\n${text}`, 'hex');
}

/** Something in a ledger that is not as the plan and the lines before it say. */
export interface Mismatch {
  /** Number of the line; of the first one where several are missing. */
  readonly sequence: number;
  readonly what: 'experiment' | 'missing' | 'order' | 'repeated' | 'participant' | 'index' | 'arm' | 'form';
  readonly found: string;
  readonly expected: string;
}

export interface Replay {
  /** Lines that were read. */
  readonly entries: number;
  /** Lines whose arm and form follow from the plan. */
  readonly rederived: number;
  /** Lines whose arm followed from a pseudonym that is erased, so that nobody can derive it again. */
  readonly erased: number;
  readonly mismatches: readonly Mismatch[];
  /** Numbers of the lines whose hash does not follow from the line itself and the one before it. */
  readonly chainBroken: readonly number[];
}

/** Whole numbers from 1; short to keep while they come in order. */
class Numbers {
  #upTo = 0;
  readonly #beyond = new Set<number>();
  has = (n: number): boolean => (n >= 1 && n <= this.#upTo) || this.#beyond.has(n);
  add(n: number): void {
    if (n !== this.#upTo + 1) this.#beyond.add(n);
    else
      do this.#upTo += 1;
      while (this.#beyond.delete(this.#upTo + 1));
  }
}

/**
 * Derives every line of a ledger again, in the order in which the lines are given, and names what differs: a line
 * that was changed, is missing, stands in another place or was put in between. Lines cut off at the end leave no
 * trace in a ledger; a caller who knows how many there were compares {@link Replay.entries}.
 *
 * The lines are read once and not kept, so that a long ledger can come straight from its database.
 */
export function replay(
  entries: Iterable<AllocationEntry>,
  allocator: Pick<LedgerAllocator, 'experiment' | 'slotOf'>,
): Replay {
  const mismatches: (() => Mismatch)[] = [];
  const chainBroken: number[] = [];
  const passed = new Numbers();
  const participants = new Map<string, number>();
  const nextIndex = new Map<string, number>();
  let expected = 1;
  let previousHash = GENESIS_HASH;
  let rederived = 0;
  let erased = 0;
  let count = 0;
  for (const entry of entries) {
    count += 1;
    const { sequence, stratum, index } = entry;
    const note = (what: Mismatch['what'], found: string | number, wanted: string | number): void => {
      const mismatch = { sequence, what, found: String(found), expected: String(wanted) };
      mismatches.push(() => mismatch);
    };
    if (entry.experiment !== allocator.experiment) note('experiment', entry.experiment, allocator.experiment);

    if (passed.has(sequence)) note('repeated', `a second line ${sequence}`, 'one line of each number');
    else if (sequence !== expected) {
      // Whether the line that was expected is missing or comes later is known at the end.
      const from = expected;
      mismatches.push(() =>
        sequence > from && !passed.has(from)
          ? {
              sequence: from,
              what: 'missing',
              found: 'no line',
              expected: sequence - 1 > from ? `lines ${from} to ${sequence - 1}` : 'a line',
            }
          : { sequence, what: 'order', found: `line ${sequence}`, expected: `line ${from}` },
      );
    }
    passed.add(sequence);
    expected = sequence + 1;

    if (entry.participant !== null) {
      const earlier = participants.get(entry.participant);
      if (earlier === undefined) participants.set(entry.participant, sequence);
      else note('participant', `the participant of line ${earlier}`, 'a participant who has no line yet');
    }

    const place = nextIndex.get(stratum) ?? 0;
    if (index !== place) note('index', index, place);
    nextIndex.set(stratum, index + 1);

    const slot = allocator.slotOf(entry);
    if (slot.arm === null) erased += 1;
    else if (entry.arm !== slot.arm) note('arm', entry.arm, slot.arm);
    if (entry.form !== slot.form) note('form', entry.form, slot.form);
    if (entry.arm === slot.arm && entry.form === slot.form) rederived += 1;

    if (entry.hash !== hashOf(entry, previousHash)) chainBroken.push(sequence);
    previousHash = entry.hash;
  }
  return { entries: count, rederived, erased, mismatches: mismatches.map((told) => told()), chainBroken };
}
