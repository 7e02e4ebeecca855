import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Event } from '@luotsi/protocol';
import { createAllocator, planOf, replay } from '@luotsi/allocation';
import { StoreError } from '@luotsi/store';
import { problemDocument } from '../src/schemas.js';
import { allocation, definition, enrol, eventOf, send, stage } from './helpers.js';

interface Problem {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly problems: { readonly index?: number; readonly path: string; readonly expected: string }[];
}

describe('allocation', () => {
  it('stores consent and line, and gives token, arm, payload and code', async () => {
    const { app, store } = stage();
    const person = await enrol(app, 'ar');
    expect(person.token).toMatch(/^[\w-]{22}$/);
    expect(person.withdrawalCode).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(store.entryOf(person.participant)).toMatchObject({ ...person.entry, stratum: 'ar' });
    expect(store.consents()).toEqual([{ participant: person.participant, language: 'ar', version: 2 }]);
    expect(person.payload).toHaveProperty(['features', definition.id]);
    const features = await app.inject(`/api/features/${definition.id}`);
    expect(features.json()).toEqual(person.payload);
  });

  it('keeps a ledger that can be replayed when many come at once', async () => {
    const { app, store, options } = stage();
    await Promise.all(Array.from({ length: 60 }, (_, i) => enrol(app, i % 3 ? 'fi' : 'ar')));
    expect(replay(store.ledger(), createAllocator(planOf(definition, options.allocationSeed)))).toMatchObject({
      rederived: 60,
      mismatches: [],
      chainBroken: [],
    });
  });

  it.each([
    [{ ...allocation, experiment: 'another' }, 404, 'LUOTSI_UNKNOWN_EXPERIMENT'],
    [{ ...allocation, language: 'sv' }, 404, 'LUOTSI_UNKNOWN_LANGUAGE'],
    [{ ...allocation, consentVersion: 1 }, 409, 'LUOTSI_CONSENT_VERSION'],
    [{ ...allocation, name: 'Somebody' }, 400, 'LUOTSI_REQUEST_FORM'],
    [{ language: 'fi' }, 400, 'LUOTSI_REQUEST_FORM'],
    [[], 400, 'LUOTSI_REQUEST_FORM'],
  ])('is refused for %j', async (payload, status, code) => {
    const { app, store } = stage();
    const answer = await app.inject({ method: 'POST', url: '/api/allocation', payload });
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(problemDocument.parse(answer.json())).toMatchObject({ status, code });
    expect(store.ledger()).toEqual([]);
    expect(store.consents()).toEqual([]);
  });

  it('is refused from a page of another site', async () => {
    const { app, store } = stage();
    const from = (headers: Record<string, string>) =>
      app.inject({ method: 'POST', url: '/api/allocation', payload: allocation, headers });
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://elsewhere.example' },
      { origin: 'nonsense' },
    ] as Record<string, string>[]) {
      const answer = await from(headers);
      expect([answer.statusCode, answer.json<Problem>().code]).toEqual([403, 'LUOTSI_REQUEST_CROSS_SITE']);
    }
    expect(store.ledger()).toEqual([]);
    for (const headers of [
      { 'sec-fetch-site': 'same-origin', origin: 'null' },
      { origin: 'https://study.example', host: 'study.example' },
      // What browsers without Sec-Fetch-Site say of our own forms.
      { origin: 'null' },
    ] as Record<string, string>[])
      expect((await from(headers)).statusCode).toBe(201);
  });

  it('counts a refusal and nothing else', async () => {
    const { app, store } = stage();
    const refuse = (payload: object) => app.inject({ method: 'POST', url: '/api/refusal', payload });
    expect((await refuse({ experiment: definition.id, language: 'ar' })).statusCode).toBe(204);
    expect((await refuse({ experiment: definition.id, language: 'sv' })).statusCode).toBe(404);
    expect((await refuse({ experiment: 'another', language: 'ar' })).statusCode).toBe(404);
    expect(store.refusals()).toEqual([{ language: 'ar', count: 1 }]);
    expect(store.ledger()).toEqual([]);
  });
});

describe('events', () => {
  it('are stored once, however often they are sent', async () => {
    const { app, store } = stage();
    const person = await enrol(app);
    const events = [
      eventOf(person, { kind: 'exposure', name: person.entry.arm }),
      eventOf(person, { kind: 'answer', name: 'decide-date', value: 1 }),
      eventOf(person, { kind: 'answer', name: 'umux-lite-ease', value: 6 }),
      eventOf(person, { kind: 'outcome', name: 'seconds', value: 12.5 }),
      eventOf(person, { kind: 'step', name: 'receipt' }),
      eventOf(person, { kind: 'stop', name: 'tasks' }),
      eventOf(person, { kind: 'report', name: 'fact' }),
    ];
    expect((await send(app, person.token, events)).json()).toEqual({ stored: 7, repeated: 0 });
    expect((await send(app, person.token, events)).json()).toEqual({ stored: 0, repeated: 7 });
    expect(store.mine(person.participant)?.events).toHaveLength(7);
  });

  it('come as text/plain from sendBeacon', async () => {
    const { app } = stage();
    const person = await enrol(app);
    const beacon = (payload: string) =>
      app.inject({
        method: 'POST',
        url: '/api/events',
        headers: { 'content-type': 'text/plain;charset=UTF-8' },
        payload,
      });
    const batch = { schema: 'luotsi/batch@1', token: person.token, events: [eventOf(person)] };
    expect((await beacon(JSON.stringify(batch))).json()).toEqual({ stored: 1, repeated: 0 });
    const broken = await beacon('{"schema": ');
    expect([broken.statusCode, broken.json<Problem>().code]).toEqual([400, 'LUOTSI_REQUEST_JSON']);
  });

  const other = 'ab'.repeat(16);
  it.each<[string, object, number, string, string]>([
    ['an unknown arm', { kind: 'exposure', name: 'third' }, 422, 'LUOTSI_EVENT_UNKNOWN', 'events[1].name'],
    [
      'an unknown item',
      { kind: 'answer', name: 'shoe-size', value: 43 },
      422,
      'LUOTSI_EVENT_UNKNOWN',
      'events[1].name',
    ],
    ['an unknown step', { kind: 'step', name: 'party' }, 422, 'LUOTSI_EVENT_UNKNOWN', 'events[1].name'],
    ['a stop at an unknown step', { kind: 'stop', name: 'party' }, 422, 'LUOTSI_EVENT_UNKNOWN', 'events[1].name'],
    ['an unknown outcome', { kind: 'outcome', name: 'joy', value: 1 }, 422, 'LUOTSI_EVENT_UNKNOWN', 'events[1].name'],
    [
      'a value out of range',
      { kind: 'outcome', name: 'seconds', value: 601 },
      422,
      'LUOTSI_EVENT_UNKNOWN',
      'events[1].value',
    ],
    [
      'half a decision',
      { kind: 'answer', name: 'decide-date', value: 0.5 },
      422,
      'LUOTSI_EVENT_UNKNOWN',
      'events[1].value',
    ],
    ['a language that the study lacks', { language: 'et' }, 422, 'LUOTSI_EVENT_UNKNOWN', 'events[1].language'],
    ['a day that no calendar has', { at: '2026-02-30T10:00Z' }, 422, 'LUOTSI_EVENT_UNKNOWN', 'events[1].at'],
    ['an hour that no day has', { at: '2026-02-20T25:00Z' }, 422, 'LUOTSI_EVENT_UNKNOWN', 'events[1].at'],
    ['an unknown experiment', { experiment: 'another' }, 404, 'LUOTSI_UNKNOWN_EXPERIMENT', 'events[1].experiment'],
    ['another participant', { participant: other }, 403, 'LUOTSI_EVENT_OTHER_PARTICIPANT', 'events[1].participant'],
    ['an unknown kind', { kind: 'gossip' }, 400, 'LUOTSI_REQUEST_FORM', 'events[1].kind'],
    ['free text', { comment: 'I am …' }, 400, 'LUOTSI_REQUEST_FORM', 'events[1]'],
    ['a finer time', { at: '2026-11-24T10:00:12Z' }, 400, 'LUOTSI_REQUEST_FORM', 'events[1].at'],
    ['a missing value', { kind: 'answer', name: 'decide-date' }, 400, 'LUOTSI_REQUEST_FORM', 'events[1].value'],
    [
      'a value that is not a number',
      { kind: 'answer', name: 'decide-date', value: '1' },
      400,
      'LUOTSI_REQUEST_FORM',
      'events[1].value',
    ],
    ['an id that is not a UUID', { id: 'first' }, 400, 'LUOTSI_REQUEST_FORM', 'events[1].id'],
    ['nothing', { id: undefined }, 400, 'LUOTSI_REQUEST_FORM', 'events[1].id'],
  ])('with %s are refused whole, with the index', async (_name, change, status, code, path) => {
    const { app, store } = stage();
    const person = await enrol(app);
    const answer = await send(app, person.token, [eventOf(person), { ...eventOf(person), ...change }]);
    const problem = problemDocument.parse(answer.json());
    expect(problem).toMatchObject({ status, code });
    expect(answer.statusCode).toBe(status);
    expect(problem.problems.map(({ index, path: at }) => [index, at])).toContainEqual([1, path]);
    expect(store.mine(person.participant)?.events).toEqual([]);
  });

  it('of a token that was never given out are refused', async () => {
    const { app } = stage();
    const person = await enrol(app);
    const stranger = 'x'.repeat(22);
    const answer = await send(app, stranger, [eventOf(person)]);
    expect(answer.json<Problem>().code).toBe('LUOTSI_EVENT_OTHER_PARTICIPANT');
    const { deriveIdentity } = await import('../src/identity.js');
    const { SECRET } = await import('./helpers.js');
    const unknown = { ...person, participant: deriveIdentity(SECRET, stranger).participant };
    const refused = await send(app, stranger, [eventOf(unknown)]);
    expect([refused.statusCode, refused.json<Problem>().code]).toEqual([403, 'LUOTSI_STORE_NO_CONSENT']);
  });

  it('are refused when an id comes again with other content', async () => {
    const { app, store } = stage();
    const person = await enrol(app);
    const first = eventOf(person, { kind: 'answer', name: 'decide-date', value: 1 });
    await send(app, person.token, [first]);
    const answer = await send(app, person.token, [eventOf(person), { ...first, value: 0 }]);
    expect(answer.statusCode).toBe(409);
    expect(answer.json<Problem>()).toMatchObject({ code: 'LUOTSI_STORE_CONFLICT', problems: [{ index: 1 }] });
    expect(store.mine(person.participant)?.events).toHaveLength(1);
  });

  it('are at most 100 in at most 64 KiB', async () => {
    const { app, store } = stage();
    const person = await enrol(app);
    const many = (n: number): Event[] => Array.from({ length: n }, () => eventOf(person));
    expect((await send(app, person.token, many(100))).statusCode).toBe(200);
    expect((await send(app, person.token, many(101))).json<Problem>()).toMatchObject({
      status: 400,
      problems: [{ path: 'events', expected: 'at most 100 entries' }],
    });
    expect((await send(app, person.token, [])).statusCode).toBe(400);
    const large = await send(app, person.token, [{ ...eventOf(person), name: 'x'.repeat(70_000) }]);
    expect([large.statusCode, large.json<Problem>().code]).toEqual([413, 'LUOTSI_REQUEST_TOO_LARGE']);
    expect(store.mine(person.participant)?.events).toHaveLength(100);
  });

  it('the longest batch that the protocol allows fits into the limit', async () => {
    const { app } = stage({ knownItems: ['x'.repeat(64)] });
    const person = await enrol(app);
    const long = Array.from({ length: 100 }, () =>
      eventOf(person, { kind: 'answer', name: 'x'.repeat(64), value: -0.1234567890123456 }),
    );
    expect((await send(app, person.token, long)).json()).toEqual({ stored: 100, repeated: 0 });
  });

  it('are read only in the types that are described', async () => {
    const { app } = stage();
    for (const type of ['application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const answer = await app.inject({
        method: 'POST',
        url: '/api/events',
        headers: { 'content-type': type },
        payload: 'a=b',
      });
      expect([answer.statusCode, answer.json<Problem>().code]).toEqual([415, 'LUOTSI_REQUEST_TYPE']);
    }
    const nothing = await app.inject({ method: 'POST', url: '/api/events' });
    expect(nothing.statusCode).toBe(400);
    const polluted = await app.inject({
      method: 'POST',
      url: '/api/events',
      headers: { 'content-type': 'application/json' },
      payload: '{"__proto__": {"x": 1}}',
    });
    expect(polluted.statusCode).toBe(400);
  });

  it('only of listed items and reports, where they are listed', async () => {
    const { app } = stage({ knownItems: ['umux-lite-ease'], knownReports: ['fact'] });
    const person = await enrol(app);
    const status = async (given: Partial<Event>): Promise<number> =>
      (await send(app, person.token, [eventOf(person, given)])).statusCode;
    expect(await status({ kind: 'answer', name: 'umux-lite-ease', value: 3 })).toBe(200);
    expect(await status({ kind: 'answer', name: 'umux-lite-fun', value: 3 })).toBe(422);
    expect(await status({ kind: 'report', name: 'fact' })).toBe(200);
    expect(await status({ kind: 'report', name: 'my-name-is' })).toBe(422);
  });
});

describe('when the store is away', () => {
  const broken = (code: 'LUOTSI_STORE_BUSY' | 'LUOTSI_STORE_UNAVAILABLE') => {
    const staged = stage();
    staged.store.append = () => Promise.reject(new StoreError(code, '/secret/path: the disk is full'));
    return staged;
  };

  it('says 503 with retry-after, and nothing about the machine', async () => {
    for (const code of ['LUOTSI_STORE_BUSY', 'LUOTSI_STORE_UNAVAILABLE'] as const) {
      const { app, faults } = broken(code);
      const person = await enrol(app);
      const answer = await send(app, person.token, [eventOf(person)]);
      expect(answer.statusCode).toBe(503);
      expect(answer.headers['retry-after']).toBe('2');
      expect(answer.body).not.toContain('/secret');
      expect(faults.map((f) => [f.route, f.code])).toEqual(code === 'LUOTSI_STORE_BUSY' ? [] : [['/api/events', code]]);
    }
  });

  it('says 500 to what nobody foresaw, tells the people who run it, and not the client', async () => {
    const { app, store, faults } = stage();
    const person = await enrol(app);
    store.append = () => Promise.reject(new TypeError(`cannot read ${person.token}`));
    const answer = await send(app, person.token, [eventOf(person, { id: randomUUID() })]);
    expect([answer.statusCode, answer.json<Problem>().code]).toEqual([500, 'LUOTSI_COLLECTOR_INTERNAL']);
    expect(answer.body).not.toContain(person.token);
    expect(faults).toMatchObject([{ route: '/api/events', code: 'LUOTSI_COLLECTOR_INTERNAL' }]);
  });

  it('turns its health', async () => {
    const { app, store } = stage();
    const health = () => app.inject('/api/health');
    expect((await health()).json()).toEqual({ status: 'ok', experiment: definition.id, mode: 'rehearsal' });
    await store.close();
    const answer = await health();
    expect([answer.statusCode, answer.json<{ status: string }>().status]).toEqual([503, 'failed']);
  });
});
