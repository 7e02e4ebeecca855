import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');
const built = existsSync(join(root, 'storybook-static', 'preview-stats.json'));

/** The stories that Chromatic would take pictures of again after a change; needs no account and no network. */
function affected(file: string): string {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [realpathSync(join(root, 'node_modules', '.bin', 'chromatic')), 'trace', file, '-m', 'compact'],
    { cwd: root, encoding: 'utf8', env: { ...process.env, DISABLE_ERROR_MONITORING: '1' } },
  );
  return stripVTControlCharacters(`${stdout}${stderr}`);
}

it.skipIf(!built)('a change of one part asks for pictures of its stories, not of all (needs a built Storybook)', () => {
  const output = affected('packages/ui/src/reviewed-stamp/ReviewedStamp.tsx');
  expect(output).toContain('packages/ui/src/reviewed-stamp/ReviewedStamp.stories.tsx');
  expect(output).not.toContain('packages/ui/src/button/Button.stories.tsx');
  expect(output).not.toContain('full build is required');
});
