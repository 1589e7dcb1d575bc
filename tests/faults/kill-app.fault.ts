/**
 * kill -9 of the whole app at random moments of a real transcription, again and again until it is done. Nothing that
 * was shown on a page may be missing afterwards, and the finished text must be that of a run no one disturbed.
 */
import { readFileSync, rmSync, statSync } from 'node:fs';
import { hash } from 'node:crypto';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { silentLog } from '#services/log.ts';
import { listMigrations } from '#services/store/database/list-migrations.ts';
import { openLibrary } from '#services/library/open-library.ts';
import { verifyLibrary } from '#services/maintenance/verify-library.ts';
import type { Segment } from '#shared/segment.ts';
import { createRandom, loopedInterview, poorInterview, runFault, type Fault } from './fault.ts';
import { startTranscribing } from './transcribe-process.ts';

/** Third argument: how long the recording is. */
const seconds = Number(process.argv[4] ?? 300);
const random = createRandom(Number(process.argv[3] ?? 1));
const textOf = (segments: readonly Segment[]) =>
  segments.map(({ startMs, endMs, text, words }) => JSON.stringify([startMs, endMs, text, words])).join('\n');

/** All segments as the library has them, every hash checked. */
function readLibrary(dir: string, fault: Fault): { segments: readonly Segment[]; resumeMs: number } {
  const library = openLibrary({ dir: path.join(dir, 'library'), log: silentLog });
  try {
    const { differences } = verifyLibrary(library.index.database, { migrations: listMigrations(), depth: 'quick' });
    for (const difference of differences) fault.failed(`verify: ${JSON.stringify(difference)}`);
    const { total } = library.recordings.list({ offset: 0, limit: 1, bin: false });
    if (total === 0) return { segments: [], resumeMs: 0 };
    const { transcriptId, resumeMs } = library.jobs.get(1);
    return { segments: transcriptId === null ? [] : [...library.segments.iterate(transcriptId)], resumeMs };
  } finally {
    library.close();
  }
}

/**
 * Where the undisturbed run found speech to begin and end, in turn: pauses are never transcribed, so not twice either.
 */
function readSpeechEdges(dir: string): readonly number[] {
  const library = openLibrary({ dir: path.join(dir, 'library'), log: silentLog });
  try {
    const { transcriptId } = library.jobs.get(1);
    return transcriptId === null ? [] : (library.transcripts.speech(transcriptId)?.edgesMs ?? []);
  } finally {
    library.close();
  }
}

await runFault(200, async (fault) => {
  const make = process.argv[5] === 'poor' ? poorInterview : loopedInterview;
  const recording = make(path.join(fault.dir, 'sound'), seconds);
  const source = () =>
    `${hash('sha256', readFileSync(recording))} ${statSync(recording).mtimeMs} ${statSync(recording).ino}`;
  const sourceBefore = source();
  const plain = startTranscribing(path.join(fault.dir, 'plain'), recording);
  await plain.ended;
  const expected = textOf(readLibrary(path.join(fault.dir, 'plain'), fault).segments);
  if (plain.said.state !== 'done' || expected === '') fault.failed('the undisturbed run did not end');
  const edgesMs = readSpeechEdges(path.join(fault.dir, 'plain'));
  if (edgesMs.length === 0) fault.failed('the undisturbed run heard no speech');
  const processedMs = (fromMs: number, toMs: number) => {
    let sum = 0;
    for (let at = 0; at < edgesMs.length; at += 2) {
      const [startMs = 0, endMs = 0] = edgesMs.slice(at, at + 2);
      sum += Math.max(0, Math.min(toMs, endMs) - Math.max(fromMs, startMs));
    }
    return sum;
  };

  let lost = 0;
  let max = 0;
  let jobs = 0;
  for (let job = 0; fault.injectedCount < fault.count; job += 1) {
    const dir = path.join(fault.dir, `job-${job}`);
    for (let run = 0; ; run += 1) {
      const before = run === 0 ? { segments: [], resumeMs: 0 } : readLibrary(dir, fault);
      const { child, said, ended, onLine } = startTranscribing(dir, recording);
      // From the first moment of its life to somewhere in the third window after this run began.
      const began = Promise.race([
        new Promise<void>((resolve) => onLine(() => said.doneMs.length > 0 && resolve())),
        ended,
      ]);
      if (random(0, 10) > 0) await began;
      await Promise.race([sleep(random(0, 4000)), ended]);
      const isOver = child.exitCode !== null || fault.injectedCount >= fault.count;
      if (!isOver) child.kill('SIGKILL');
      await ended;
      const after = readLibrary(dir, fault);
      const known = new Map(after.segments.map((segment) => [segment.id, textOf([segment])]));
      const missing = [...before.segments, ...said.segments].filter(
        ({ id, ...rest }) => known.get(id) !== textOf([{ id, ...rest }]),
      );
      lost += missing.length;
      if (missing.length > 0) fault.failed(`${missing.length} acknowledged segments lost in job ${job}, run ${run}`);
      if (after.resumeMs < (said.doneMs.at(-1) ?? 0)) fault.failed(`the cursor went back to ${after.resumeMs}`);
      const [startMs, nextMs] = said.doneMs;
      // The first window of a run is what the one before it had begun: that is what is transcribed twice.
      if (run > 0 && startMs !== undefined && nextMs !== undefined) max = Math.max(max, processedMs(startMs, nextMs));
      if (run > 0 && startMs !== undefined && startMs !== before.resumeMs)
        fault.failed(`went on at ${startMs}, not at ${before.resumeMs}`);
      if (isOver) break;
      fault.injected(`job ${job}, run ${run}: SIGKILL at ${(after.resumeMs / 1000).toFixed(1)} s of ${seconds} s`);
    }
    const end = readLibrary(dir, fault);
    if (textOf(end.segments) !== expected) fault.failed(`the text of job ${job} differs from the undisturbed run`);
    else jobs += 1;
    rmSync(dir, { recursive: true, force: true });
  }
  if (max > 30_000) fault.failed(`${max} ms were heard twice`);
  if (source() !== sourceBefore) fault.failed('the source file was touched');
  process.stdout.write(
    `${lost} acknowledged segments lost; at most ${(max / 1000).toFixed(1)} s heard again; ${jobs} finished texts, all as undisturbed\n`,
  );
});
