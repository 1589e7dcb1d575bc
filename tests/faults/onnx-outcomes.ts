import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createEngine } from '#native/lib/engine.ts';
import { EngineError, type LoadedModel } from '#native/lib/types.ts';
import { testOptions } from '#native/test/test-options.fixture.ts';
import { tonesOf, writeToneModel } from '#native/test/tone-model.fixture.ts';
import { nodeEngineWorker } from '#services/recognition/node-engine-worker.ts';
import type { MutatedFolder } from './mutate-onnx.ts';

/** Damaged weights may compute without end; then the job is cancelled, as a user would. */
const maxMs = 2000;
/** The engine obeys or is killed within 500 ms; the rest is the machine's. */
const maxCancelMs = 1500;

const said = tonesOf([0, 2, ' ', ' ', 3, 4, 5], 0, 4000);
const textOf = async (model: LoadedModel, pcm: Int16Array) =>
  (await model.transcribe(pcm, testOptions).done).segments.map(({ text }) => text).join(' ');

/** Minutes of tones, so that there is something to stop. */
export function longTones(minutes: number): Int16Array {
  const pcm = new Int16Array(minutes * 60 * 16_000);
  const part = tonesOf([0, ' ', 1, ' ', 3, 4, 5, 2, ' '], 200, 4000);
  for (let at = 0; at + part.length <= pcm.length; at += part.length) pcm.set(part, at);
  return pcm;
}

/** How a damaged model ends, with the hash check off: `text`, or the code of an EngineError. Rejects for anything else. */
export async function loadOnnxMutant(folder: string, { files }: MutatedFolder): Promise<string> {
  const engine = createEngine({ spawn: nodeEngineWorker });
  try {
    const model = await engine.loadModel(writeToneModel(folder, files));
    const job = model.transcribe(said, testOptions);
    const tooLong = setTimeout(() => job.cancel(), maxMs);
    try {
      await job.done;
      return 'text';
    } finally {
      clearTimeout(tooLong);
    }
  } catch (error) {
    if (error instanceof EngineError) return error.code;
    throw error;
  } finally {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Kills the engine's process in the middle; the job says so and the next one has its text. Returns what is wrong. */
export async function killOnnxWorker(folder: string, afterMs: number): Promise<string | null> {
  let pid: number | undefined;
  const engine = createEngine({
    spawn: () => {
      const link = nodeEngineWorker();
      ({ pid } = link);
      return link;
    },
  });
  try {
    const model = await engine.loadModel(writeToneModel(folder));
    const wanted = await textOf(model, said);
    const outcome = model.transcribe(longTones(5), testOptions).done.then(
      () => 'text',
      (error: unknown) => (error instanceof EngineError ? error.code : String(error)),
    );
    await sleep(afterMs);
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
    const code = await outcome;
    if (code !== 'engine-crashed' && code !== 'text') return `the job ended with ${code}`;
    const after = await textOf(model, said);
    return after === wanted ? null : `afterwards it reads “${after}” and not “${wanted}”`;
  } finally {
    await engine.close();
  }
}

/** Cancels in the middle: over in time, and the next job has its text. Returns what is wrong. */
export async function cancelOnnx(folder: string, afterMs: number): Promise<string | null> {
  const engine = createEngine({ spawn: nodeEngineWorker });
  try {
    const model = await engine.loadModel(writeToneModel(folder));
    const wanted = await textOf(model, said);
    const job = model.transcribe(longTones(5), testOptions);
    const outcome = job.done.then(
      () => 'text',
      (error: unknown) => (error instanceof EngineError ? error.code : String(error)),
    );
    await sleep(afterMs);
    const startedMs = performance.now();
    job.cancel();
    const code = await outcome;
    const tookMs = Math.round(performance.now() - startedMs);
    if (code !== 'aborted' && code !== 'text') return `the job ended with ${code}`;
    if (tookMs > maxCancelMs) return `it took ${tookMs} ms to stop`;
    const after = await textOf(model, said);
    return after === wanted ? null : `afterwards it reads “${after}” and not “${wanted}”`;
  } finally {
    await engine.close();
  }
}

/** A job of the app in a process of its own over a folder; killed after so many windows, for null left to its end. */
async function transcribeOnnx(dir: string, killAfter: number | null): Promise<string | null> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'onnx-child.ts'), dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (data: Buffer) => {
    output += data.toString();
    if (killAfter !== null && output.split('window').length > killAfter) child.kill('SIGKILL');
  });
  await new Promise((resolve) => child.once('close', resolve));
  return /^text (.*)$/m.exec(output)?.[1] ?? null;
}

/** Kills the app between and within windows, again and again, and lets it end: the text is that of one run. */
export async function resumeOnnx(dir: string, kills: readonly number[]): Promise<string | null> {
  const wanted = await transcribeOnnx(path.join(dir, 'whole'), null);
  const cut = path.join(dir, 'cut');
  for (const afterWindows of kills) await transcribeOnnx(cut, afterWindows);
  const text = await transcribeOnnx(cut, null);
  if (wanted === null || wanted.length < 100) return `the whole run gave ${wanted ?? 'nothing'}`;
  return text === wanted ? null : `the text differs: ${text?.length ?? 0} letters of ${wanted.length}`;
}
