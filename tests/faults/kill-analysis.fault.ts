/**
 * The process is killed at any moment of an analysis of speakers and sounds. Each time the library must be whole, the text
 * and what people changed in it untouched, finished analyses as they were, no committed stretch lost; and in the end every
 * analysis ends by itself.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { analyzerNamed, parametersOf } from '#services/analyses/analyzers.ts';
import { openLibrary } from '#services/library/open-library.ts';
import type { Library } from '#services/library/library.ts';
import { silentLog } from '#services/log.ts';
import { verifyLibrary } from '#services/maintenance/verify-library.ts';
import { fileStamp } from '#services/media/files/file-stamp.ts';
import { findFfmpeg } from '#services/media/find-ffmpeg.ts';
import { listMigrations } from '#services/store/database/list-migrations.ts';
import { createRandom, loopedInterview, root, runFault } from './fault.ts';

const random = createRandom(Number(process.argv[3] ?? 1));
/** Short ones, so that a kill costs little else than a start: five and a rest, to be killed before, between and after their commits. */
const soundStretchMs = 15_000;
const seconds = 80;

function queue(library: Library, recordingId: number): void {
  library.annotations.runs.add(
    ['speakers', 'sounds'].map((name) => {
      const analyzer = analyzerNamed(name);
      const { version, model } = analyzer;
      const parameters = parametersOf(analyzer, {});
      return {
        recordingId,
        analyzer: name,
        version,
        model: model.hash,
        parameters,
        transcriptId: null,
        isUrgent: true,
      };
    }),
  );
}

const open = (dir: string) => openLibrary({ dir: path.join(dir, 'library'), log: silentLog });

/** What a finished run found. */
function digest(library: Library, runId: number): string {
  const hash = createHash('sha256');
  for (const { startMs, endMs, kind, value } of library.annotations.iterate(runId)) {
    hash.update(`${startMs} ${endMs} ${kind} ${value}\n`);
  }
  return hash.digest('hex');
}

await runFault(100, async (fault) => {
  const file = loopedInterview(path.join(fault.dir, 'sound'), seconds);
  const { path: ffmpeg } = await findFfmpeg({ setting: null, resourcesDir: path.join(root, 'resources') });
  let library = open(fault.dir);
  const known = { path: file, name: 'a.wav', sizeBytes: 1, quickHash: 'q', stamp: await fileStamp(file) };
  const options = { modelId: 'demo', language: 'auto', translate: false, prompt: '', threads: null };
  const [recording] = library.recordings.add([{ ...known, durationMs: seconds * 1000, hasVideo: false }], options);
  const recordingId = recording?.id ?? 0;
  const { transcriptId } = library.transcripts.begin(recordingId);
  const segments = Array.from({ length: 8 }, (_, nth) => ({
    startMs: nth * 9000,
    endMs: nth * 9000 + 8000,
    text: `said ${nth}`,
    words: [],
  }));
  const written = library.transcripts.commitWindow({ transcriptId, resumeMs: 1, language: 'en', segments });
  library.transcripts.finish(transcriptId, { durationMs: seconds * 1000, sha256: 's', warnings: [] });
  library.edits.setText(written[3]?.id ?? 0, 'corrected by hand');
  const textOf = () => [...library.segments.iterate(transcriptId)].map(({ text }) => text).join('\n');
  const expected = textOf();
  queue(library, recordingId);
  library.close();
  let [endedCount, again, committed] = [0, 0, 0];
  const finished = new Map<number, string>();
  const cursors = new Map<number, number>();
  const check = () => {
    const { differences } = verifyLibrary(library.index.database, { migrations: listMigrations(), depth: 'quick' });
    if (differences.length > 0) fault.failed(`the library differs: ${JSON.stringify(differences[0])}`);
    if (textOf() !== expected) fault.failed('the text is another one');
    const runs = library.annotations.runs.list(recordingId);
    for (const run of runs) {
      const kept = [...library.annotations.runs.kept(run.id)].map(({ endMs }) => endMs);
      if (run.state !== 'done' && (kept.at(-1) ?? 0) !== run.doneMs) {
        fault.failed(`the cursor of run ${run.id} is not where its last stretch ends`);
      }
      if (new Set(kept).size !== kept.length) fault.failed(`run ${run.id} has a stretch twice`);
      if (run.doneMs < (cursors.get(run.id) ?? 0)) fault.failed(`run ${run.id} has lost a committed stretch`);
      if (run.doneMs > (cursors.get(run.id) ?? 0)) committed += 1;
      cursors.set(run.id, run.doneMs);
      if (run.state === 'failed') {
        fault.failed(`run ${run.id} failed: ${JSON.stringify(run.failure)}`);
        library.annotations.runs.setState(run.id, 'waiting');
      }
      if (run.state !== 'done') continue;
      const found = digest(library, run.id);
      if ((finished.get(run.id) ?? found) !== found) fault.failed(`run ${run.id} has changed after its end`);
      finished.set(run.id, found);
    }
    endedCount = runs.filter(({ state }) => state === 'done').length;
    return runs;
  };
  const start = () =>
    fork(path.join(import.meta.dirname, 'analyse-process.ts'), [fault.dir, ffmpeg, String(soundStretchMs)], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [],
      // Starting is most of what a kill costs: what was compiled is kept for the next.
      env: { ...process.env, NODE_COMPILE_CACHE: path.join(fault.dir, 'compiled') },
    });
  /** How long a stretch takes on this machine, at this time. */
  let stretchTakesMs = 300;
  while (fault.injectedCount < fault.count) {
    const child = start();
    const ended = once(child, 'exit');
    // A fourth soon after the start, the others after the first commits.
    const commits = fault.injectedCount % 4;
    const begun = progressed(child, commits, (ms) => (stretchTakesMs = 0.7 * stretchTakesMs + 0.3 * ms));
    const wait = begun.then(() => sleep(random(0, Math.ceil(1.2 * stretchTakesMs))));
    await Promise.race([wait, ended]);
    if (child.exitCode === null) {
      child.kill('SIGKILL');
      await ended;
      fault.injected(`killed after ${commits} stretches and some of the next`);
    }
    library = open(fault.dir);
    const runs = check();
    process.stdout.write(
      `      ${runs
        .slice(0, 2)
        .map(({ analyzer, state, doneMs }) => `${analyzer} ${state} ${doneMs}`)
        .join(', ')}\n`,
    );
    if (runs.every(({ state }) => state === 'done')) {
      again += 1;
      queue(library, recordingId);
    }
    library.close();
  }
  await once(start(), 'exit');
  library = open(fault.dir);
  const left = check().filter(({ state }) => state !== 'done');
  if (left.length > 0) fault.failed(`${left.length} runs did not end`);
  // The same sound gives the same, whatever it was interrupted by.
  for (const name of ['speakers', 'sounds']) {
    const all = library.annotations.runs.list(recordingId).filter(({ analyzer }) => analyzer === name);
    const found = new Set(all.map(({ id }) => finished.get(id)));
    if (found.size !== 1) fault.failed(`${all.length} runs of ${name} found ${found.size} different things`);
  }
  library.close();
  process.stdout.write(
    `${endedCount} runs ended between kills, begun again ${again} times; ${committed} times a cursor had moved\n`,
  );
});

/** Resolves when it works: at once it reports that it has started, then each stretch that it has committed. */
async function progressed(child: ChildProcess, count: number, tell: (ms: number) => void): Promise<void> {
  let before = 0;
  for (let nth = 0; nth <= count; nth += 1) {
    await once(child, 'message');
    if (nth > 1) tell(performance.now() - before);
    before = performance.now();
  }
}
