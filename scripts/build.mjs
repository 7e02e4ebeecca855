// Builds what is missing or older than its source: messages, packages, styles, and each experiment's pages.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
// A caller's NODE_ENV (a test runner sets one) must not put React's development build into the pages.
process.env.NODE_ENV = 'production';
const quiet = process.argv.includes('--quiet');
const say = (text) => {
  if (!quiet) console.error(text);
};
const node = (...args) => execFileSync(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
const list = (patterns) =>
  globSync(patterns, { exclude: (path) => /(^|\/)(node_modules|dist|generated)$/.test(String(path)) }).toSorted();

/** Waits until no other build is under way: two commands may be started at once, and they write the same files. */
async function alone(lock) {
  mkdirSync(dirname(lock), { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      process.on('exit', () => rmSync(lock, { force: true }));
      for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    try {
      process.kill(Number(readFileSync(lock, 'utf8')), 0);
    } catch {
      // The build that held it is gone, or has just ended.
      rmSync(lock, { force: true });
      continue;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** A fingerprint of files by name, size and time: cheap enough to ask at every start. */
function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}
function whenChanged(stamp, files, work) {
  const now = fingerprint(files);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return Promise.resolve(false);
  mkdirSync(dirname(stamp), { recursive: true });
  return Promise.resolve(work()).then(() => {
    writeFileSync(stamp, now);
    return true;
  });
}

const sources = list([
  'packages/*/src/**/*',
  'packages/*/messages/*.json',
  'packages/*/package.json',
  'experiments/**/*.{ts,tsx,json,css}',
  'tsconfig*.json',
  'scripts/*.mjs',
]).filter((f) => statSync(f).isFile());
const cache = 'node_modules/.cache/luotsi';
await alone(join(cache, 'building'));

const built = await whenChanged(join(cache, 'packages'), [...sources, 'package-lock.json'], () => {
  say('Building messages, packages and styles…');
  node('scripts/compile-messages.mjs');
  const tsc = 'node_modules/typescript/bin/tsc';
  node(tsc, '--build', ...list(['packages/*/tsconfig.json', 'experiments/*/tsconfig.json']).map((f) => dirname(f)));
  node('scripts/build-css.mjs');
});

for (const entry of list(['experiments/*/page/client.tsx'])) {
  const folder = dirname(dirname(entry));
  const out = join(folder, 'dist', 'client');
  // oxlint-disable-next-line no-await-in-loop
  await whenChanged(
    join(cache, `${folder.replaceAll('/', '-')}-client`),
    [...sources, 'package-lock.json'],
    async () => {
      say(`Building the pages of ${folder}…`);
      rmSync(out, { recursive: true, force: true });
      const [{ build }, { default: react }, { bundle }] = await Promise.all([
        import('vite'),
        import('@vitejs/plugin-react'),
        import('lightningcss'),
      ]);
      const result = await build({
        configFile: false,
        logLevel: 'warn',
        root: folder,
        publicDir: false,
        base: '/assets/',
        plugins: [react()],
        resolve: { conditions: ['luotsi:source', 'module', 'browser', 'production'], dedupe: ['react', 'react-dom'] },
        build: {
          outDir: 'dist/client',
          emptyOutDir: false,
          target: 'es2022',
          modulePreload: false,
          rolldownOptions: {
            input: { client: join(root, entry) },
            output: { entryFileNames: 'client-[hash].js', chunkFileNames: 'part-[hash].js' },
            // Radix marks its modules 'use client'; a browser bundle has no use for the mark.
            onLog: (level, log, next) => {
              if (log.code !== 'MODULE_LEVEL_DIRECTIVE') next(level, log);
            },
          },
        },
      });
      const script = result.output.find((o) => o.type === 'chunk' && o.isEntry).fileName;
      const css = ['packages/ui/src/styles.css', join(folder, 'page/study.css')]
        .filter((f) => existsSync(f))
        .map((filename) => bundle({ filename, minify: true }).code.toString())
        .join('\n');
      const style = `style-${createHash('sha256').update(css).digest('hex').slice(0, 8)}.css`;
      writeFileSync(join(out, style), css);
      for (const file of globSync(join(out, '*.{js,css}')))
        writeFileSync(
          `${file}.br`,
          brotliCompressSync(readFileSync(file), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
        );
      /** The words of the components: one language is loaded, the others stay on the server. */
      const words = Object.fromEntries(
        result.output.flatMap((o) => {
          const tag = /i18n\/generated\/([A-Za-z-]+)\.ts$/.exec(o.facadeModuleId ?? '')?.[1];
          return tag === undefined ? [] : [[tag, o.fileName]];
        }),
      );
      writeFileSync(join(out, 'manifest.json'), JSON.stringify({ script, styles: [style], words }));
    },
  );
}
if (built) say('Built.');
