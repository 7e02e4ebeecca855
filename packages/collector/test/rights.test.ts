import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveIdentity, newToken, normaliseCode } from '../src/identity.js';
import { personalData } from '../src/schemas.js';
import { TokenBucket } from '../src/security.js';
import { enrol, eventOf, pages, SECRET, send, stage } from './helpers.js';

const wrong = 'ABCDE-ABCDE-ABCDE-ABCDE';

describe('what is stored about me', () => {
  it('is shown to the one with the token', async () => {
    const { app } = stage();
    const person = await enrol(app);
    await send(app, person.token, [eventOf(person, { kind: 'answer', name: 'decide-date', value: 1 })]);
    const answer = await app.inject({ url: '/api/mine', headers: { authorization: `Bearer ${person.token}` } });
    expect(personalData.parse(answer.json())).toMatchObject({
      participant: person.participant,
      consent: { version: 2, language: 'fi' },
      allocation: person.entry,
      events: [{ kind: 'answer', name: 'decide-date', value: 1 }],
    });
  });

  it('is not shown without one, or with a wrong one', async () => {
    const { app } = stage();
    for (const headers of [{}, { authorization: 'Basic abc' }, { authorization: 'Bearer short' }]) {
      const answer = await app.inject({ url: '/api/mine', headers: headers as Record<string, string> });
      expect([answer.statusCode, answer.headers['www-authenticate']]).toEqual([401, 'Bearer']);
    }
    const answer = await app.inject({ url: '/api/mine', headers: { authorization: `Bearer ${newToken()}` } });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([404, 'LUOTSI_UNKNOWN_TOKEN']);
  });
});

describe('withdrawal', () => {
  it('erases everything, refuses what comes late, and is the same twice', async () => {
    const { app, store } = stage();
    const person = await enrol(app);
    await send(app, person.token, [eventOf(person), eventOf(person)]);
    const withdraw = () =>
      app.inject({ method: 'POST', url: '/api/withdrawal', payload: { code: person.withdrawalCode } });
    expect((await withdraw()).json()).toEqual({ erased: 2 });
    expect((await withdraw()).json()).toEqual({ erased: 0 });
    expect(store.mine(person.participant)).toBeNull();
    expect((await app.inject(`/s/${person.token}`)).statusCode).toBe(404);
    const late = await send(app, person.token, [eventOf(person)]);
    expect([late.statusCode, late.json<{ code: string }>().code]).toEqual([410, 'LUOTSI_STORE_WITHDRAWN']);
  });

  it('works on a page, with the code as people type it', async () => {
    const { app, store } = stage();
    const person = await enrol(app, 'ar');
    const form = (code: string, headers: Record<string, string> = {}) =>
      app.inject({
        method: 'POST',
        url: '/withdraw/ar',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        payload: new URLSearchParams({ code }).toString(),
      });
    expect((await app.inject('/withdraw/ar')).body).toContain('<h1>withdraw ar </h1>');
    for (const code of ['', wrong, 'x'.repeat(199)]) {
      const answer = await form(code);
      expect(answer.statusCode).toBe(404);
      expect(answer.body).toContain('<h1>withdraw ar problem.code</h1>');
    }
    expect((await form(person.withdrawalCode, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
    expect(store.withdrawn()).toEqual([]);
    const typed = ` ${person.withdrawalCode.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')}\n`;
    const done = await form(typed);
    expect(done.statusCode).toBe(200);
    expect(pages.asked.at(-1)).toMatchObject({ view: 'withdrawn', language: 'ar' });
    expect(store.withdrawn()).toEqual([{ arm: person.entry.arm, stratum: 'ar', count: 1 }]);
  });

  it('cannot be tried without end, and right codes go on when the time has passed', async () => {
    const { app, pass } = stage();
    const person = await enrol(app);
    const withdraw = (code: string) => app.inject({ method: 'POST', url: '/api/withdrawal', payload: { code } });
    for (let i = 0; i < 60; i += 1) expect((await withdraw(wrong)).statusCode).toBe(404);
    const limited = await withdraw(wrong);
    expect([limited.statusCode, limited.headers['retry-after']]).toEqual([429, '1']);
    const page = await app.inject({
      method: 'POST',
      url: '/withdraw/fi',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: `code=${wrong}`,
    });
    expect([page.statusCode, page.headers['retry-after']]).toEqual([429, '1']);
    expect(page.body).toContain('<h1>withdraw fi problem.connection</h1>');
    pass(2);
    expect((await withdraw(person.withdrawalCode)).json()).toEqual({ erased: 0 });
  });

  it.each([[{}], [{ code: '' }], [{ code: 'x'.repeat(201) }], [{ code: wrong, name: 'Somebody' }]])(
    'is refused for %j',
    async (payload) => {
      const { app } = stage();
      const answer = await app.inject({ method: 'POST', url: '/api/withdrawal', payload });
      expect(answer.statusCode).toBe(400);
    },
  );
});

describe('identity', () => {
  it('follows from secret and token alone, and differs with either', () => {
    const token = newToken();
    const one = deriveIdentity(SECRET, token);
    expect(deriveIdentity(SECRET, token)).toEqual(one);
    for (const other of [deriveIdentity(`${SECRET}!`, token), deriveIdentity(SECRET, newToken())]) {
      expect(other.participant).not.toBe(one.participant);
      expect(other.withdrawalCode).not.toBe(one.withdrawalCode);
    }
    expect(one.participant).toMatch(/^[0-9a-f]{32}$/);
  });

  it('has codes of 100 bits: every character of the alphabet at every place', () => {
    const seen = Array.from({ length: 20 }, () => new Set<string>());
    for (let i = 0; i < 1500; i += 1) {
      const code = deriveIdentity(SECRET, String(i)).withdrawalCode.replaceAll('-', '');
      seen.forEach((set, at) => set.add(code.charAt(at)));
    }
    expect(seen.map((set) => set.size)).toEqual(Array.from({ length: 20 }, () => 32));
  });

  it('reads codes however they are typed', () => {
    const arabic = (text: string, zero: number): string =>
      text.replaceAll(/\d/g, (d) => String.fromCodePoint(zero + Number(d)));
    fc.assert(
      fc.property(
        fc.string({ minLength: 22, maxLength: 22 }),
        fc.constantFrom('', ' ', '-', '–', '\u200f', ' - '),
        (token, separator) => {
          const { withdrawalCode } = deriveIdentity(SECRET, token);
          const bare = withdrawalCode.replaceAll('-', '');
          for (const typed of [
            bare,
            bare.toLowerCase(),
            withdrawalCode.replaceAll('-', separator),
            arabic(withdrawalCode, 0x0660),
            arabic(withdrawalCode, 0x06f0),
            arabic(withdrawalCode, 0xff10),
          ])
            expect(normaliseCode(typed)).toBe(bare);
        },
      ),
      { numRuns: 50 },
    );
    for (const none of ['', 'ABCDE', `${wrong}A`, 'UUUUU-UUUUU-UUUUU-UUUUU', 'ÄÄÄÄÄ-ÄÄÄÄÄ-ÄÄÄÄÄ-ÄÄÄÄÄ'])
      expect(normaliseCode(none)).toBeNull();
  });
});

describe('token bucket', () => {
  it('never lets through more than its capacity and its rate allow', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -2000, max: 5000 }), { maxLength: 200 }), (pauses) => {
        let now = 1_000_000;
        const start = now;
        let latest = now;
        let through = 0;
        const bucket = new TokenBucket(5, 2, () => now);
        for (const pause of pauses) {
          now += pause;
          latest = Math.max(latest, now);
          if (bucket.wait() === 0) {
            bucket.spend();
            through += 1;
          }
        }
        const forward = pauses.filter((p) => p > 0).reduce((sum, p) => sum + p, 0);
        expect(through).toBeLessThanOrEqual(5 + (forward / 1000) * 2 + 1e-6);
        expect(latest).toBeGreaterThanOrEqual(start);
      }),
    );
  });
});
