import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';

it('a story that breaks an accessibility rule fails the run, which names the rule', () => {
  const vitest = join(import.meta.dirname, '..', '..', '..', 'node_modules', 'vitest', 'vitest.mjs');
  const config = join(import.meta.dirname, 'gate', 'vitest.config.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [vitest, 'run', '--config', config], {
    encoding: 'utf8',
    // The variables of this run would make the inner one report to it.
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], CHROMIUM_PATH: process.env['CHROMIUM_PATH'], CI: '1' },
    timeout: 110_000,
  });
  const output = stripVTControlCharacters(`${stdout}${stderr}`);
  expect(output).toContain('Field Without Name');
  expect(output).toContain('toHaveNoViolations');
  expect(output).toMatch(/\(label\)/);
  expect(status).toBe(1);
});
