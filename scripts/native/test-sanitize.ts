/**
 * The engine's tests against a build with AddressSanitizer and UndefinedBehaviorSanitizer. Fails where a test fails or
 * where either of them reports anything, in whichever process. Arguments are given to Vitest.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSanitized } from './build-native.ts';
import { ensureTools } from '../ensure-tools.ts';
import { run } from '../run.ts';

const root = resolve(import.meta.dirname, '../..');
const reports = join(root, '.cache', 'sanitize');

function libraryOf(name: string): string {
  return execFileSync('c++', [`-print-file-name=${name}`], { encoding: 'utf8' }).trim();
}

function sanitizeEnvironment(folder: string): Readonly<Record<string, string>> {
  // Node has no AddressSanitizer of its own, so it has to be there first; what Node never frees is no leak of ours.
  return {
    STENOGRAM_ENGINE_FOLDER: folder,
    LD_PRELOAD: libraryOf('libasan.so'),
    ASAN_OPTIONS: `detect_leaks=0:allocator_may_return_null=1:log_path=${join(reports, 'report')}`,
    // It writes to stderr only; a process that ends fails its test.
    UBSAN_OPTIONS: 'halt_on_error=1:print_stacktrace=1',
  };
}

process.chdir(root);
if (process.platform !== 'linux') {
  console.error('npm run test:sanitize works on Linux only, with GCC.');
  process.exit(1);
}
ensureTools(['cmake', 'c++', 'make', 'ffmpeg']);
const folder = await buildSanitized();
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
Object.assign(process.env, sanitizeEnvironment(folder));
const { code } = await run('vitest', ['run', '--project', 'sanitize', ...process.argv.slice(2)]);
const found = readdirSync(reports);
for (const name of found) console.error(readFileSync(join(reports, name), 'utf8'));
console.log(found.length === 0 ? 'The sanitizers report nothing.' : `The sanitizers report: ${found.join(', ')}`);
process.exit(code === 0 && found.length === 0 ? 0 : 1);
