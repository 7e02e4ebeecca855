// npm run golden -w @luotsi/stats -- <folder>: runs the engine over golden files and says where it differs.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkFolder } from './check.mjs';

const SHOWN = 5;
const home = fileURLToPath(new URL('..', import.meta.url));

function stop(message) {
  console.error(message);
  process.exit(1);
}

const [argument] = process.argv.slice(2);
if (!argument) stop('Name a folder of golden files: npm run golden -w @luotsi/stats -- <folder>');
// npm runs scripts in the package's folder; a relative path is meant from where it was typed.
const folder = resolve(process.env.INIT_CWD ?? process.cwd(), argument);
if (!existsSync(folder) || !statSync(folder).isDirectory())
  stop(`${folder} is not a folder, so that there is nothing to compare with. Check the path.`);

const typescript = createRequire(import.meta.url).resolve('typescript/package.json');
const tsc = resolve(typescript, '..', 'bin', 'tsc');
const build = spawnSync(process.execPath, [tsc, '--build', home], { stdio: 'inherit' });
if (build.status !== 0) stop('The engine does not compile, so that there is nothing to run. See the errors above.');
const engine = await import('../dist/index.js');

const { reports, unknown } = checkFolder(engine, folder);
const digits = (value) => (value === 0 ? '0' : value.toExponential(1));
const columns = [22, 7, 8, 22, 22];
const line = (cells) => cells.map((cell, i) => (i ? cell.padStart(columns[i]) : cell.padEnd(columns[i]))).join('');
console.log(line(['file', 'cases', 'passed', 'largest relative', 'largest absolute*']));
for (const { name, cases, passed, relative, absolute } of reports)
  console.log(line([name, String(cases), String(passed), digits(relative), digits(absolute)]));
const sum = (of) => reports.reduce((total, report) => total + of(report), 0);
const [cases, passed] = [sum((report) => report.cases), sum((report) => report.passed)];
const worst = Math.max(0, ...reports.map(({ relative }) => relative));
console.log(line(['all', String(cases), String(passed), digits(worst), '']));
console.log('* of values held to an absolute tolerance: probabilities, risks, Monte-Carlo results, grid searches');

for (const file of unknown) console.log(`Not compared: ${file} is no kind of golden file that this runner knows.`);
for (const { name, failures } of reports)
  for (const { id, mismatches } of failures.slice(0, SHOWN)) {
    for (const { path, found, expected } of mismatches.slice(0, SHOWN))
      console.error(`${name} ${id} ${path}: found ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`);
  }
if (reports.length === 0) stop(`${folder} holds no golden file that this runner knows.`);
if (passed < cases) stop(`${cases - passed} of ${cases} cases differ.`);
