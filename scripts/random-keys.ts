/**
 * Thousands of random keys, clicks and turns of the wheel on a transcript and on the review:
 * `npm run test:random-keys [seeds] [steps]`, by default seeds 1-20 of 1,000. No key may act on what is out of sight, or on a
 * page that was left. Needs a built page.
 */
import { spawnSync } from 'node:child_process';

const [seeds = '1-20', steps = '1000'] = process.argv.slice(2);
const specs = ['cursor-in-sight', 'review'];
const { status } = spawnSync('npx', ['playwright', 'test', '--project=web', '--workers=2', ...specs, '-g', 'seed'], {
  env: { ...process.env, WALK_SEEDS: seeds, WALK_STEPS: steps },
  shell: process.platform === 'win32',
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
