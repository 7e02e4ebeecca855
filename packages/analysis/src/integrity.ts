import { NO_EMPTY_ARM_FROM, type Replay } from '@luotsi/allocation';
import type { Experiment, IntegrityCheck } from '@luotsi/protocol';
import { sampleRatioHealth, sampleRatioMismatch } from '@luotsi/stats';
import { total, type Facts } from './facts.js';
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

function ledgerChecks(
  { assignment }: Experiment,
  { entries, erased, mismatches, chainBroken }: Replay,
): IntegrityCheck[] {
  const different = [...new Set(mismatches.map((m) => m.sequence))];
  const again =
    assignment.method === 'hash'
      ? `${lines(entries)} of the ledger derived again from the pseudonyms (${erased} without one, of people who withdrew: their arm cannot be)`
      : `${lines(entries)} of the ledger drawn again from the seed`;
  return [
    check('ledger-replay', entries, different.length, {
      good: `${again}; all agree.`,
      bad:
        `${again}; ${different.length} differ: ` +
        `${some(mismatches.map((m) => `line ${m.sequence}, ${m.what}: found ${m.found}, expected ${m.expected}`))}.`,
    }),
    check('ledger-chain', entries, chainBroken.length, {
      good: `${lines(entries)} of the ledger; each hash follows from the line before.`,
      bad: `The chain of hashes is broken at line ${some(chainBroken)}: something was changed, added or taken out.`,
    }),
  ];
}

function exposureChecks({ cells }: Facts): IntegrityCheck[] {
  const [seen, often, wrong] = [total(cells, 'seen'), total(cells, 'seenOften'), total(cells, 'seenOther')];
  return [
    check('exposure-once', seen, often, {
      good: `${people(seen)} saw an arm; each exposure is recorded once.`,
      bad: `${people(seen)} saw an arm; for ${often} of them there is more than one exposure.`,
    }),
    check('arm-served', seen, wrong, {
      good: `${people(seen)} saw an arm; it is the one of the ledger each time.`,
      bad: `${people(seen)} saw an arm; ${wrong} saw another one than the ledger gave them, or were not in it.`,
    }),
  ];
}

function emptyArmCheck(definition: Experiment, { cells }: Facts): IntegrityCheck {
  const least = Math.max(NO_EMPTY_ARM_FROM, definition.arms.length);
  const large = [...new Set(cells.map((c) => c.stratum))]
    .map((stratum) => ({ stratum, here: cells.filter((c) => c.stratum === stratum) }))
    .filter(({ here }) => total(here, 'allocated') >= least);
  const lacking = large.filter(({ here }) => here.length < definition.arms.length).map(({ stratum }) => stratum);
  return check('no-empty-arm', large.length, lacking.length, {
    good: `${large.length} languages with ${least} people or more; people in every arm of each.`,
    bad: `${large.length} languages with ${least} people or more; an arm is empty in ${some(lacking)}.`,
  });
}

/** Arms of a hash come out as their weights only about; far from it, people were lost before they were counted. */
function sampleRatioCheck({ arms }: Experiment, { cells }: Facts): IntegrityCheck {
  const counts = arms.map(({ id }) =>
    total(
      cells.filter((c) => c.arm === id),
      'allocated',
    ),
  );
  const weight = arms.reduce((sum, a) => sum + a.weight, 0);
  const { p } = sampleRatioMismatch(
    counts,
    arms.map((a) => a.weight / weight),
  );
  const everybody = counts.reduce((sum, n) => sum + n, 0);
  const health = sampleRatioHealth({ p, arms: arms.length, people: everybody });
  const found = `${people(everybody)} in ${arms.map(({ id }, i) => `${id} ${counts[i]}`).join(', ')}; chi-square against the weights, p = ${Number(p.toPrecision(3))}`;
  return check('sample-ratio', everybody, health === 'unhealthy' ? everybody : 0, {
    good: health === 'healthy' ? `${found}.` : `${found}; too few people to find much.`,
    bad: `${found}: so uneven by chance less than once in 1000 times.`,
  });
}

function consentCheck({ cells }: Facts): IntegrityCheck {
  const known = total(cells, 'named');
  const without = known - total(cells, 'consented');
  return check('consent-first', known, without, {
    good: `${people(known)} with a place or an event; the consent of each was stored with the place.`,
    bad: `${people(known)} with a place or an event; ${without} of them without a consent, and left out of the analysis.`,
  });
}

function itemCheck({ values }: Facts, vocabulary: Vocabulary): IntegrityCheck {
  const sum = (list: Facts['values']): number => list.reduce((all, { count }) => all + count, 0);
  const unknown = values.filter(({ kind, name, value }) => value !== null && !vocabulary.knows(kind, name, value));
  return check('known-items', sum(values), sum(unknown), {
    good: `${sum(values)} answers; the definition asks for each of them, and each value is one that can be given.`,
    bad: `${sum(values)} answers; ${sum(unknown)} that the definition does not know were left aside: ${some(
      [...new Set(unknown.map(({ name, value }) => `${name} = ${value}`))].toSorted(),
    )}.`,
  });
}

/** Whether the data are what the plan says they are. Nothing is repaired: a failed check is told, with what was found. */
export function checkIntegrity(
  definition: Experiment,
  facts: Facts,
  replayed: Replay,
  vocabulary: Vocabulary,
): IntegrityCheck[] {
  return [
    ...ledgerChecks(definition, replayed),
    ...exposureChecks(facts),
    definition.assignment.method === 'hash' ? sampleRatioCheck(definition, facts) : emptyArmCheck(definition, facts),
    consentCheck(facts),
    itemCheck(facts, vocabulary),
  ];
}
