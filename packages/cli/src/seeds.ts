import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSeeds, type SeedFile, type Seeds } from '@luotsi/protocol';

/** Reads and checks the `seeds/` folder of a workspace. Throws a ProtocolError that names every mistake. */
export function loadSeeds(workspace: string): Seeds {
  const read = (file: string): SeedFile => ({ file, text: readFileSync(join(workspace, file), 'utf8') });
  return parseSeeds({
    sources: read('seeds/sources.yaml'),
    decision: read('seeds/decision.yaml'),
    cards: readdirSync(join(workspace, 'seeds/concepts'))
      .filter((name) => name.endsWith('.md'))
      .map((name) => read(`seeds/concepts/${name}`)),
  });
}
