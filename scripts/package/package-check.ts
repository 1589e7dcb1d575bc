/**
 * Proves the packaging without Electron: electron-builder packs the app around a dummy, then the result is checked:
 * schema, file list, what lies outside the archive, fuses; and the packed files are run as the app.
 */
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeLicences } from './licences.ts';
import { checkPackedApp, type Finding } from './packed-app.ts';
import { run } from '../run.ts';
import { ffmpegDir } from './stage-ffmpeg.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The installers need an ffmpeg of their own; for this check a file that says what it is does as well. */
function stageDummyFfmpeg(): () => void {
  const dir = ffmpegDir('linux');
  if (existsSync(dir)) return () => {};
  mkdirSync(dir, { recursive: true });
  writeFileSync(path.join(dir, 'ffmpeg'), '#!/bin/sh\necho a placeholder, not an ffmpeg\nexit 1\n');
  chmodSync(path.join(dir, 'ffmpeg'), 0o755);
  return () => rmSync(dir, { recursive: true, force: true });
}

async function pack(electronDist: string, output: string): Promise<string | null> {
  const built = await run('electron-vite', ['build', '--logLevel', 'warn'], 'quiet');
  if (built.code !== 0) return built.output;
  const settings = [`-c.electronDist=${electronDist}`, `-c.directories.output=${output}`];
  const packed = await run('electron-builder', ['--linux', '--dir', '--publish', 'never', ...settings], 'quiet');
  return packed.code === 0 ? null : packed.output;
}

async function checkPackaging(work: string): Promise<Finding[]> {
  const electronDist = path.join(work, 'electron');
  const dummy = await run('sh', [path.join(root, 'tests/standin/make-dummy-dist.sh'), electronDist], 'quiet');
  if (dummy.code !== 0) return [{ claim: 'a dummy Electron can be made', problem: dummy.output }];
  writeLicences();
  const cleanUp = stageDummyFfmpeg();
  try {
    const problem = await pack(electronDist, path.join(work, 'release'));
    const packed = { claim: 'electron-builder accepts its configuration and packs the app', problem };
    if (problem !== null) return [packed];
    // Away from the checkout, so that nothing is found in its node_modules.
    const appDir = path.join(work, 'app');
    cpSync(path.join(work, 'release', 'linux-unpacked'), appDir, { recursive: true });
    return [packed, ...(await checkPackedApp(appDir, root))];
  } finally {
    cleanUp();
  }
}

process.chdir(root);
const work = mkdtempSync(path.join(tmpdir(), 'stenogram-package-'));
try {
  const findings = await checkPackaging(work);
  for (const { claim, problem } of findings)
    console.log(`${problem === null ? '✓' : '✗'} ${claim}${indented(problem)}`);
  const failed = findings.filter(({ problem }) => problem !== null).length;
  console.log(`${findings.length - failed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}

function indented(problem: string | null): string {
  return problem === null ? '' : `\n${problem.trim().replaceAll(/^/gm, '    ')}`;
}
