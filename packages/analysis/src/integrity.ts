import { NO_EMPTY_ARM_FROM, replay, type Allocator } from '@luotsi/allocation';
import type { Experiment, IntegrityCheck } from '@luotsi/protocol';
import type { Records } from './people.js';
import type { Vocabulary } from './scoring.js';

const people = (n: number): string => `${n} ${n === 1 ? 'person' : 'people'}`;
const lines = (n: number): string => `${n} ${n === 1 ? 'line' : 'lines'}`;

const check = (
  id: IntegrityCheck['id'],
  checked: number,
  failed: number,
  found: { readonly good: string; readonly bad: string },
): IntegrityCheck => ({ id, ok: failed === 0, checked, failed, detail: failed === 0 ? found.good : found.bad });

/** The first few of a list, for a sentence. */
const some = (list: readonly (string | number)[]): string =>
  `${list.slice(0, 5).join(', ')}${list.length > 5 ? ` and ${list.length - 5} more` : ''}`;

function ledgerChecks({ ledger }: Records, allocator: Allocator): IntegrityCheck[] {
  const { entries, mismatches, chainBroken } = replay(ledger, allocator);
  const different = [...new Set(mismatches.map((m) => m.sequence))];
  return [
    check('ledger-replay', entries, different.length, {
      good: `${lines(entries)} of the ledger drawn again from the seed; all agree.`,
      bad:
        `${lines(entries)} of the ledger drawn again from the seed; ${different.length} differ: ` +
        `${some(mismatches.map((m) => `line ${m.sequence}, ${m.what}: found ${m.found}, expected ${m.expected}`))}.`,
    }),
    check('ledger-chain', entries, chainBroken.length, {
      good: `${lines(entries)} of the ledger; each hash follows from the line before.`,
      bad: `The chain of hashes is broken at line ${some(chainBroken)}: something was changed, added or taken out.`,
    }),
  ];
}

function exposureChecks({ ledger, exposures }: Records): IntegrityCheck[] {
  const allocated = new Map(ledger.flatMap((e) => (e.participant === null ? [] : [[e.participant, e.arm] as const])));
  const times = new Map<string, number>();
  const wrong = new Set<string>();
  for (const { participant, arm, count } of exposures) {
    times.set(participant, (times.get(participant) ?? 0) + count);
    if (allocated.get(participant) !== arm) wrong.add(participant);
  }
  const often = [...times.values()].filter((n) => n !== 1).length;
  return [
    check('exposure-once', times.size, often, {
      good: `${people(times.size)} saw an arm; each exposure is recorded once.`,
      bad: `${people(times.size)} saw an arm; for ${often} of them there is more than one exposure.`,
    }),
    check('arm-served', times.size, wrong.size, {
      good: `${people(times.size)} saw an arm; it is the one of the ledger each time.`,
      bad: `${people(times.size)} saw an arm; ${wrong.size} saw another one than the ledger gave them, or were not in it.`,
    }),
  ];
}

function emptyArmCheck(definition: Experiment, { ledger }: Records): IntegrityCheck {
  const least = Math.max(NO_EMPTY_ARM_FROM, definition.arms.length);
  const strata = new Map<string, string[]>();
  for (const { stratum, arm } of ledger) strata.set(stratum, [...(strata.get(stratum) ?? []), arm]);
  const large = [...strata].filter(([, arms]) => arms.length >= least);
  const lacking = large.filter(([, arms]) => new Set(arms).size < definition.arms.length).map(([stratum]) => stratum);
  return check('no-empty-arm', large.length, lacking.length, {
    good: `${large.length} languages with ${least} people or more; people in every arm of each.`,
    bad: `${large.length} languages with ${least} people or more; an arm is empty in ${some(lacking)}.`,
  });
}

function consentCheck({ ledger, consents, exposures, answers, steps }: Records): IntegrityCheck {
  const agreed = new Set(consents.map((c) => c.participant));
  const known = new Set(ledger.flatMap(({ participant }) => (participant === null ? [] : [participant])));
  for (const list of [exposures, answers, steps]) for (const { participant } of list) known.add(participant);
  const without = [...known].filter((participant) => !agreed.has(participant)).length;
  return check('consent-first', known.size, without, {
    good: `${people(known.size)} with a place or an event; the consent of each was stored with the place.`,
    bad: `${people(known.size)} with a place or an event; ${without} of them without a consent, and left out of the analysis.`,
  });
}

function itemCheck({ answers }: Records, vocabulary: Vocabulary): IntegrityCheck {
  const unknown = answers.filter(({ kind, name, value }) => !vocabulary.knows(kind, name, value));
  return check('known-items', answers.length, unknown.length, {
    good: `${answers.length} answers; the definition asks for each of them, and each value is one that can be given.`,
    bad: `${answers.length} answers; ${unknown.length} that the definition does not know were left aside: ${some(
      [...new Set(unknown.map(({ name, value }) => `${name} = ${value}`))].toSorted(),
    )}.`,
  });
}

/** Whether the data are what the plan says they are. Nothing is repaired: a failed check is told, with what was found. */
export function checkIntegrity(
  definition: Experiment,
  records: Records,
  allocator: Allocator,
  vocabulary: Vocabulary,
): IntegrityCheck[] {
  return [
    ...ledgerChecks(records, allocator),
    ...exposureChecks(records),
    emptyArmCheck(definition, records),
    consentCheck(records),
    itemCheck(records, vocabulary),
  ];
}
