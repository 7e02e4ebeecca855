// ICU MessageFormat in JSON -> one typed module a language, so that nothing parses ICU in a browser.
//
// A workspace asks for it in its package.json:
//   "luotsi": { "messages": { "from": "messages", "to": "src/i18n/generated", "base": "en", "dates": true } }
// or for several, in a list: words that only some pages need are not loaded by the others.
// `from/<tag>.json` holds the messages of one language and its "$status"; `to` gets `<tag>.ts` (exports `messages`
// and `status`), `types.ts`, `helpers.ts` and `load.ts`. The run fails, and writes nothing of that workspace, on a
// missing or unknown key, a plural without a category that the language has, an argument that the base language does
// not have, or a status that claims more than it tells.
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { compileCatalogues } from './lib/messages.mjs';

let failed = false;
for (const manifest of globSync(['packages/*/package.json', 'experiments/*/package.json']).toSorted()) {
  for (const settings of [JSON.parse(readFileSync(manifest, 'utf8')).luotsi?.messages ?? []].flat())
    compile(dirname(manifest), settings);
}
process.exitCode = failed ? 1 : 0;

function compile(workspace, settings) {
  const from = join(workspace, settings.from);
  const catalogues = {};
  for (const file of globSync(join(from, '*.json')).toSorted())
    catalogues[basename(file, '.json')] = JSON.parse(readFileSync(file, 'utf8'));
  const { modules, problems } = compileCatalogues(catalogues, settings);
  for (const problem of problems) console.error(`${from}/${problem}`);
  if (problems.length > 0) {
    failed = true;
    return;
  }
  const to = join(workspace, settings.to);
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(to)) if (!(name in modules)) rmSync(join(to, name));
  // A file that is right already is left alone: somebody's type check or test run may be reading it.
  for (const [name, code] of Object.entries(modules)) {
    const file = join(to, name);
    if (!existsSync(file) || readFileSync(file, 'utf8') !== code) writeFileSync(file, code);
  }
}
