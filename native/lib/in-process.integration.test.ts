import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const script = join(import.meta.dirname, '../test/run-in-process.fixture.ts');

async function runInProcess(name: string) {
  const child = spawn(process.execPath, [script, name], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  let saidMs = 0;
  child.stdout.on('data', (data: Buffer) => {
    output += data.toString();
    saidMs = performance.now();
  });
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  const timer = setTimeout(() => child.kill('SIGKILL'), 40_000);
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
    child.once('close', (...how) => resolve(how)),
  );
  clearTimeout(timer);
  return {
    code,
    signal,
    errors,
    endedAfterMs: performance.now() - saidMs,
    result: output === '' ? undefined : (JSON.parse(output) as unknown),
  };
}

test.each([
  'a transcription',
  'a transcription and one that waits for its lane',
  'a transcription whose model was released',
  'the loading of a model',
  'a detection of the language',
  'a transcription in a thread',
])('a process that has the engine in itself and ends during %s ends cleanly and soon', async (name) => {
  const { code, signal, errors, endedAfterMs } = await runInProcess(name);
  expect({ code, signal, errors }).toEqual({ code: 0, signal: null, errors: '' });
  expect(endedAfterMs).toBeLessThan(3000);
});

test('a call that waits for a lane obeys a cancel while the lane is busy', async () => {
  const { code, result } = await runInProcess('nothing, after a cancel while waiting for a lane');
  expect(code).toBe(0);
  expect(result).toMatchObject({ code: 'aborted', first: 'still running', end: 'aborted' });
  expect((result as { waitedMs: number }).waitedMs).toBeLessThan(1000);
});
