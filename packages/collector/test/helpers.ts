import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterEach, vi } from 'vitest';
import {
  defineExperiment,
  type Event,
  type Experiment,
  type OfferedLanguage,
  type PageRequest,
  type ParticipantPages,
} from '@luotsi/protocol';
import { openStore, type Store } from '@luotsi/store';
import { createApp } from '../src/app.js';
import type { CollectorOptions, Fault } from '../src/options.js';

// Whole servers are started here, perhaps on a busy machine.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const titles = { fi: 'Koe', sv: 'Försök', en: 'Trial' };

export const definition: Experiment = defineExperiment({
  schema: 'luotsi/experiment@1',
  id: 'a-pilot',
  concept: 'c01',
  version: 1,
  titles,
  hypothesis: 'It helps.',
  privacyProfile: 'P3',
  assignment: { method: 'blocks', stratifyBy: 'language', blockMultiples: [1, 2] },
  arms: [
    { id: 'control', titles, weight: 0.5, description: 'As now.' },
    { id: 'treatment', titles, weight: 0.5, description: 'As proposed.' },
  ],
  forms: [
    { id: 'plain', faulty: [] },
    { id: 'faulty', faulty: ['date'] },
  ],
  languages: ['fi', 'ar', 'sv'],
  launch: { consent: ['written'], instruments: ['written'] },
  instruments: [{ id: 'umux-lite', version: 1 }],
  outcomes: [
    {
      id: 'accuracy',
      titles,
      kind: 'share',
      range: { min: 0, max: 1 },
      role: 'primary',
      better: 'higher',
      margin: 0.1,
      marginReason: 'For the test.',
      question: 'superiority',
      scoring: { method: 'decisions', items: [{ item: 'decide-date', fact: 'date' }] },
    },
    {
      id: 'usability',
      titles,
      kind: 'scale',
      range: { min: 0, max: 100 },
      role: 'secondary',
      better: 'higher',
      margin: 5,
      marginReason: 'For the test.',
      question: 'superiority',
      scoring: { method: 'instrument', instrument: 'umux-lite' },
    },
    {
      id: 'seconds',
      titles,
      kind: 'scale',
      range: { min: 0, max: 600 },
      role: 'secondary',
      better: 'lower',
      margin: 5,
      marginReason: 'For the test.',
      question: 'superiority',
      scoring: { method: 'value' },
    },
  ],
  contrasts: [{ id: 'one', control: 'control', treatment: 'treatment', role: 'primary' }],
  steps: ['page', 'tasks', 'receipt'],
  analysis: { alpha: 0.05, draws: 1000, seed: 's', smallestGroup: 10, spreadPrior: 0.1 },
  consentVersion: 2,
  retentionDays: 30,
  ethics: { statement: null, permit: null, dpia: null, controller: null },
});

const language = (tag: string, autonym: string, dir: 'ltr' | 'rtl' = 'ltr'): OfferedLanguage => ({
  tag,
  autonym,
  dir,
  status: { status: 'written', by: 'makers', at: null },
});
export const offered = [language('fi', 'suomi'), language('ar', 'العربية', 'rtl')];

/** Pages that show what they were asked for. */
export const pages: ParticipantPages & { readonly asked: PageRequest[] } = {
  asked: [],
  definition,
  languages: [...offered, language('sv', 'svenska')].map((one) => ({
    ...one,
    consent: 'written',
    instruments: 'written',
  })),
  render(request) {
    this.asked.push(request);
    return {
      title: `Study <${request.view}>`,
      language: request.language ?? 'en',
      dir: request.language === 'ar' ? 'rtl' : 'ltr',
      html: `<main><h1>${request.view} ${request.language ?? ''} ${request.problem ?? ''}</h1>${'<p>Text of the page.</p>'.repeat(100)}</main>`,
      state: { view: request.view, trap: '</script><script>alert(1)</script><!--\u2028', study: request.study ?? null },
    };
  },
};

export const SECRET = 'a secret that is long enough for this test';
export const MONITOR_KEY = 'key-of-the-monitor';
export const AT = '2026-11-24T10:00Z';

export interface Stage {
  readonly app: FastifyInstance;
  readonly store: Store;
  readonly options: CollectorOptions;
  readonly faults: Fault[];
  /** What was put into the asset folder, and where. */
  readonly folder: string;
  /** Moves the clock. */
  readonly pass: (seconds: number) => void;
}

const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

export function prepare(change: Partial<CollectorOptions> = {}): Omit<Stage, 'app'> {
  const folder = mkdtempSync(join(tmpdir(), 'luotsi-collector-'));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  const script = `export const script = ${JSON.stringify('x'.repeat(2000))};`;
  writeFileSync(join(folder, 'client-abc.js'), script);
  writeFileSync(join(folder, 'client-abc.js.br'), brotliCompressSync(script));
  writeFileSync(join(folder, 'style-abc.css'), 'p { color: red }');
  const store =
    change.store ??
    openStore(':memory:', {
      kind: change.mode ?? 'rehearsal',
      experiment: definition.id,
      definitionHash: 'ab'.repeat(32),
      seed: null,
      planted: null,
    });
  ends.push(() => store.close());
  pages.asked.length = 0;
  const faults: Fault[] = [];
  let clock = Date.parse(AT);
  return {
    store,
    faults,
    folder,
    pass: (seconds) => {
      clock += seconds * 1000;
    },
    options: {
      pages,
      allocationSeed: 'allocation-seed',
      secret: SECRET,
      offered,
      mode: 'rehearsal',
      port: 0,
      assets: { directory: folder, script: 'client-abc.js', styles: ['style-abc.css'] },
      monitorKey: MONITOR_KEY,
      onFault: (fault) => faults.push(fault),
      now: () => new Date(clock),
      ...change,
      store,
    },
  };
}

export function stage(change: Partial<CollectorOptions> = {}): Stage {
  const prepared = prepare(change);
  const app = createApp(prepared.options);
  ends.push(() => app.close());
  return { ...prepared, app };
}

export interface Person {
  readonly token: string;
  readonly participant: string;
  readonly entry: { readonly arm: string; readonly form: string; readonly stratum: string };
  readonly payload: unknown;
  readonly withdrawalCode: string;
}

export const allocation = { experiment: definition.id, language: 'fi', consentVersion: 2 };

export async function enrol(app: FastifyInstance, tag = 'fi'): Promise<Person> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/allocation',
    payload: { ...allocation, language: tag },
  });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json<Person>();
}

export const eventOf = (person: Person, given: Partial<Event> = {}): Event => ({
  schema: 'luotsi/event@1',
  id: randomUUID(),
  kind: 'step',
  experiment: definition.id,
  participant: person.participant,
  name: 'page',
  language: person.entry.stratum,
  at: AT,
  ...given,
});

export const send = (app: FastifyInstance, token: string, events: readonly unknown[]) =>
  app.inject({ method: 'POST', url: '/api/events', payload: { schema: 'luotsi/batch@1', token, events } });
