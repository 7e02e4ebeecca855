import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemDocument } from '../src/schemas.js';
import { allocation, definition, enrol, eventOf, stage } from './helpers.js';

/** Anything but the version of the consent, which would make a good request of a spoilt one. */
const junk = fc.jsonValue({ maxDepth: 4 }).filter((value) => value !== definition.consentVersion);
const urls = ['/api/allocation', '/api/refusal', '/api/events', '/api/withdrawal'] as const;

describe('whatever is sent', () => {
  it('is refused with a reason and stores nothing, never a fault', async () => {
    const { app, store, faults } = stage();
    const person = await enrol(app);
    const good = {
      '/api/allocation': { ...allocation },
      '/api/refusal': { experiment: definition.id, language: 'fi' },
      '/api/events': { schema: 'luotsi/batch@1', token: person.token, events: [eventOf(person)] },
      '/api/withdrawal': { code: 'ABCDE-ABCDE-ABCDE-ABCDE' },
    };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...urls),
        fc.oneof(
          junk,
          // A good body with one part exchanged.
          fc.record({ part: fc.nat(5), inner: fc.nat(9), value: junk, add: fc.boolean() }),
        ),
        async (url, change) => {
          let payload: unknown = change;
          if (typeof change === 'object' && change !== null && 'part' in change && 'inner' in change) {
            const body = structuredClone(good[url]) as Record<string, unknown>;
            const { part, inner, value, add } = change as { part: number; inner: number; value: unknown; add: boolean };
            const keys = Object.keys(body);
            const events = body['events'] as Record<string, unknown>[] | undefined;
            const target = events && part > 2 ? (events[0] ?? {}) : body;
            const names = target === body ? keys : Object.keys(target);
            target[add ? `x${inner}` : (names[inner % names.length] ?? 'x')] = value;
            payload = body;
          }
          const answer = await app.inject({
            method: 'POST',
            url,
            headers: { 'content-type': 'application/json' },
            payload: JSON.stringify(payload),
          });
          expect(answer.statusCode).toBeGreaterThanOrEqual(400);
          expect(answer.statusCode).toBeLessThan(500);
          problemDocument.parse(answer.json());
        },
      ),
      { numRuns: 400 },
    );
    expect(faults).toEqual([]);
    expect(store.ledger()).toHaveLength(1);
    expect(store.refusals()).toEqual([]);
    expect(store.mine(person.participant)?.events).toEqual([]);
  });

  it('as bytes or as an address gets no fault either', async () => {
    const { app, faults } = stage();
    const page = `/p/${definition.id}/fi/consent`;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...urls, page, '/withdraw/fi'),
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('application/json', 'text/plain', 'application/x-www-form-urlencoded', 'x', ''),
        fc.webPath(),
        async (url, bytes, type, path) => {
          const answer = await app.inject({
            method: 'POST',
            url,
            headers: type ? { 'content-type': type } : {},
            payload: Buffer.from(bytes),
          });
          expect(answer.statusCode).toBeGreaterThanOrEqual(400);
          expect(answer.statusCode).toBeLessThan(500);
          for (const prefix of ['', '/s', '/p', '/assets', '/api/features', '/withdraw'])
            expect((await app.inject(`${prefix}${path || '/'}`)).statusCode).toBeLessThan(500);
        },
      ),
      { numRuns: 60 },
    );
    expect(faults).toEqual([]);
  });
});
