import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createAllocator, planOf } from '@luotsi/allocation';
import { startCollector, type RunningCollector } from '@luotsi/collector';
import { instruments } from '@luotsi/instruments';
import { requestRefusal, requestWithdrawal } from '@luotsi/pilot/client';
import { openStore } from '@luotsi/store';
import { progress } from '../console.js';
import { CliError, exit } from '../failure.js';
import { allocationSeedOf, dataFolder, hashOf, rehearsalSecret, type LoadedExperiment } from '../workspace.js';
import { plantedRecord } from './effects.js';
import { itemsByStep, syntheticPerson, type PlantedEffect, type SyntheticPerson } from './people.js';
import { allocate, answerOverHttp } from './volume.js';
import { openWalker, type Walker } from './walk.js';

export interface RehearsalOptions {
  readonly workspace: string;
  readonly experiment: LoadedExperiment;
  /** People who agree to take part; those who refuse come on top. */
  readonly people: number;
  /** At most so many of them walk the real pages in a browser: one for each arm and language of `walkLanguages`. */
  readonly walks: number;
  readonly walkLanguages: readonly string[];
  readonly seed: string;
  readonly planted: readonly PlantedEffect[];
  readonly stopped: () => boolean;
}

export interface Rehearsal {
  readonly database: string;
  /** Screenshots of the walks, by walk. */
  readonly walks: readonly {
    readonly arm: string;
    readonly language: string;
    readonly screenshots: readonly string[];
  }[];
  readonly refused: number;
  readonly withdrawn: number;
  readonly sent: number;
  readonly stored: number;
  /** Arm × language, in the order of the definition. */
  readonly allocation: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** SHA-256 over stratum, place, arm and form of every ledger line: equal for equal seeds. */
  readonly allocationHash: string;
}

/** People who answer at the same time. */
const atOnce = 8;

/**
 * Rehearses a pilot: synthetic people go through the collector over HTTP, some of them through the pages in
 * a browser. The database takes its place only when the rehearsal has come to its end.
 */
export async function rehearse(options: RehearsalOptions): Promise<Rehearsal> {
  const { workspace, seed, planted } = options;
  const { definition, definitionHash, pages, assets } = options.experiment;
  const secret = rehearsalSecret(seed);
  const allocationSeed = allocationSeedOf(secret);
  const folder = dataFolder(workspace, definition.id);
  const unfinished = join(folder, `rehearsal-${process.pid}.unfinished.sqlite`);
  const shots = join(folder, 'walks');
  const cleanUp = (): void => {
    for (const suffix of ['', '-wal', '-shm']) rmSync(unfinished + suffix, { force: true });
  };
  cleanUp();
  const store = openStore(unfinished, {
    kind: 'rehearsal',
    experiment: definition.id,
    definitionHash,
    seed,
    planted: planted.length > 0 ? plantedRecord(planted) : null,
  });
  let collector: RunningCollector | undefined;
  let walker: Walker | undefined;
  const items = itemsByStep(definition, instruments);
  const running = new Set<Promise<void>>();
  try {
    collector = await startCollector({
      store,
      pages,
      allocationSeed,
      secret,
      offered: pages.languages,
      mode: 'rehearsal',
      port: 0,
      assets,
      monitorKey: secret,
    });
    if (options.walks > 0) {
      rmSync(shots, { recursive: true, force: true });
      mkdirSync(shots, { recursive: true });
      walker = await openWalker({ base: collector.url, definition, items, folder: shots });
    }
    const base = collector.url;
    const allocator = createAllocator(planOf(definition, allocationSeed));
    const places = new Map<string, number>();
    const walked = new Map<string, { arm: string; language: string; screenshots: readonly string[] }>();
    const line = progress(`Rehearsing ${definition.id}:`, options.people);
    let refused = 0;
    let withdrawn = 0;
    let sent = 0;
    const finish = async (person: SyntheticPerson, work: Promise<{ events: number; code: string }>): Promise<void> => {
      const { events, code } = await work;
      sent += events;
      if (person.withdraws) {
        await requestWithdrawal({ base, code });
        withdrawn++;
      }
    };
    for (let consented = 0, number = 1; consented < options.people; number++) {
      if (options.stopped())
        throw new CliError(
          'LUOTSI_INTERRUPTED',
          `The rehearsal was stopped after ${consented} of ${options.people} people; nothing of it was kept, and an earlier rehearsal is as it was.`,
          130,
        );
      const person = syntheticPerson(definition, instruments, seed, number, planted);
      if (person.refuses) {
        // oxlint-disable-next-line no-await-in-loop -- one after another: the order of arrival decides the allocation
        await requestRefusal({ base, experiment: definition.id, language: person.language });
        refused++;
        continue;
      }
      consented++;
      const place = places.get(person.language) ?? 0;
      places.set(person.language, place + 1);
      const expected = allocator.slot(person.language, place);
      const walk = `${expected.arm}-${person.language}`;
      const completes = person.stopsAt === null && !person.withdraws;
      if (
        walker &&
        completes &&
        options.walkLanguages.includes(person.language) &&
        walked.size < options.walks &&
        !walked.has(walk)
      ) {
        line.advance(consented, `(walking ${expected.arm} in ${person.language})`);
        // oxlint-disable-next-line no-await-in-loop
        const done = await walker.walk(person, expected);
        walked.set(walk, { arm: expected.arm, language: person.language, screenshots: done.screenshots });
        sent += done.events;
      } else {
        // oxlint-disable-next-line no-await-in-loop
        const allocation = await allocate(base, definition, person.language);
        if (allocation.entry.arm !== expected.arm)
          throw new CliError(
            'LUOTSI_WRONG_ARM',
            `Synthetic person ${number} (${person.language}) was given the arm ${allocation.entry.arm} where the list says ${expected.arm}, so the allocation cannot be trusted; this is a defect of the collector.`,
            exit.failed,
          );
        const work: Promise<void> = finish(
          person,
          answerOverHttp(base, definition, person, allocation, items).then((events) => ({
            events,
            code: allocation.withdrawalCode,
          })),
        ).finally(() => running.delete(work));
        running.add(work);
        // oxlint-disable-next-line no-await-in-loop
        if (running.size >= atOnce) await Promise.race(running);
      }
      line.advance(consented);
    }
    await Promise.all(running);
    line.end();
    const ledger = store.ledger();
    const allocation = Object.fromEntries(
      definition.arms.map((arm) => [
        arm.id,
        Object.fromEntries(
          definition.languages.map((language) => [
            language,
            ledger.filter((e) => e.arm === arm.id && e.stratum === language).length,
          ]),
        ),
      ]),
    );
    const summary = {
      walks: [...walked.values()],
      refused,
      withdrawn,
      sent,
      stored: store.answers().length + store.steps().length + store.stops().length + store.exposures().length,
      allocation,
      allocationHash: hashOf(ledger.map(({ stratum, index, arm, form }) => [stratum, index, arm, form])),
    };
    await walker?.close();
    walker = undefined;
    await collector.close();
    collector = undefined;
    await store.close();
    const database = join(folder, 'rehearsal.sqlite');
    for (const suffix of ['-wal', '-shm']) if (existsSync(database + suffix)) rmSync(database + suffix);
    renameSync(unfinished, database);
    return { database, ...summary };
  } catch (error) {
    await Promise.allSettled(running);
    await walker?.close();
    await collector?.close();
    await store.close();
    cleanUp();
    throw error;
  }
}
