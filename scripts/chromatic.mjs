// Sends the built Storybook to Chromatic, for those who have a project there. Others are told so and nothing fails:
// the gate is the local comparison (npm run test:visual); Chromatic is a view for reviewers.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

if (!process.env.CHROMATIC_PROJECT_TOKEN) {
  console.log('Chromatic skipped: CHROMATIC_PROJECT_TOKEN is not set (npm run test:visual compares pictures locally).');
  process.exit(0);
}
if (!existsSync('storybook-static/index.json')) {
  console.error('There is no built Storybook to send. Run "npm run build-storybook" first.');
  process.exit(1);
}
const { status } = spawnSync('chromatic', process.argv.slice(2), {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ...process.env, DISABLE_ERROR_MONITORING: '1' },
});
process.exit(status ?? 1);
