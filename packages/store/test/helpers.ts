import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, vi } from 'vitest';

export * from './fixture.js';

// Every commit waits for the disk, which other work on the machine may hold up.
vi.setConfig({ testTimeout: 60_000 });

/** A folder that is removed after each test. */
export function temporaryFolder(): () => string {
  const made: string[] = [];
  afterEach(() => {
    for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  return () => {
    const folder = mkdtempSync(join(tmpdir(), 'luotsi-store-'));
    made.push(folder);
    return folder;
  };
}
