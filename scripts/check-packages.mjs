// Holds every package to what a consumer meets: publint over the built files, and no import that is not declared.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';

let bad = 0;
const complain = (text) => {
  bad++;
  console.error(text);
};
const builtin = new Set(builtinModules);
for (const manifest of globSync('packages/*/package.json').toSorted()) {
  const folder = dirname(manifest);
  if (!existsSync(join(folder, 'dist', 'index.js')) && !existsSync(join(folder, 'dist', 'main.js')))
    complain(`${folder}: nothing is built; run "npm run build" first`);
  const lint = spawnSync(process.execPath, ['node_modules/publint/src/cli.js', folder, '--strict', '--pack', 'false'], {
    encoding: 'utf8',
  });
  if (lint.status !== 0) complain(`${folder}: publint\n${lint.stdout}${lint.stderr}`);
  const own = JSON.parse(readFileSync(manifest, 'utf8'));
  const declared = new Set([own.name, ...Object.keys({ ...own.dependencies, ...own.peerDependencies })]);
  const used = new Set();
  // Declarations count too: a consumer's compiler needs the packages that they name.
  for (const file of globSync(`${folder}/dist/**/*.{js,d.ts}`)) {
    for (const [, name] of readFileSync(file, 'utf8').matchAll(
      /(?:^\s*(?:import|export)\b[^'"]*?from\s*|^\s*import\s*|\bimport\(\s*)['"]([^'".][^'"]*)['"]/gm,
    )) {
      if (name.startsWith('node:') || builtin.has(name)) continue;
      const root = name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : name.split('/')[0];
      used.add(root);
      if (!declared.has(root)) complain(`${file}: imports ${root}, which ${manifest} does not declare`);
    }
  }
  for (const name of Object.keys(own.dependencies ?? {}))
    if (!used.has(name)) complain(`${manifest}: declares ${name}, which no built file imports`);
}
process.exitCode = bad === 0 ? 0 : 1;
