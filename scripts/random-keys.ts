/**
 * Thousands of random keys, clicks and turns of the wheel on a transcript: `npm run test:random-keys [seeds] [steps]`, by
 * default 20 seeds of 1,000. No key may act on what is out of sight, or on a page that was left. Needs a built page.
 */
import { spawnSync } from 'node:child_process';

const [seeds = '20', steps = '1000'] = process.argv.slice(2);
const { status } = spawnSync('npx', ['playwright', 'test', '--project=web', '--workers=1', 'cursor-in-sight'], {
  env: { ...process.env, WALK_SEEDS: seeds, WALK_STEPS: steps },
  shell: process.platform === 'win32',
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
