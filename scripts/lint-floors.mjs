// A package imports only from lower floors (docs: README, "The house"). This lists every import that climbs.
import { globSync, readFileSync } from 'node:fs';

const floors = {
  protocol: 0,
  stats: 0,
  ui: 0,
  instruments: 1,
  allocation: 1,
  growthbook: 1,
  store: 1,
  pilot: 2,
  collector: 2,
  analysis: 2,
  report: 3,
  embed: 3,
  'storybook-addon': 3,
  experiments: 3,
  cli: 4,
};
/** What an experiment may use; everything else is machinery that runs it. */
const experimentMay = new Set(['ui', 'pilot', 'instruments', 'protocol']);
const problems = [];
for (const file of globSync(['packages/*/src/**/*.{ts,tsx}', 'experiments/**/*.{ts,tsx}'], {
  exclude: (path) => /node_modules|dist$/.test(String(path)),
})) {
  const room = file.startsWith('experiments/') ? 'experiments' : file.split('/')[1];
  if (!(room in floors))
    problems.push(`${file}: packages/${room} has no floor; add it to scripts/lint-floors.mjs and to the design`);
  const isTest = /\.(test|bench|stories)\.tsx?$|\/test\//.test(file);
  for (const [, target] of readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'@luotsi\/([a-z-]+)/g)) {
    if (target === room || isTest) continue;
    if (room === 'experiments') {
      if (!experimentMay.has(target))
        problems.push(
          `${file}: an experiment may not import @luotsi/${target}; it may use ${[...experimentMay].join(', ')}`,
        );
    } else if (floors[target] >= floors[room])
      problems.push(
        `${file}: @luotsi/${room} (floor ${floors[room]}) imports @luotsi/${target} (floor ${floors[target]}); move the shared part down`,
      );
  }
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
