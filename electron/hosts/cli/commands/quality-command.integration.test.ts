import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { QualityRun } from '#shared/quality/lab.ts';

/** Bundled before the tests: see tests/support/hosts.ts. */
const cliPath = path.resolve('out/hosts/cli.js');

const speech = path.resolve('tests/fixtures/speech');
let base = '';

function stenogram(...args: string[]) {
  const env = { ...process.env, STENOGRAM_USER_DATA: path.join(base, 'data'), LC_ALL: 'C.UTF-8' };
  const run = spawnSync(process.execPath, [cliPath, ...args], { encoding: 'utf8', env });
  return { code: run.status, out: run.stdout, said: run.stderr };
}

beforeAll(() => {
  base = mkdtempSync(path.join(tmpdir(), 'cli quality-'));
  stenogram('transcribe', path.join(speech, 'short01.wav'), '--output', '-');
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

test('a set is made, run, compared and reported from a shell', () => {
  expect(stenogram('quality', 'reference', '1', path.join(speech, 'short01.txt'))).toMatchObject({ code: 0 });
  expect(stenogram('quality', 'set', 'речь', '1').out).toContain('v1');
  const first = stenogram(
    'quality',
    'run',
    'речь',
    '--model',
    'demo',
    '--language',
    'en',
    '--preset',
    'fast',
    '--json',
  );
  expect(first).toMatchObject({ code: 0 });
  const run = JSON.parse(first.out) as QualityRun;
  expect(run).toMatchObject({ state: 'done', options: { modelId: 'demo', preset: 'fast' }, setName: 'речь' });
  expect(run.scores?.words.total).toBeGreaterThan(10);
  stenogram('quality', 'run', 'речь', '--model', 'demo', '--language', 'en', '--beam', '2');
  expect(stenogram('quality', 'compare', '1', '2')).toMatchObject({ code: 0 });
  expect(stenogram('quality', 'compare', '1', '9').code).not.toBe(0);
  const report = path.join(base, 'report.html');
  expect(stenogram('quality', 'report', '1', '--output', report)).toMatchObject({ code: 0 });
  expect(readFileSync(report, 'utf8')).toContain(run.versionHash);
  expect(stenogram('quality', 'report', '--format', 'pdf').said).toContain('desktop');
  expect(stenogram('quality', 'run', 'нет').code).toBe(2);
});
