/**
 * The engine's process is killed, made to crash, or stopped for a minute in the middle of a window. The job must end
 * by itself with the text of an undisturbed run, and no window is transcribed again more than once for each fault.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openLibrary } from '#services/library/open-library.ts';
import { silentLog } from '#services/log.ts';
import { createRandom, loopedInterview, runFault } from './fault.ts';
import { startTranscribing } from './transcribe-process.ts';

const random = createRandom(Number(process.argv[3] ?? 1));
const stoppedMs = 60_000;
/** One in so many is a stop; it takes twenty seconds to be noticed. */
const stopEvery = 5;

function textOf(dir: string): string {
  const library = openLibrary({ dir: path.join(dir, 'library'), log: silentLog });
  const { transcriptId } = library.recordings.get(1);
  const segments = transcriptId === null ? [] : [...library.segments.iterate(transcriptId)];
  library.close();
  return segments.map(({ startMs, endMs, text, words }) => JSON.stringify([startMs, endMs, text, words])).join('\n');
}

function send(pid: number, signal: 'SIGKILL' | 'SIGSEGV' | 'SIGSTOP' | 'SIGCONT'): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false; // gone by itself meanwhile
  }
}

await runFault(50, async (fault) => {
  const recording = loopedInterview(path.join(fault.dir, 'sound'), 180);
  const plain = startTranscribing(path.join(fault.dir, 'plain'), recording);
  await plain.ended;
  const expected = textOf(path.join(fault.dir, 'plain'));
  if (plain.said.state !== 'done' || expected === '') fault.failed('the undisturbed run did not end');
  let slowestMs = 0;
  for (let job = 0; fault.injectedCount < fault.count; job += 1) {
    const dir = path.join(fault.dir, `job-${job}`);
    const { child, said, ended, onLine } = startTranscribing(dir, recording);
    let savedWindow = 0;
    // A window is given up after three crashes: one fault for each is what this asks about.
    while (child.exitCode === null && fault.injectedCount < fault.count) {
      await Promise.race([
        new Promise<void>((resolve) => onLine(() => said.doneMs.length > savedWindow && resolve())),
        ended,
      ]);
      savedWindow = said.doneMs.length;
      await Promise.race([sleep(random(50, 900)), ended]);
      const pid = said.workerPids.at(-1);
      if (child.exitCode !== null || said.state === 'done' || pid === undefined) break;
      const kind =
        fault.injectedCount % stopEvery === stopEvery - 1 ? 'SIGSTOP' : random(0, 2) === 0 ? 'SIGKILL' : 'SIGSEGV';
      if (!send(pid, kind)) continue;
      if (kind === 'SIGSTOP') setTimeout(() => send(pid, 'SIGCONT'), stoppedMs).unref();
      fault.injected(`job ${job}: ${kind} after ${((said.doneMs.at(-1) ?? 0) / 1000).toFixed(1)} s`);
      const atMs = performance.now();
      const workersBefore = said.workerPids.length;
      const respawned = new Promise<void>((resolve) =>
        onLine(() => said.workerPids.length > workersBefore && resolve()),
      );
      await Promise.race([respawned, ended, sleep(90_000)]);
      if (said.workerPids.length === workersBefore && child.exitCode === null)
        fault.failed('no new worker within 90 s');
      slowestMs = Math.max(slowestMs, performance.now() - atMs);
    }
    await ended;
    const backwards = said.doneMs.some((doneMs, index) => doneMs < (said.doneMs[index - 1] ?? 0));
    const twice = new Set(said.segments.map(({ id }) => id)).size !== said.segments.length;
    if (backwards || twice) fault.failed(`job ${job}: a window that was saved was heard again`);
    if (said.state !== 'done') fault.failed(`job ${job} ended as ${said.state}: ${JSON.stringify(said.failure)}`);
    else if (textOf(dir) !== expected) fault.failed(`the text of job ${job} differs from the undisturbed run`);
    rmSync(dir, { recursive: true, force: true });
  }
  process.stdout.write(`a new process was there after at most ${(slowestMs / 1000).toFixed(1)} s\n`);
});
