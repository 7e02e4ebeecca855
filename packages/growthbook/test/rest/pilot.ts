import { instruments } from '@luotsi/instruments';
import { defineExperiment, type Experiment } from '@luotsi/protocol';
import {
  createClient,
  desiredOf,
  type Desired,
  type DesiredOptions,
  type GrowthBookClient,
} from '../../src/rest/index.js';
import { define } from '../definition.js';
import { KEY } from './server.js';

export const hash = 'a'.repeat(64);

const titles = { fi: 'otsikko', sv: 'rubrik', en: 'title' };
const outcome = { titles, range: { min: 0, max: 1 }, better: 'higher', margin: 0.1, marginReason: 'because' } as const;
const items = ['date', 'fee'].map((fact) => ({ item: `decide-${fact}`, fact }));

/** A pilot with every way of scoring. */
export const pilot: Experiment = defineExperiment({
  ...define(),
  forms: [
    { id: 'date', faulty: ['date'] },
    { id: 'both', faulty: ['date', 'fee'] },
    { id: 'none', faulty: [] },
  ],
  instruments: [
    { id: 'umux-lite', version: 1 },
    { id: 'own-trust', version: 1 },
  ],
  outcomes: [
    {
      ...outcome,
      id: 'decisions',
      kind: 'share',
      role: 'primary',
      question: 'superiority',
      scoring: { method: 'decisions', items },
    },
    {
      ...outcome,
      id: 'noticed',
      kind: 'binary',
      role: 'secondary',
      question: 'superiority',
      scoring: { method: 'noticed', items },
    },
    {
      ...outcome,
      id: 'understood',
      kind: 'share',
      role: 'secondary',
      question: 'superiority',
      scoring: {
        method: 'key',
        items: [
          { item: 'why-date', right: 1 },
          { item: 'why-fee', right: 2 },
        ],
      },
    },
    {
      ...outcome,
      id: 'usability',
      kind: 'scale',
      range: { min: 0, max: 100 },
      margin: 8,
      role: 'secondary',
      question: 'superiority',
      scoring: { method: 'instrument', instrument: 'umux-lite' },
    },
    {
      ...outcome,
      id: 'trust',
      kind: 'scale',
      range: { min: 1, max: 5 },
      role: 'secondary',
      question: 'non-inferiority',
      scoring: { method: 'instrument', instrument: 'own-trust' },
    },
    {
      ...outcome,
      id: 'seconds',
      kind: 'scale',
      range: { min: 0, max: 600 },
      better: 'lower',
      role: 'secondary',
      question: 'superiority',
      scoring: { method: 'value' },
    },
    {
      ...outcome,
      id: 'finished',
      kind: 'binary',
      role: 'guardrail',
      question: 'non-inferiority',
      scoring: { method: 'step', step: 'page' },
    },
  ],
});

export const wanted = (definition: Experiment = pilot, options: Partial<DesiredOptions> = {}): Desired =>
  desiredOf(definition, { definitionHash: hash, instruments, owner: 'lab@example.org', ...options });

/** A clock that only a wait moves. */
export function clock(): { now: () => number; sleep: (ms: number) => Promise<void>; waited: number[] } {
  let time = Date.UTC(2026, 0, 1);
  const waited: number[] = [];
  return {
    now: () => time,
    sleep: (ms) => {
      waited.push(ms);
      time += ms;
      return Promise.resolve();
    },
    waited,
  };
}

export const clientOf = (url: string, time = clock(), send?: typeof fetch): GrowthBookClient =>
  createClient({ host: url, key: KEY, now: time.now, sleep: time.sleep, ...(send && { fetch: send }) });

export const now = '2026-01-01T00:00:00.000Z';
