// Runs the README's test command and every other check; prints "N passed, N failed" alone on the last line.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const started = Date.now();
const folder = 'node_modules/.cache/luotsi/ci';
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
let passed = 0;
let failed = 0;
const seconds = () => `${((Date.now() - started) / 1000).toFixed(0)} s`;

function check(name, work) {
  console.log(`\n=== ${name} (at ${seconds()})`);
  const good = work();
  if (good) passed++;
  else failed++;
  console.log(`=== ${name}: ${good ? 'passed' : 'FAILED'} (at ${seconds()})`);
}
const npm = (...args) => spawnSync('npm', ['run', '--silent', ...args], { stdio: 'inherit' }).status === 0;

check('golden figures are there', () => {
  const there = existsSync('../shared/golden/gbstats/README.md');
  if (!there) console.log('../shared/golden is not there, so the numbers were not compared with other engines’.');
  return there;
});
check('format', () => npm('format:check'));
check('build', () => npm('build'));
check('types', () => npm('typecheck'));
check('lint', () => npm('lint'));
check('packages', () => npm('check:packages'));

// The README's test command; its report counts each test.
const report = join(folder, 'tests.json');
check('tests', () => {
  const ended = spawnSync(
    'npm',
    ['test', '--', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    {
      stdio: 'inherit',
    },
  );
  if (!existsSync(report)) return false;
  const result = JSON.parse(readFileSync(report, 'utf8'));
  passed += result.numPassedTests;
  failed += result.numFailedTests;
  const skipped = result.numPendingTests + result.numTodoTests;
  if (skipped > 0) console.log(`${skipped} tests were skipped; each says why in its name.`);
  return ended.status === 0 && result.numPassedTests > 0;
});
check('Storybook builds', () => npm('build-storybook'));
check(
  'npm start',
  () => spawnSync('npm', ['start'], { stdio: 'inherit', env: { ...process.env, CI: 'true' } }).status === 0,
);
check('page budgets', () => npm('budget'));

console.log(`\nAll of it took ${seconds()}.`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
