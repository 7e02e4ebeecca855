// Writes as fast as it can, and says of everything that was promised to it that it was. Killed by crash.test.ts.
import { writeSync } from 'node:fs';
import { openStore, type Store } from '@luotsi/store';
import { enrol, event } from './fixture.js';

const say = (kind: string, ids: readonly string[]): void => {
  writeSync(1, `${[kind, ...ids].join(' ')}\n`);
};

async function live(store: Store, number: number): Promise<void> {
  const { participant } = await enrol(store, { stratum: ['fi', 'ar', 'so'][number % 3] ?? 'fi' });
  say('person', [participant]);
  const mine: string[] = [];
  for (let i = 0; i < 6; i += 1) {
    const batch = Array.from({ length: 1 + (i % 4) }, (_, k) =>
      event(participant, { kind: 'answer', name: `item-${i}-${k}`, value: i }),
    );
    // Each batch is sent twice at once, as an impatient browser does.
    // oxlint-disable-next-line no-await-in-loop
    await Promise.all([store.append(batch), store.append(batch)]);
    const ids = batch.map(({ id }) => id);
    mine.push(...ids);
    say('event', ids);
  }
  if (number % 5 === 2) {
    say('leaving', [participant, ...mine]);
    await store.withdraw(participant);
    say('gone', [participant, ...mine]);
  }
}

const store = openStore(process.argv[2] ?? '');
for (let number = 0; ; number += 8)
  // oxlint-disable-next-line no-await-in-loop
  await Promise.all(Array.from({ length: 8 }, (_, i) => live(store, number + i)));
