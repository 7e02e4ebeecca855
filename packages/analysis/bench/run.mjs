// npm run bench -w @luotsi/analysis [-- --events 10000000]: how much of an analysis of many people is the database's
// time and how much is ours. Makes a database of synthetic people in a temporary folder and removes it.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({ options: { events: { type: 'string', default: '1000000' } } });
const events = Number(options.events);
if (!Number.isInteger(events) || events < 240_000 || events > 20_000_000) {
  console.error('--events is a whole number from 240000 (below, people are analysed one by one) to 20000000.');
  process.exit(2);
}

const home = fileURLToPath(new URL('..', import.meta.url));
const tsc = resolve(createRequire(import.meta.url).resolve('typescript/package.json'), '..', 'bin', 'tsc');
if (spawnSync(process.execPath, [tsc, '--build', home], { stdio: 'inherit' }).status !== 0) {
  console.error('The analysis does not compile, so that there is nothing to measure. See the errors above.');
  process.exit(1);
}
const { createAllocator, planOf } = await import('@luotsi/allocation');
const { analyse } = await import('../dist/index.js');
const { outcomeResultOfSums } = await import('../dist/sums.js');
const { defineExperiment } = await import('@luotsi/protocol');
const { createRandom } = await import('@luotsi/stats');
const { openStore } = await import('@luotsi/store');

const EVENTS_A_PERSON = 12;
const SEED = 'bench';
const HASH = 'a'.repeat(64);
const AT = '2026-11-24T10:00Z';
const STEPS = ['page', 'one', 'two', 'three', 'four', 'five', 'six', 'receipt'];
const titles = (name) => ({ fi: name, sv: name, en: name });
const outcome = (id, role) => ({
  id,
  titles: titles(id),
  kind: 'scale',
  range: { min: 0, max: 100 },
  role,
  better: 'higher',
  margin: 5,
  marginReason: 'For a measurement.',
  question: 'superiority',
  scoring: { method: 'value' },
});
const definition = defineExperiment({
  schema: 'luotsi/experiment@1',
  id: 'bench',
  concept: 'c01',
  version: 1,
  titles: titles('Bench'),
  hypothesis: 'For a measurement.',
  privacyProfile: 'P3',
  assignment: { method: 'blocks', stratifyBy: 'language', blockMultiples: [1, 2] },
  arms: ['plain', 'checked'].map((id) => ({ id, titles: titles(id), weight: 1 / 2, description: 'An arm.' })),
  forms: [{ id: 'none', faulty: [] }],
  languages: ['fi', 'sv', 'en', 'ru', 'ar', 'so', 'et', 'vi'],
  launch: { consent: ['written'], instruments: ['written'] },
  instruments: [],
  outcomes: [outcome('score', 'primary'), outcome('minutes', 'secondary'), outcome('ease', 'secondary')],
  contrasts: [{ id: 'checked-vs-plain', control: 'plain', treatment: 'checked', role: 'primary' }],
  steps: STEPS,
  analysis: { alpha: 0.05, draws: 10_000, seed: SEED, smallestGroup: 10, spreadPrior: 5 },
  consentVersion: 1,
  retentionDays: 1,
  ethics: { statement: null, permit: null, dpia: null, controller: null },
});

/** Consent and ledger through the store; the events straight into its table, since ingest is not what is measured. */
async function fill(path) {
  const people = Math.floor(events / EVENTS_A_PERSON);
  const random = createRandom(SEED);
  const allocator = createAllocator(planOf(definition, SEED));
  const store = openStore(path, {
    kind: 'rehearsal',
    experiment: 'bench',
    definitionHash: HASH,
    seed: SEED,
    planted: null,
  });
  const someone = () => {
    const participant = randomBytes(16).toString('hex');
    const stratum = definition.languages[random.integer(definition.languages.length)];
    const consent = {
      schema: 'luotsi/consent@1',
      experiment: 'bench',
      participant,
      version: 1,
      language: stratum,
      at: AT,
    };
    return store.allocate({ stratum, participant, consent, at: AT }, (place) =>
      allocator.next({ ...place, stratum, participant, at: AT }),
    );
  };
  const entries = [];
  while (entries.length < people)
    entries.push(...(await Promise.all(Array.from({ length: Math.min(5000, people - entries.length) }, someone))));
  await store.close();

  const db = new DatabaseSync(path);
  db.exec('PRAGMA synchronous = OFF');
  const insert = db.prepare(
    'INSERT INTO event (id, kind, participant, name, value, language, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const minute = Date.parse(AT) / 60_000;
  db.exec('BEGIN');
  for (const { participant, arm, stratum } of entries) {
    const id = Buffer.from(participant, 'hex');
    const add = (kind, name, value = null) => insert.run(randomBytes(16), kind, id, name, value, stratum, minute);
    add('exposure', arm);
    for (const step of STEPS) add('step', step);
    for (const { id: name } of definition.outcomes)
      add('outcome', name, Math.min(100, 90 * random.next() + (arm === 'checked' ? 1 : 0)));
  }
  db.exec('COMMIT');
  db.close();
  return people;
}

const ms = (since) => performance.now() - since;
const seconds = (time) => `${(time / 1000).toFixed(2)} s`;
const share = (part, whole) => `${((100 * part) / whole).toFixed(2)} %`;

const folder = mkdtempSync(join(tmpdir(), 'luotsi-bench-'));
try {
  const path = join(folder, 'bench.sqlite');
  const began = performance.now();
  const people = await fill(path);
  console.log(
    `${people * EVENTS_A_PERSON} events of ${people} people, ${Math.round(statSync(path).size / 1e6)} MB, made in ${seconds(ms(began))}`,
  );
  const store = openStore(path, undefined, { readOnly: true });

  let database = 0;
  const reading = {};
  for (const name of [
    'ledger',
    'exposures',
    'answers',
    'steps',
    'stops',
    'refusals',
    'consents',
    'withdrawn',
    'summaries',
    'counts',
    'values',
  ])
    reading[name] = (...args) => {
      const at = performance.now();
      const result = store[name](...args);
      database += ms(at);
      return result;
    };

  reading.lines = function* () {
    const lines = store.lines()[Symbol.iterator]();
    for (;;) {
      const at = performance.now();
      const { done, value } = lines.next();
      database += ms(at);
      if (done) return;
      yield value;
    }
  };

  let at = performance.now();
  const results = definition.outcomes.map((o) =>
    outcomeResultOfSums(definition, o, reading.summaries({ outcome: o.id, range: o.range })),
  );
  const outcomes = ms(at);
  console.log(
    `outcomes by sums: ${seconds(outcomes)}, of which the database ${seconds(database)} and our own part ${share(outcomes - database, outcomes)}`,
  );
  const ownShare = (outcomes - database) / outcomes;
  if (results.some((r) => r.contrasts.length === 0)) throw new Error('an outcome was not compared');

  database = 0;
  at = performance.now();
  const result = analyse({
    definition,
    definitionHash: HASH,
    store: { info: store.info, ...reading },
    allocationSeed: SEED,
    instruments: {},
  });
  const whole = ms(at);
  console.log(
    `the whole analysis with flow, fairness and the replay of the ledger: ${seconds(whole)}, of which the store ${seconds(database)} and our own part ${share(whole - database, whole)}`,
  );
  console.log(`verdict: ${result.verdict.word}; peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
  await store.close();
  if (ownShare > 0.05) {
    console.error('Our own part of comparing the outcomes is more than 5 %.');
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
