import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCollector, type RunningCollector } from '@luotsi/collector';
import { createGrowthBookSync } from '@luotsi/growthbook';
import {
  createSession,
  requestAllocation,
  requestRefusal,
  requestWithdrawal,
  type Allocation,
  type Dropped,
  type Session,
} from '@luotsi/pilot/client';
import type { Store } from '@luotsi/store';
import { AT, definition, prepare } from '../../collector/test/helpers.js';

let collector: RunningCollector;
let store: Store;
let pass: (seconds: number) => void;
let dropped: Dropped[];
let minutes: number;
const person = { experiment: definition.id, language: 'fi' };

beforeEach(async () => {
  const prepared = prepare();
  ({ store, pass } = prepared);
  collector = await startCollector(prepared.options);
  dropped = [];
  minutes = 0;
});
afterEach(() => collector.close());

const allocate = (consentVersion = definition.consentVersion): Promise<Allocation> =>
  requestAllocation({ base: collector.url, ...person, consentVersion });
const open = ({ token, participant }: Allocation): Session =>
  createSession({
    base: collector.url,
    ...person,
    token,
    participant,
    now: () => new Date(Date.parse(AT) + minutes * 60_000),
    onDrop: (one) => void dropped.push(one),
  });

describe('the client and the real collector', () => {
  it('bring one participant from consent to withdrawal', async () => {
    await requestRefusal({ base: collector.url, ...person });
    const allocation = await allocate();
    expect(store.entryOf(allocation.participant)).toMatchObject(allocation.entry);
    const growthbook = createGrowthBookSync({ ...allocation, arm: allocation.entry.arm });
    expect(growthbook.evalFeature(definition.id).experimentResult).toMatchObject({
      key: allocation.entry.arm,
      stickyBucketUsed: true,
    });

    const session = open(allocation);
    session.step('page');
    session.exposure(allocation.entry.arm);
    session.answer('decide-date', 1);
    session.outcome('seconds', 31);
    await session.flush();
    session.close();
    expect(session.state()).toMatchObject({ pending: 0, dropped: 0 });
    expect(store.answers().map(({ name, value }) => [name, value])).toEqual([
      ['decide-date', 1],
      ['seconds', 31],
    ]);
    expect(store.refusals()).toEqual([{ language: 'fi', count: 1 }]);

    expect(await requestWithdrawal({ base: collector.url, code: allocation.withdrawalCode })).toEqual({ erased: 4 });
    const late = open(allocation);
    late.answer('decide-date', 0);
    await late.flush();
    late.close();
    expect(dropped).toEqual([expect.objectContaining({ status: 410 })]);
    expect(store.answers()).toEqual([]);
  });

  it('have one exposure and one of each step after reloads in later minutes, and nothing is called dropped', async () => {
    const allocation = await allocate();
    for (let reload = 0; reload < 3; reload += 1) {
      const session = open(allocation);
      session.step('page');
      session.exposure(allocation.entry.arm);
      session.step('tasks');
      session.answer('decide-date', reload % 2);
      await session.flush();
      expect(session.pending()).toBe(0);
      session.close();
      minutes += 3;
      pass(180);
    }
    const { participant, entry } = allocation;
    expect(store.exposures()).toEqual([{ participant, arm: entry.arm, count: 1 }]);
    expect(store.steps().map(({ step }) => step)).toEqual(['page', 'tasks']);
    // The first answer wins.
    expect(store.answers().map(({ value }) => value)).toEqual([0]);
    expect(dropped).toEqual([]);
  });

  it('lose nothing else when one event is refused', async () => {
    const session = open(await allocate());
    session.answer('decide-date', 1);
    session.answer('no-such-item', 1);
    session.outcome('seconds', 12);
    await session.flush();
    session.close();
    expect(store.answers().map(({ name }) => name)).toEqual(['decide-date', 'seconds']);
    expect(dropped.map(({ event }) => event.name)).toEqual(['no-such-item']);
  });

  it('say why a consent to another version is refused', async () => {
    await expect(allocate(1)).rejects.toThrow(/text in force is version 2/);
    expect(store.ledger()).toEqual([]);
  });
});
