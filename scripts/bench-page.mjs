// Weight and first paint of a participant's page, beside the same page as static HTML in the same run.
// Usage: npm run bench:page [-- --rounds 11] [--view information|study]
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { startCollector } from '@luotsi/collector';
import { openStore } from '@luotsi/store';
import { chromium } from 'playwright';
import { browserArguments, ensureBrowser } from '../packages/cli/bin/browser.js';

// As the command does: React's development build is several times slower on the server too.
process.env.NODE_ENV = 'production';
const option = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : process.argv[at + 1];
};
const rounds = Number(option('rounds', '11'));
const id = option('experiment', 'translation-you-can-check');
const language = option('language', 'ar');
const root = new URL(`../experiments/${id}/dist/`, import.meta.url);
const { pages } = await import(new URL('page/server.js', root).href);
const directory = new URL('client/', root).pathname;
const manifest = JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8'));

const folder = mkdtempSync(join(tmpdir(), 'luotsi-bench-'));
const secret = 'a secret of the page bench, of no use';
const store = openStore(join(folder, 'bench.sqlite'), {
  kind: 'rehearsal',
  experiment: id,
  definitionHash: '0'.repeat(64),
  seed: 'bench',
  planted: null,
});
const collector = await startCollector({
  store,
  pages,
  allocationSeed: 'bench',
  secret,
  offered: pages.languages,
  mode: 'rehearsal',
  port: 0,
  assets: { directory, ...manifest },
  monitorKey: secret,
});

/** The same document without its script, from a server that does nothing else. */
const documentOf = async (path) =>
  (await fetch(collector.url + path, { headers: { 'accept-encoding': 'identity' } })).text();
const compressed = new Map();
const brotli = (text) => brotliCompressSync(Buffer.from(text));
const allocation = await (
  await fetch(`${collector.url}/api/allocation`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ experiment: id, language, consentVersion: pages.definition.consentVersion }),
  })
).json();
const views = { information: `/p/${id}/${language}`, study: `/s/${allocation.token}` };
for (const [view, path] of Object.entries(views)) {
  const html = await documentOf(path);
  compressed.set(`/${view}`, {
    type: 'text/html; charset=utf-8',
    body: brotli(html.replaceAll(/<script[\s\S]*?<\/script>/g, '').replaceAll(/<link rel="modulepreload"[^>]*>/g, '')),
    whole: brotli(html).length,
    markup: brotli(html.replaceAll(/<script[\s\S]*?<\/script>/g, '')).length,
  });
}
for (const style of manifest.styles)
  compressed.set(`/assets/${style}`, { type: 'text/css', body: readFileSync(join(directory, `${style}.br`)) });
const still = createServer((request, response) => {
  const found = compressed.get(request.url);
  if (!found) return void response.writeHead(404).end();
  response.writeHead(200, { 'content-type': found.type, 'content-encoding': 'br' }).end(found.body);
});
await new Promise((resolve) => still.listen(0, '127.0.0.1', resolve));
const stillBase = `http://127.0.0.1:${still.address().port}`;

const kib = (bytes) => (bytes / 1024).toFixed(1);
const sizeOf = (file) => readFileSync(join(directory, `${file}.br`)).length;
console.log('Weight, KiB brotli');
for (const view of Object.keys(views)) {
  const { whole, markup } = compressed.get(`/${view}`);
  console.log(
    `  HTML of the ${view} page in ${language}: ${kib(whole)} (of which state for hydration ${kib(whole - markup)})`,
  );
}
console.log(`  CSS: ${kib(manifest.styles.reduce((sum, s) => sum + sizeOf(s), 0))}`);
console.log(`  JavaScript: ${kib(sizeOf(manifest.script))}`);

const browser = await chromium.launch({ executablePath: await ensureBrowser(console.error), args: browserArguments });
/** First contentful paint of a cold load on a slow phone: CPU a quarter, 1.6 Mbit/s down, 150 ms a request. */
async function load(url) {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 }, deviceScaleFactor: 2 });
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send('Network.enable');
  await client.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 200_000,
    uploadThroughput: 93_750,
  });
  await client.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.addInitScript(() => {
    globalThis.__shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.__shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  await page.waitForTimeout(300);
  const measured = await page.evaluate(() => ({
    paint: performance.getEntriesByName('first-contentful-paint')[0].startTime,
    shift: globalThis.__shift,
  }));
  await context.close();
  return measured;
}
const middle = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
console.log(`\nFirst contentful paint, ms, median of ${rounds} cold loads each, taken in turns (slow phone)`);
for (const [view, path] of Object.entries(views)) {
  const ours = [];
  const plain = [];
  let shift = 0;
  for (let round = 0; round < rounds; round++) {
    const [first, second] = round % 2 === 0 ? [true, false] : [false, true];
    for (const mine of [first, second]) {
      const { paint, shift: moved } = await load(mine ? collector.url + path : `${stillBase}/${view}`);
      (mine ? ours : plain).push(paint);
      if (mine) shift = Math.max(shift, moved);
    }
  }
  const ratios = ours.map((value, i) => value / plain[i]);
  console.log(
    `  ${view}: ${middle(ours).toFixed(0)} (best ${Math.min(...ours).toFixed(0)}); as static HTML ${middle(plain).toFixed(0)} (best ${Math.min(...plain).toFixed(0)}); ratio of medians ${(middle(ours) / middle(plain)).toFixed(3)}, median of paired ratios ${middle(ratios).toFixed(3)}; layout shift ${shift.toFixed(4)}`,
  );
}
await browser.close();
still.close();
await collector.close();
await store.close();
rmSync(folder, { recursive: true, force: true });
