import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createContext } from '../src/context.js';
import { CollectorError, startCollector, type RunningCollector } from '../src/index.js';
import { definition, enrol, eventOf, MONITOR_KEY, pages, prepare, SECRET, send, stage } from './helpers.js';

const running: RunningCollector[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.close();
  vi.restoreAllMocks();
});
async function start(...given: Parameters<typeof prepare>) {
  const prepared = prepare(...given);
  const collector = await startCollector(prepared.options);
  running.push(collector);
  return { ...prepared, collector };
}
const failure = (run: () => unknown): CollectorError => {
  try {
    run();
  } catch (error) {
    if (error instanceof CollectorError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('monitor', () => {
  async function busy() {
    const staged = stage();
    const { app, store } = staged;
    const people = [await enrol(app), await enrol(app), await enrol(app, 'ar'), await enrol(app, 'ar')];
    for (const person of people.slice(0, 3))
      await send(app, person.token, [
        eventOf(person, { kind: 'exposure', name: person.entry.arm }),
        eventOf(person, { kind: 'answer', name: 'decide-date', value: 1 }),
        eventOf(person, { kind: 'outcome', name: 'seconds', value: 417 }),
      ]);
    await send(app, people[0]?.token ?? '', [
      eventOf(people[0] ?? people[1]!, { kind: 'stop', name: 'tasks', at: '2026-11-24T11:11Z' }),
    ]);
    await store.refuse('ar', '2026-11-24T10:05Z');
    await store.withdraw(people[3]?.participant ?? '');
    return staged;
  }
  const url = (rest = ''): string => `/monitor?key=${MONITOR_KEY}${rest}`;

  it('shows recruitment, and no outcome', async () => {
    const { app } = await busy();
    const { body, statusCode, headers } = await app.inject(url());
    expect(statusCode).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
    const text = body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
    expect(text).toContain('Synthetic data: rehearsal');
    expect(text).toContain('Last stored: 2026-11-24 11:11 (UTC).');
    expect(text).toMatch(/suomi fi \d \/ \d \d \/ \d 2 \/ 2/);
    expect(text).toMatch(/العربية ar \d \/ \d \d \/ \d 2 \/ 1/);
    expect(text).toMatch(/suomi fi 2 0 1 0/);
    expect(text).toMatch(/العربية ar 2 1 0 1/);
    expect(text).toMatch(/Together 4 1 1 1/);
    expect(text).not.toContain('417');
    expect(body).not.toMatch(/decide-date|accuracy|<script|style="/);
    expect(body).not.toContain('http-equiv');
  });

  it('speaks Finnish, Swedish and English, and reloads only when asked to', async () => {
    const { app } = await busy();
    for (const [lang, title] of [
      ['fi', 'Seuranta: Koe'],
      ['sv', 'Uppföljning: Försök'],
      ['en', 'Monitor: Trial'],
      ['xx', 'Monitor: Trial'],
    ]) {
      const { body } = await app.inject(url(`&lang=${lang}&refresh=on`));
      expect(body).toContain(`<h1>${title}</h1>`);
      expect(body).toContain(`<html lang="${lang === 'xx' ? 'en' : lang}" dir="ltr">`);
      expect(body).toContain('<meta http-equiv="refresh" content="60">');
    }
    expect((await app.inject('/monitor.css')).headers['content-type']).toBe('text/css; charset=utf-8');
  });

  it('shows nothing without the key', async () => {
    const { app } = await busy();
    for (const address of ['/monitor', '/monitor?key=', '/monitor?key=guess', `/monitor?key=${MONITOR_KEY}&key=x`]) {
      const { statusCode, body } = await app.inject(address);
      expect(statusCode).toBe(403);
      expect(body).not.toContain('<table');
    }
  });

  it('does not call live data synthetic, and says when there is nothing', async () => {
    const { app } = stage({ mode: 'live' });
    const { body } = await app.inject(url());
    expect(body).not.toContain('Synthetic');
    expect(body).toContain('Nothing is stored yet.');
  });
});

describe('the description', () => {
  interface Description {
    readonly openapi: string;
    readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: object }>>>>;
    readonly components: { readonly schemas: Readonly<Record<string, object>> };
  }
  it('has every route that is served, and no other', async () => {
    const { app } = stage();
    const description = (await app.inject('/api/openapi.json')).json<Description>();
    expect(description.openapi).toBe('3.1.0');
    const said = Object.entries(description.paths)
      .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`))
      .toSorted();
    await app.ready();
    const served = new Set<string>();
    for (const path of Object.keys(description.paths))
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const)
        if (app.hasRoute({ method, url: path.replaceAll('{file}', '*').replaceAll(/\{(\w+)\}/g, ':$1') }))
          served.add(`${method} ${path}`);
    expect([...served].toSorted()).toEqual(said);
    const printed = app.printRoutes({ commonPrefix: false }).matchAll(/\(([A-Z, ]+)\)$/gm);
    const methods = [...printed].flatMap(([, list = '']) => list.split(', ')).filter((method) => method !== 'HEAD');
    expect(methods).toHaveLength(said.length);
  });

  it('points to nothing that is not there', async () => {
    const { app } = stage();
    const { body } = await app.inject('/api/openapi.json');
    const { components } = JSON.parse(body) as Description;
    const references = [...body.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name ?? '');
    expect(references.length).toBeGreaterThan(10);
    for (const name of references) expect(components.schemas).toHaveProperty(name);
    expect(JSON.stringify(components.schemas['Batch'])).toContain('"maxItems":100');
  });
});

describe('starting', () => {
  it('names everything that is wrong at once', () => {
    const prepared = prepare();
    const error = failure(() =>
      createContext({
        ...prepared.options,
        secret: 'short',
        monitorKey: 'short',
        mode: 'live',
        offered: [],
        assets: { directory: prepared.folder, script: 'none.js', styles: [] },
        mounts: [{ path: 'report', directory: '/does/not/exist' }],
      }),
    );
    expect(error.code).toBe('LUOTSI_COLLECTOR_OPTIONS');
    for (const part of [
      'secret has 5',
      'key of the monitor',
      'rehearsal data',
      'no language',
      'none.js',
      '"report"',
      '/does/not/exist',
    ])
      expect(error.message).toContain(part);
  });

  it('refuses a language that the experiment lacks, and the database of another experiment', () => {
    const { options } = prepare();
    const strange = { ...options.offered[0]!, tag: 'et' };
    expect(failure(() => createContext({ ...options, offered: [strange] })).message).toContain('"et"');
    const other = { ...pages, definition: { ...definition, id: 'another' } };
    expect(failure(() => createContext({ ...options, pages: other })).message).toContain(
      'belongs to experiment "a-pilot"',
    );
  });

  it('refuses another seed than the ledger was begun with', async () => {
    const { app, options } = stage();
    for (let i = 0; i < 20; i += 1) await enrol(app);
    expect(failure(() => createContext({ ...options, allocationSeed: 'another' })).code).toBe('LUOTSI_COLLECTOR_SEED');
    expect(() => createContext(options)).not.toThrow();
  });

  it('says which port is in use', async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
    const address = blocker.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { options } = prepare();
    await expect(startCollector({ ...options, port })).rejects.toMatchObject({
      code: 'LUOTSI_COLLECTOR_PORT_IN_USE',
      message: expect.stringContaining(`Port ${port} of 127.0.0.1`) as string,
    });
    await new Promise((resolve) => blocker.close(resolve));
  });

  it('says that an address is not of this machine', async () => {
    const { options } = prepare();
    await expect(startCollector({ ...options, host: '192.0.2.1' })).rejects.toMatchObject({
      code: 'LUOTSI_COLLECTOR_LISTEN',
    });
  });
});

describe('a listening server', () => {
  it('takes a participant from the language to the erasure', async () => {
    const { collector, store } = await start();
    expect(collector.url).toBe(`http://127.0.0.1:${collector.port}`);
    const home = `${collector.url}/p/${definition.id}`;
    const first = await fetch(collector.url);
    expect([first.status, first.url]).toEqual([200, home]);
    const consent = await fetch(`${home}/fi/consent`, {
      method: 'POST',
      body: new URLSearchParams({ answer: 'accept' }),
    });
    expect(consent.status).toBe(200);
    const token = consent.url.split('/').at(-1) ?? '';
    const mine = await fetch(`${collector.url}/api/mine`, { headers: { authorization: `Bearer ${token}` } });
    const { participant } = (await mine.json()) as { participant: string };
    const batch = {
      schema: 'luotsi/batch@1',
      token,
      events: [
        eventOf({
          token,
          participant,
          entry: { arm: 'control', form: 'plain', stratum: 'fi' },
          payload: {},
          withdrawalCode: '',
        }),
      ],
    };
    const sent = await fetch(`${collector.url}/api/events`, { method: 'POST', body: JSON.stringify(batch) });
    expect(await sent.json()).toEqual({ stored: 1, repeated: 0 });
    const { deriveIdentity } = await import('../src/identity.js');
    const code = deriveIdentity(SECRET, token).withdrawalCode;
    const done = await fetch(`${collector.url}/withdraw/fi`, { method: 'POST', body: new URLSearchParams({ code }) });
    expect(await done.text()).toContain('<h1>withdrawn fi </h1>');
    expect(store.mine(participant)).toBeNull();
  });

  it('answers what has begun before it ends, and nothing afterwards', async () => {
    const { collector, store } = await start();
    const real = store.refuse.bind(store);
    let begun: () => void = () => undefined;
    const beginning = new Promise<void>((resolve) => {
      begun = resolve;
    });
    let go: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    store.refuse = async (language, at) => {
      begun();
      await gate;
      await real(language, at);
    };
    const open = fetch(`${collector.url}/api/refusal`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ experiment: definition.id, language: 'fi' }),
    });
    await beginning;
    const closed = collector.close();
    go();
    expect((await open).status).toBe(204);
    await closed;
    expect(store.refusals()).toEqual([{ language: 'fi', count: 1 }]);
    await expect(fetch(collector.url)).rejects.toThrow(TypeError);
  });

  it('writes nothing about anybody to its output', async () => {
    const written: string[] = [];
    const note = (chunk: unknown): boolean => {
      written.push(String(chunk));
      return true;
    };
    vi.spyOn(process.stdout, 'write').mockImplementation(note as typeof process.stdout.write);
    vi.spyOn(process.stderr, 'write').mockImplementation(note as typeof process.stderr.write);
    const { options, store } = prepare();
    const { onFault: _unused, ...rest } = options;
    const collector = await startCollector(rest);
    running.push(collector);
    const token = 'T'.repeat(22);
    await fetch(`${collector.url}/s/${token}`);
    store.entryOf = () => {
      throw new Error('unforeseen');
    };
    await fetch(`${collector.url}/s/${token}`);
    const output = written.join('');
    expect(output).toContain('"route":"/s/:token","code":"LUOTSI_COLLECTOR_INTERNAL"');
    expect(output).not.toContain(token);
    expect(output).not.toContain('127.0.0.1');
  });

  it('serves mounted folders of documents without letting scripts run', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'luotsi-report-'));
    writeFileSync(join(folder, 'fi.html'), '<!doctype html><title>x</title>');
    const { collector } = await start({ mounts: [{ path: '/report', directory: folder }] });
    const answer = await fetch(`${collector.url}/report/fi.html`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'unsafe-inline'");
    expect(answer.headers.get('content-security-policy')).not.toContain('script-src');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect((await fetch(`${collector.url}/report/..%2f..%2fetc/passwd`)).status).toBe(404);
    expect((await fetch(`${collector.url}/report/none.html`)).status).toBe(404);
    rmSync(folder, { recursive: true });
  });
});
