import { readFileSync } from 'node:fs';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { definition, enrol, eventOf, pages, send, stage } from './helpers.js';

const home = `/p/${definition.id}`;
const post = (app: FastifyInstance, url: string, payload: string, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url,
    payload,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });

describe('participant pages', () => {
  it('begin with the choice of language and honour nothing but the click', async () => {
    const { app } = stage();
    const start = await app.inject('/');
    expect([start.statusCode, start.headers.location]).toEqual([302, home]);
    const answer = await app.inject({ url: home, headers: { 'accept-language': 'ar' } });
    expect(answer.statusCode).toBe(200);
    expect(pages.asked).toMatchObject([
      { view: 'languages', language: null, experiment: definition.id, mode: 'rehearsal' },
    ]);
    expect(pages.asked[0]?.offered.map(({ tag }) => tag)).toEqual(['fi', 'ar']);
  });

  it('are whole documents in the language and direction of the view', async () => {
    const { app } = stage();
    const { body, headers } = await app.inject(`${home}/ar`);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(body).toMatch(/^<!doctype html>\n<html lang="ar" dir="rtl"><head><meta charset="utf-8">/);
    expect(body).toContain('<title>Study &lt;information&gt;</title>');
    expect(body).toContain('<link rel="stylesheet" href="/assets/style-abc.css">');
    expect(body).toContain('<script type="module" src="/assets/client-abc.js" fetchpriority="low"></script>');
    expect(body).toContain('<div id="luotsi"><main><h1>information ar </h1>');
  });

  it('hold their state as JSON that cannot end its element', async () => {
    const { app } = stage();
    const { body } = await app.inject(`${home}/fi`);
    const match = /<script type="application\/json" id="luotsi-state">([^<]*)<\/script>/.exec(body);
    expect(JSON.parse(match?.[1] ?? '')).toMatchObject({
      view: 'information',
      trap: '</script><script>alert(1)</script><!--\u2028',
    });
    expect(body.match(/<script/g)).toHaveLength(2);
  });

  it('are shown with strict headers, without cookies, errors too', async () => {
    const { app } = stage();
    const person = await enrol(app);
    for (const url of [home, `/s/${person.token}`, '/nowhere', '/api/mine', '/assets/client-abc.js', '/monitor']) {
      const { headers } = await app.inject(url);
      expect(headers['content-security-policy']).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
      );
      expect(headers).toMatchObject({
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
      });
      expect(headers['permissions-policy']).toContain('geolocation=()');
      expect(headers['set-cookie']).toBeUndefined();
      expect(headers['cache-control']).toBe(
        url.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store',
      );
    }
  });

  it('are compressed for those who can read it', async () => {
    const { app } = stage();
    const get = (encoding: string) => app.inject({ url: home, headers: { 'accept-encoding': encoding } });
    const plain = await get('identity');
    const br = await get('gzip, deflate, br, zstd');
    const gzip = await get('gzip;q=0.8, br;q=0');
    expect([plain, br, gzip].map((a) => a.headers['content-encoding'])).toEqual([undefined, 'br', 'gzip']);
    expect(brotliDecompressSync(br.rawPayload).toString()).toBe(plain.body);
    expect(gunzipSync(gzip.rawPayload).toString()).toBe(plain.body);
    expect(br.headers['vary']).toBe('accept-encoding');
  });

  it.each([
    [`/p/another`],
    [`/p/another/fi`],
    [`${home}/sv`],
    [`${home}/xx/consent`],
    [`${home}/sv/declined`],
    [`/withdraw/sv`],
    ['/s/' + 'x'.repeat(22)],
    [`${home}/fi/nothing`],
  ])('say at %s that there is nothing, as a page', async (url) => {
    const { app, faults } = stage();
    const answer = await app.inject({ url, headers: { accept: 'text/html' } });
    expect(answer.statusCode).toBe(404);
    expect(pages.asked).toMatchObject([{ view: 'error', language: 'fi' }]);
    expect(answer.body).toContain('<h1>error fi </h1>');
    expect(faults).toEqual([]);
  });

  it('say what went wrong in the language of the address', async () => {
    const { app, store } = stage();
    store.refuse = () => Promise.reject(new Error('unforeseen'));
    const answer = await post(app, `${home}/ar/consent`, 'answer=refuse');
    expect(answer.statusCode).toBe(500);
    expect(answer.body).toContain('<h1>error ar </h1>');
  });

  it('answer programs in JSON where there is nothing', async () => {
    const { app } = stage();
    for (const url of [
      '/nowhere',
      '/api/nowhere',
      '/assets/nothing.js',
      '/assets/../package.json',
      '/assets/%2e%2e/x',
    ]) {
      const answer = await app.inject(url);
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([404, 'LUOTSI_NOT_FOUND']);
    }
  });
});

describe('consent without JavaScript', () => {
  it('leads to the study', async () => {
    const { app, store } = stage();
    expect((await app.inject(`${home}/ar/consent`)).body).toContain('<h1>consent ar </h1>');
    const answer = await post(app, `${home}/ar/consent`, 'answer=accept', {
      'sec-fetch-site': 'same-origin',
      origin: 'null',
    });
    expect(answer.statusCode).toBe(303);
    const entry = store.ledger()[0];
    const study = await app.inject(String(answer.headers.location));
    expect(study.statusCode).toBe(200);
    expect(study.headers['cache-control']).toBe('no-store');
    expect(pages.asked.at(-1)).toMatchObject({
      view: 'study',
      language: 'ar',
      study: {
        participant: entry?.participant,
        entry: { arm: entry?.arm, form: entry?.form, stratum: 'ar' },
        step: null,
      },
    });
  });

  it('counts a refusal and keeps nothing', async () => {
    const { app, store } = stage();
    const answer = await post(app, `${home}/fi/consent`, 'answer=refuse');
    expect([answer.statusCode, answer.headers.location]).toEqual([303, `${home}/fi/declined`]);
    expect((await app.inject(`${home}/fi/declined`)).body).toContain('<h1>declined fi </h1>');
    expect(store.refusals()).toEqual([{ language: 'fi', count: 1 }]);
    expect(store.ledger()).toEqual([]);
  });

  it.each(['', 'answer=', 'answer=maybe', 'other=accept', 'answer=accept&answer=maybe'])(
    'asks again for "%s"',
    async (body) => {
      const { app, store } = stage();
      const answer = await post(app, `${home}/fi/consent`, body);
      expect(answer.statusCode).toBe(400);
      expect(answer.body).toContain('<h1>consent fi problem.answer</h1>');
      expect(store.ledger()).toEqual([]);
      expect(store.refusals()).toEqual([]);
    },
  );

  it('is not taken from elsewhere, in another form or in another language', async () => {
    const { app, store } = stage();
    const consent = `${home}/fi/consent`;
    expect((await post(app, consent, 'answer=accept', { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
    expect((await app.inject({ method: 'POST', url: consent, payload: { answer: 'accept' } })).statusCode).toBe(415);
    expect((await post(app, `${home}/sv/consent`, 'answer=accept')).statusCode).toBe(404);
    expect((await app.inject({ method: 'POST', url: consent })).statusCode).toBe(400);
    expect(store.ledger()).toEqual([]);
  });
});

describe('the study', () => {
  it('goes on at the step that was reached', async () => {
    const { app } = stage();
    const person = await enrol(app, 'ar');
    await send(app, person.token, [eventOf(person, { name: 'page' }), eventOf(person, { name: 'tasks' })]);
    await app.inject(`/s/${person.token}`);
    expect(pages.asked.at(-1)?.study).toEqual({
      token: person.token,
      participant: person.participant,
      entry: person.entry,
      payload: person.payload,
      step: 'tasks',
      withdrawalCode: person.withdrawalCode,
    });
  });
});

describe('assets', () => {
  it('come precompressed where a file is there, and as they are where not', async () => {
    const { app, folder } = stage();
    const get = (file: string, encoding: string) =>
      app.inject({ url: `/assets/${file}`, headers: { 'accept-encoding': encoding } });
    const br = await get('client-abc.js', 'gzip, br');
    expect(br.headers['content-encoding']).toBe('br');
    expect(br.headers['content-type']).toMatch(/javascript/);
    expect(brotliDecompressSync(br.rawPayload).toString()).toBe(readFileSync(join(folder, 'client-abc.js'), 'utf8'));
    const plain = await get('client-abc.js', 'identity');
    expect(plain.headers['content-encoding']).toBeUndefined();
    const css = await get('style-abc.css', 'br');
    expect([css.statusCode, css.headers['content-type']]).toEqual([200, 'text/css; charset=utf-8']);
  });
});
