import { GrowthBook, type Experiment as SdkExperiment, type Result } from '@growthbook/growthbook';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createGrowthBookSync,
  forcedGrowthBook,
  LedgerStickyBucketService,
  predictHash,
  toPayload,
} from '@luotsi/growthbook';
import { define, idOf } from './definition.js';

const definition = define();
const payload = toPayload(definition);
const arms = definition.arms.map(({ id }) => id);

const storage = {
  getItem: vi.fn<(key: string) => string | null>(() => null),
  setItem: vi.fn<(key: string, value: string) => void>(),
  removeItem: vi.fn<(key: string) => void>(),
};
const request = vi.fn<() => Promise<Response>>(() => Promise.reject(new Error('no network')));
beforeEach(() => {
  vi.stubGlobal('localStorage', storage);
  vi.stubGlobal('sessionStorage', storage);
  vi.stubGlobal('fetch', request);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

describe('an experiment from the ledger, through the unmodified SDK', () => {
  it('serves the allocated arm, in the experiment, with one tracking call over repeated evaluations', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(...arms), (i, arm) => {
        const calls: [string, string][] = [];
        const growthbook = createGrowthBookSync({
          payload,
          participant: idOf(i),
          arm,
          onExposure: (experiment, shown) => calls.push([experiment, shown]),
        });
        for (let times = 0; times < 5; times += 1) {
          const result = growthbook.evalFeature(definition.id);
          expect(result.value).toBe(arm);
          expect(result.experimentResult).toMatchObject({
            key: arm,
            inExperiment: true,
            hashUsed: true,
            stickyBucketUsed: true,
            hashAttribute: 'participant',
          });
        }
        expect(calls).toEqual([[definition.id, arm]]);
      }),
    );
  });

  it('answers from a whole ledger, also the asynchronous way of the SDK', async () => {
    const entries = Array.from({ length: 60 }, (_, i) => ({
      participant: i % 10 === 9 ? null : idOf(i),
      arm: arms[i % 3] ?? '',
    }));
    const stickyBucketService = new LedgerStickyBucketService(definition, entries);
    for (const { participant, arm } of entries) {
      if (participant === null) continue;
      const growthbook = new GrowthBook({ stickyBucketService, attributes: { participant }, disableCache: true });
      // eslint-disable-next-line no-await-in-loop -- one person after the other, as they come
      await growthbook.init({ payload });
      expect(growthbook.getFeatureValue(definition.id, 'none')).toBe(arm);
    }
  });

  it('never lets the SDK draw an arm for somebody without a ledger line', () => {
    const onExposure = vi.fn<(experiment: string, arm: string) => void>();
    for (let i = 0; i < 500; i += 1) {
      const growthbook = createGrowthBookSync({ payload, participant: idOf(i), arm: undefined, onExposure });
      const result = growthbook.evalFeature(definition.id);
      expect(result).toMatchObject({ value: 'arm-b', source: 'defaultValue' });
    }
    expect(onExposure).not.toHaveBeenCalled();
  });

  it('holds the tracking call where nobody takes it', () => {
    const growthbook = createGrowthBookSync({ payload, participant: idOf(1), arm: 'arm-c' });
    growthbook.evalFeature(definition.id);
    expect(growthbook.getDeferredTrackingCalls().map(({ result }) => result.key)).toEqual(['arm-c']);
  });

  it('keeps the arm when weights change, and follows the version of the buckets', () => {
    const rule = payload.features[definition.id]?.rules[0];
    if (!rule) throw new Error('the payload has no rule');
    const changed = { ...rule, weights: [0.1, 0.1, 0.8], bucketVersion: 3 };
    const features = { [definition.id]: { defaultValue: 'arm-b', rules: [changed] } };
    const growthbook = createGrowthBookSync({ payload: { features }, participant: idOf(1), arm: 'arm-a' });
    expect(growthbook.evalFeature(definition.id).experimentResult).toMatchObject({
      key: 'arm-a',
      stickyBucketUsed: true,
    });
  });

  it('stores nothing, asks nobody and knows nothing but the pseudonym', () => {
    const growthbook = createGrowthBookSync({ payload, participant: idOf(1), arm: 'arm-c', onExposure: () => {} });
    expect(growthbook.getFeatureValue(definition.id, 'none')).toBe('arm-c');
    expect(growthbook.getAttributes()).toEqual({ participant: idOf(1) });
    for (const touched of [request, ...Object.values(storage)]) expect(touched).not.toHaveBeenCalled();
  });

  it('survives JSON, as it travels from the server to the browser', () => {
    const travelled = JSON.parse(JSON.stringify(payload)) as Record<string, unknown>;
    const growthbook = createGrowthBookSync({ payload: travelled, participant: idOf(1), arm: 'arm-a' });
    expect(growthbook.getFeatureValue(definition.id, 'none')).toBe('arm-a');
  });
});

describe('a forced arm', () => {
  it.each(arms)('is shown and tracks nothing: %s', (arm) => {
    const growthbook = forcedGrowthBook(payload, definition.id, arm);
    const calls: [SdkExperiment<unknown>, Result<unknown>][] = [];
    growthbook.setTrackingCallback((...call) => void calls.push([call[0], call[1]]));
    const result = growthbook.evalFeature(definition.id);
    expect(result.value).toBe(arm);
    expect(result.experimentResult?.hashUsed).toBe(false);
    expect(calls).toEqual([]);
    expect(growthbook.getDeferredTrackingCalls()).toEqual([]);
  });
});

describe('plain hashing', () => {
  it.each([
    [1, [1 / 3, 1 / 3, 1 / 3]],
    [0.5, [0.5, 0.5]],
    [0.37, [0.2, 0.3, 0.1, 0.4]],
  ])(
    'is predicted for 10,000 ids at coverage %d with weights %j',
    (coverage, weights) => {
      const hashed = define({ method: 'hash', seed: `seed-${coverage}`, coverage }, weights);
      const hashedPayload = toPayload(hashed);
      let inside = 0;
      for (let i = 0; i < 10_000; i += 1) {
        const participant = idOf(i);
        const result = createGrowthBookSync({ payload: hashedPayload, participant, arm: undefined }).evalFeature(
          hashed.id,
        );
        const served = result.experimentResult?.inExperiment ? result.value : null;
        expect(predictHash(hashed, participant)).toBe(served);
        if (served !== null) inside += 1;
      }
      expect(Math.abs(inside / 10_000 - coverage)).toBeLessThan(0.02);
    },
    30_000,
  );

  it('is predicted for ids of any characters', () => {
    const hashed = define({ method: 'hash', seed: 'ääni', coverage: 0.8 });
    // Halves of surrogate pairs too: the SDK hashes UTF-16 code units.
    const anyUnit = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));
    fc.assert(
      fc.property(fc.string({ unit: anyUnit, minLength: 1 }), (participant) => {
        const result = createGrowthBookSync({
          payload: toPayload(hashed),
          participant,
          arm: undefined,
        }).evalFeature(hashed.id);
        expect(predictHash(hashed, participant)).toBe(result.experimentResult?.inExperiment ? result.value : null);
      }),
    );
  });

  it('is not predicted for an experiment that has a ledger', () => {
    expect(() => predictHash(definition, idOf(1))).toThrow(/Ask the allocation ledger/);
  });
});

describe('bad input', () => {
  const person = { participant: idOf(1), arm: 'arm-a' };
  it('that is no payload is refused with what is wrong with it', () => {
    const rule = payload.features[definition.id]?.rules[0];
    const withRule = (change: object) => ({
      features: { [definition.id]: { defaultValue: 'arm-a', rules: [{ ...rule, ...change }] } },
    });
    for (const [bad, message] of [
      [{}, /holds 0 experiments/],
      [{ features: null }, /holds 0 experiments/],
      [{ features: { a: {}, b: {} } }, /holds 2 experiments/],
      [{ features: { [definition.id]: { defaultValue: 'arm-a' } } }, /no feature a-pilot with rules/],
      [{ features: { [definition.id]: { rules: [] } } }, /no rule with the key a-pilot/],
      [withRule({ variations: ['arm-a'] }), /fewer than two arms/],
      [withRule({ variations: [1, 2, 3] }), /fewer than two arms/],
      [withRule({ weights: [1] }), /not one weight for each arm/],
      [withRule({ meta: undefined }), /arms without their names/],
    ] as const) {
      expect(() => createGrowthBookSync({ ...person, payload: bad })).toThrow(message);
      expect(() => createGrowthBookSync({ ...person, payload: bad })).toThrow(
        expect.objectContaining({ code: 'LUOTSI_GROWTHBOOK_PAYLOAD' }),
      );
    }
    expect(() => createGrowthBookSync({ ...person, definition: { id: 'another' }, payload })).toThrow(
      /no feature another/,
    );
  });
  it('that names an arm of another experiment is refused', () => {
    const wrong = expect.objectContaining({ code: 'LUOTSI_GROWTHBOOK_ARM' });
    expect(() => createGrowthBookSync({ ...person, arm: 'arm-z', payload })).toThrow(wrong);
    expect(() => forcedGrowthBook(payload, definition.id, 'arm-z')).toThrow(/Its arms are arm-a, arm-b, arm-c/);
  });
});
