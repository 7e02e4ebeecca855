#!/usr/bin/env node
// Inside a checkout everything is built first when it is missing or older than its source.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 13)) {
  console.error(
    `luotsi needs Node 22.13 or later for its database and found ${process.versions.node}; run it as "npx luotsi …" or "npm run luotsi -- …" after "npm ci", which brings Node 24 on Linux.`,
  );
  process.exit(1);
}
const here = dirname(fileURLToPath(import.meta.url));
const build = join(here, '../../../scripts/build.mjs');
if (existsSync(build))
  try {
    execFileSync(process.execPath, [build], { stdio: ['ignore', 'ignore', 'inherit'] });
  } catch {
    console.error('luotsi could not be built, so nothing was run; the lines above say why.');
    process.exit(1);
  }
// React renders pages on the server too; its development build is several times slower.
process.env.NODE_ENV ??= 'production';
const { main } = await import('../dist/main.js');
await main(process.argv);
