import {
  ancova,
  cochranMantelHaenszel,
  createRandom,
  effectBelow,
  groupDifferences,
  interactionTest,
  mantelHaenszelOddsRatio,
  mantelHaenszelRiskDifference,
  permuteWithin,
  probabilityOfSuperiority,
  proportionalOdds,
  type Random,
  rerandomisationTest,
  rerandomisedInteraction,
  StatsError,
  stratifiedDifference,
  stratifiedMeanDifference,
  vanElteren,
  wilcoxon,
} from '../../src/index.js';
import { counts } from '../oracle/generate.js';
import type { Row } from './table.js';

const level = 0.95;
const SHARES = [0.22, 0.18, 0.15, 0.12, 0.11, 0.09, 0.07, 0.06];

interface Person {
  readonly stratum: number;
  readonly block: number;
  readonly arm: 0 | 1;
}

/** Walk-ins of eight languages, allocated in random blocks of 2 and 4 within language. */
function people(random: Random, perArm: number): Person[] {
  const open = SHARES.map(() => [] as (0 | 1)[]);
  const block = SHARES.map(() => -1);
  let blocks = 0;
  return Array.from({ length: 2 * perArm }, () => {
    let at = random.next();
    let stratum = 0;
    while (stratum < SHARES.length - 1 && at >= (SHARES[stratum] ?? 1)) at -= SHARES[stratum++] ?? 1;
    const left = open[stratum] ?? [];
    if (left.length === 0) {
      const size = random.integer(2) === 0 ? 2 : 4;
      left.push(...(random.shuffle(Array.from({ length: size }, (_, i) => i % 2)) as (0 | 1)[]));
      block[stratum] = blocks++;
    }
    return { stratum, block: block[stratum] ?? 0, arm: left.pop() ?? 0 };
  });
}

function byStratum<T>(persons: readonly Person[], values: readonly T[]): { control: T[]; treatment: T[] }[] {
  const strata = SHARES.map(() => ({ control: [] as T[], treatment: [] as T[] }));
  persons.forEach((person, i) => {
    strata[person.stratum]?.[person.arm ? 'treatment' : 'control'].push(values[i] as T);
  });
  return strata;
}

/** Counts how often something holds; a documented refusal (an answer of "not enough") never counts as a finding. */
class Tally {
  readonly #counts = new Map<string, { kind: Row['kind']; hits: number; tries: number }>();

  add(family: string, kind: Row['kind'], holds: () => boolean): void {
    const entry = this.#counts.get(family) ?? { kind, hits: 0, tries: 0 };
    this.#counts.set(family, entry);
    try {
      const hit = holds();
      entry.tries++;
      if (hit) entry.hits++;
    } catch (error) {
      if (!(error instanceof StatsError)) throw error;
    }
  }

  rows(n: number, base: number | null): Row[] {
    return [...this.#counts].map(([family, { kind, hits, tries }]) => {
      const nominal = kind === 'error' ? 0.05 : family.includes('90 %') ? 0.9 : 0.95;
      return { family, kind, n, base, value: hits / tries, error: Math.sqrt((nominal * (1 - nominal)) / tries) };
    });
  }
}

const inside = ({ low, high }: { low: number; high: number }, truth: number): boolean => low <= truth && truth <= high;

/** Binary outcomes; base rates differ between languages by a half up and down. */
export function binaryRows(n: number, base: number, pilots: number): Row[] {
  const random = createRandom(`binary/${n}/${base}`);
  const tally = new Tally();
  for (let k = 0; k < pilots; k++) {
    const persons = people(random, n);
    const rate = (s: number): number => base * (0.5 + s / 7);
    const draw = (effect: number): number[] =>
      persons.map((p) => (random.next() < rate(p.stratum) + p.arm * effect ? 1 : 0));
    const tables = (values: readonly number[]) =>
      byStratum(persons, values).map(({ control, treatment }) => ({
        control: { n: control.length, successes: control.reduce((a, b) => a + b, 0) },
        treatment: { n: treatment.length, successes: treatment.reduce((a, b) => a + b, 0) },
      }));
    const equal = draw(0);
    const better = draw(0.1);
    const helped = tables(better);
    const none = tables(equal);
    tally.add('Mantel–Haenszel risk difference, Sato', 'coverage', () =>
      inside(mantelHaenszelRiskDifference(helped, { level }), 0.1),
    );
    tally.add('Mantel–Haenszel risk difference, Greenland–Robins', 'coverage', () =>
      inside(mantelHaenszelRiskDifference(helped, { level, interval: 'greenland-robins' }), 0.1),
    );
    tally.add('Mantel–Haenszel risk difference, Newcombe', 'coverage', () =>
      inside(mantelHaenszelRiskDifference(helped, { level, interval: 'newcombe' }), 0.1),
    );
    tally.add('Mantel–Haenszel odds ratio', 'coverage', () => inside(mantelHaenszelOddsRatio(none, { level }), 1));
    tally.add('Cochran–Mantel–Haenszel', 'error', () => cochranMantelHaenszel(none).p <= 0.05);
    const groups = groupDifferences(byStratum(persons, better), { range: { min: 0, max: 1 } }).filter(
      (g) => g !== null,
    );
    const equalGroups = groupDifferences(byStratum(persons, equal), { range: { min: 0, max: 1 } }).filter(
      (g) => g !== null,
    );
    tally.add(
      'interaction (F)',
      'error',
      () => interactionTest(equalGroups, { df: equalGroups[0]?.df ?? 1 }).p <= 0.05,
    );
    tally.add('hierarchical effect of the first language (90 %)', 'coverage', () => {
      // The interval holds 0.1 just if the probability of less is within its tails.
      const below = effectBelow(groups, { spreadPrior: 0.1 }, [0.1])[0]?.[0] ?? 0;
      return below > 0.05 && below < 0.95;
    });
    if (k % 2 === 0) {
      const observed = Uint8Array.from(persons, (p) => p.arm);
      if (k % 4 === 0)
        tally.add(
          'interaction, re-randomised',
          'error',
          () =>
            rerandomisedInteraction({
              values: equal,
              groups: persons.map((p) => p.stratum),
              observed,
              draw: permuteWithin(
                observed,
                persons.map((p) => p.block),
              ),
              draws: 199,
              seed: `${k}`,
            }).p <= 0.05,
        );
      tally.add('re-randomisation', 'error', () => {
        const test = rerandomisationTest({
          observed,
          statistic: stratifiedDifference(
            equal,
            persons.map((p) => p.stratum),
          ),
          draw: permuteWithin(
            observed,
            persons.map((p) => p.block),
          ),
          draws: 199,
          seed: `${k}`,
        });
        return test.p <= 0.05;
      });
    }
  }
  return tally.rows(n, base);
}

/** Scales: normal values with a baseline; five answers with a ceiling. */
export function scaleRows(n: number, pilots: number): Row[] {
  const random = createRandom(`scale/${n}`);
  const tally = new Tally();
  const odds = Math.log(2);
  for (let k = 0; k < pilots; k++) {
    const persons = people(random, n);
    const baseline = persons.map(() => random.normal());
    const values = persons.map((p, i) => 0.3 * p.stratum + 0.6 * (baseline[i] ?? 0) + 0.8 * random.normal());
    const strata = byStratum(persons, values);
    tally.add('stratified difference of means, pooled variance', 'coverage', () =>
      inside(stratifiedMeanDifference(strata, { level }), 0),
    );
    tally.add('stratified difference of means, variance by cell', 'coverage', () =>
      inside(stratifiedMeanDifference(strata, { level, variance: 'cell' }), 0),
    );
    const input = {
      outcome: values,
      treatment: persons.map((p) => p.arm),
      strata: persons.map((p) => p.stratum),
      covariates: [baseline],
    };
    tally.add('ANCOVA, HC3', 'error', () => ancova(input, { level }).p <= 0.05);
    tally.add('ANCOVA, HC2', 'error', () => ancova(input, { level, kind: 'HC2' }).p <= 0.05);

    const answer = (shift: number): number => {
      const u = random.next();
      const latent = Math.log(u / (1 - u)) + shift;
      return latent < -2.5 ? 1 : latent < -1.5 ? 2 : latent < -0.5 ? 3 : latent < 0.5 ? 4 : 5;
    };
    const equal = persons.map((p) => answer(p.stratum / 7));
    const better = persons.map((p) => answer(p.stratum / 7 + p.arm * odds));
    tally.add('van Elteren', 'error', () => vanElteren(byStratum(persons, equal)).p <= 0.05);
    const arm = (list: readonly number[], which: 0 | 1): number[] => list.filter((_, i) => persons[i]?.arm === which);
    tally.add('Wilcoxon', 'error', () => wilcoxon(arm(equal, 0), arm(equal, 1)).p <= 0.05);
    tally.add('probability of superiority', 'coverage', () =>
      inside(probabilityOfSuperiority(arm(equal, 0), arm(equal, 1), { level }), 0.5),
    );
    if (k % 2 === 0) {
      const cells = (list: readonly number[]) =>
        byStratum(persons, list).map((s) => ({ control: counts(s.control, 5), treatment: counts(s.treatment, 5) }));
      tally.add('proportional odds, Wald', 'error', () => proportionalOdds(cells(equal), { level }).p <= 0.05);
      tally.add(
        'proportional odds, likelihood ratio',
        'error',
        () => proportionalOdds(cells(equal), { level }).pLikelihoodRatio <= 0.05,
      );
      tally.add('proportional odds, odds ratio', 'coverage', () =>
        inside(proportionalOdds(cells(better), { level }).oddsRatio, 2),
      );
    }
  }
  return tally.rows(n, null);
}
