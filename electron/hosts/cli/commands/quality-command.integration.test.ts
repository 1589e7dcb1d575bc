import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { QualityRun } from '#shared/quality/lab.ts';
import type { Tuning } from '#shared/quality/tuning.ts';
import { silentLog } from '#services/log.ts';
import { addTranscript } from '#services/library/library.fixture.ts';
import type { Library } from '#services/library/library.ts';
import { openLibrary } from '#services/library/open-library.ts';
import { sampleRun } from '#services/quality/sample-run.fixture.ts';

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
  expect(stenogram('quality', 'report', '--format', 'pdf')).toMatchObject({ code: 2, out: '' });
  const printed = path.join(base, 'report.pdf');
  expect(stenogram('quality', 'report', '1', '--format', 'pdf', '--output', printed)).toMatchObject({ code: 0 });
  expect(readFileSync(printed).subarray(0, 5).toString()).toBe('%PDF-');
  expect(stenogram('quality', 'run', 'нет').code).toBe(2);
});

test('a search for settings ends within its budget, with the best of what it tried', () => {
  const startedMs = Date.now();
  const tuned = stenogram('quality', 'tune', 'речь', '--minutes', '0.05', '--language', 'en', '--json');
  expect(tuned).toMatchObject({ code: 0 });
  const { state, trialCount, best, heldOut } = JSON.parse(tuned.out) as Tuning & { heldOut: unknown };
  expect({ state, heldOut }).toEqual({ state: 'done', heldOut: null });
  expect(trialCount).toBeGreaterThan(0);
  expect(best).toMatchObject({ options: { modelId: 'demo', language: 'en' } });
  expect(Date.now() - startedMs).toBeLessThan(30_000);
  expect(stenogram('quality', 'tune', 'речь', '--minutes', 'viel').code).toBe(2);
});

test('“compare” ends with 1 where the second run is significantly worse, and only there', () => {
  const dir = path.join(base, 'data', 'library');
  const library = openLibrary({ dir, log: silentLog });
  const ids = addRuns(library, [0, 7, 200]);
  library.close();
  const { good: same, bad: worse, fair: slightly } = ids;
  const compare = (a: number, b: number) => stenogram('quality', 'compare', String(a), String(b), '--json');
  const found = compare(same, worse);
  expect(found.code).toBe(1);
  expect(JSON.parse(found.out)).toMatchObject({ isBWorse: true });
  expect(compare(worse, same).code).toBe(0);
  expect(compare(same, slightly).code).toBe(0);
});

test('the settings of a run are used for a language or a folder, listed and taken back', () => {
  expect(stenogram('quality', 'use', '2', 'ru').code).toBe(0);
  expect(stenogram('quality', 'use', '1', path.join(base, 'входящие')).code).toBe(0);
  expect(stenogram('quality', 'used').out.split('\n').slice(0, 2)).toEqual([
    expect.stringMatching(/^ru  demo/) as string,
    expect.stringContaining('входящие  demo fast') as string,
  ]);
  expect(stenogram('quality', 'unuse', 'ru').code).toBe(0);
  expect(stenogram('quality', 'unuse', 'ru').code).not.toBe(0);
});

test('spans of a text are right, its passages are examples of a class, and recordings are put together as a batch', () => {
  expect(stenogram('quality', 'scope', '1', '0-2.5', '0:04-0:06').code).toBe(0);
  expect(stenogram('quality', 'scope', '1').out.trim().split('\n')).toEqual(['0 2500', '4000 6000']);
  expect(stenogram('quality', 'scope', '1', '5-5').code).toBe(2);
  expect(stenogram('quality', 'teach', 'Обман', 'yes', '1', '0:01').out).toMatch(/^yes {2}\w/);
  expect(stenogram('quality', 'classes').out.trim()).toBe('обман  1/1  –');
  const made = stenogram('batch', 'add', 'Ночь', '1', '--hours', '22:00-06:00', '--batch-priority', 'last');
  expect(made).toMatchObject({ code: 0, out: expect.stringContaining('22:00–06:00') as string });
  expect(stenogram('batch', 'report', '1', '--format', 'csv').out).toContain('short01');
});

/** Three runs over 30 sentences in two recordings: none of their words wrong, every seventh, one in two hundred. */
function addRuns(library: Library, every: readonly [good: number, bad: number, fair: number]) {
  const texts = Array.from({ length: 15 }, (_, nth) => `раз два три четыре пять шесть семь ${nth + 8}`);
  const referenceIds = ['a.wav', 'b.wav'].map((name) =>
    library.references.mark(addTranscript(library, name, texts).transcriptId, null),
  );
  const { version } = library.references.saveSet({ name: 'c', referenceIds, split: { heldOutShare: 0, folds: 2 } });
  if (version === null) throw new Error('no version');
  const ids = every.map((step) => {
    const { options, machine } = sampleRun(1);
    const run = library.qualityRuns.add({ versionId: version.id, part: 'all', options, modelSha256: null, codeVersion: '1', machine, note: '', steps: [], totalCount: 2, tuningId: null }); // prettier-ignore
    let nth = 0;
    const spoilt = (text: string) => text.split(' ').map((word) => ((nth += 1), step > 0 && (nth % step === 0 || nth % (4 * step) === 1) ? `${word}ъ` : word)).join(' '); // prettier-ignore
    for (const { recordingId, hash } of version.items) {
      const segments = library.references.text(recordingId, hash).map((one) => ({ ...one, id: null, text: spoilt(one.text), words: [] })); // prettier-ignore
      library.qualityRuns.addResult(run.id, { recordingId, segments, audioMs: 1000, workMs: 100 });
    }
    library.qualityRuns.setScores(run.id, sampleRun(1).scores!);
    return run.id;
  });
  const [good = 0, bad = 0, fair = 0] = ids;
  return { good, bad, fair };
}
