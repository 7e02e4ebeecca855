// Weight of the participant's pages as they are served (brotli), held against the budget of each experiment.
import { globSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** KiB, brotli: the whole flow with React, Radix Dialog and the GrowthBook SDK (80.8 alone), and all styles. */
const budget = { js: 92, css: 8 };
const manifests = globSync('experiments/*/dist/client/manifest.json');
if (manifests.length === 0) {
  console.error('No built pages were found, so nothing was weighed; run "npm run build" first.');
  process.exit(1);
}
let over = false;
for (const manifest of manifests) {
  const folder = dirname(manifest);
  const kib = (pattern) => globSync(join(folder, pattern)).reduce((sum, file) => sum + statSync(file).size, 0) / 1024;
  const weights = { js: kib('*.js.br'), css: kib('*.css.br') };
  for (const kind of ['js', 'css']) {
    const bad = weights[kind] === 0 || weights[kind] > budget[kind];
    over ||= bad;
    console.log(
      `${folder}: ${kind} ${weights[kind].toFixed(1)} KiB brotli of ${budget[kind]}${bad ? ': OVER (or not built)' : ''}`,
    );
  }
}
process.exitCode = over ? 1 : 0;
