// Weight of the participant's pages as they are served (brotli), held against the budget of each experiment.
import { globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** KiB, brotli: the whole flow with React, Radix Dialog and the GrowthBook SDK (80.8 alone), and all styles. */
const budget = { js: 92, css: 8 };
const manifests = globSync('experiments/*/dist/client/manifest.json');
if (manifests.length === 0) {
  console.error('No built pages were found, so nothing was weighed; run "npm run build" first.');
  process.exit(1);
}
let over = false;
for (const file of manifests) {
  const folder = dirname(file);
  const { styles, words } = JSON.parse(readFileSync(file, 'utf8'));
  const size = (name) => statSync(join(folder, `${name}.br`)).size / 1024;
  const sum = (names) => names.reduce((total, name) => total + size(name), 0);
  const chosen = Object.values(words);
  const shared = globSync('*.js', { cwd: folder }).filter((name) => !chosen.includes(name));
  // A participant loads the words of one language; the heaviest counts.
  const weights = { js: sum(shared) + Math.max(0, ...chosen.map(size)), css: sum(styles) };
  for (const kind of ['js', 'css']) {
    const bad = !(weights[kind] > 0) || weights[kind] > budget[kind];
    over ||= bad;
    console.log(`${folder}: ${kind} ${weights[kind].toFixed(1)} KiB brotli of ${budget[kind]}${bad ? ': OVER' : ''}`);
  }
}
process.exitCode = over ? 1 : 0;
