/**
 * The process is killed at any moment of an analysis of speakers and sounds. Each time the library must be whole, the text
 * and what people changed in it untouched, no committed stretch lost; and in the end every analysis ends by itself.
 */
import { fork } from 'node:child_process';
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
const seconds = 3000;

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

await runFault(100, async (fault) => {
  const file = loopedInterview(path.join(fault.dir, 'sound'), seconds);
  const { path: ffmpeg } = await findFfmpeg({ setting: null, resourcesDir: path.join(root, 'resources') });
  let library = open(fault.dir);
  const known = { path: file, name: 'a.wav', sizeBytes: 1, quickHash: 'q', stamp: await fileStamp(file) };
  const options = { modelId: 'demo', language: 'auto', translate: false, prompt: '', threads: null };
  const [recording] = library.recordings.add([{ ...known, durationMs: seconds * 1000, hasVideo: false }], options);
  const recordingId = recording?.id ?? 0;
  const { transcriptId } = library.transcripts.begin(recordingId);
  const segments = Array.from({ length: 200 }, (_, nth) => ({
    startMs: nth * 15_000,
    endMs: nth * 15_000 + 9000,
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
  let [doneRuns, again] = [0, 0];
  while (fault.injectedCount < fault.count) {
    const child = fork(path.join(import.meta.dirname, 'analyse-process.ts'), [fault.dir, ffmpeg], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [],
    });
    const ended = once(child, 'exit');
    // Half of them soon after the start, half after another stretch was committed.
    const waitMs = random(0, 1500);
    const begun = fault.injectedCount % 2 === 0 ? sleep(500) : once(child, 'message');
    await Promise.race([begun.then(() => sleep(waitMs)), ended]);
    if (child.exitCode === null) {
      child.kill('SIGKILL');
      await ended;
      fault.injected(`killed ${waitMs} ms later`);
    }
    library = open(fault.dir);
    const { differences } = verifyLibrary(library.index.database, { migrations: listMigrations(), depth: 'quick' });
    if (differences.length > 0) fault.failed(`the library differs: ${JSON.stringify(differences[0])}`);
    if (textOf() !== expected) fault.failed('the text is another one');
    const runs = library.annotations.runs.list(recordingId);
    process.stdout.write(
      `      ${runs.map(({ analyzer, state, doneMs }) => `${analyzer} ${state} ${doneMs}`).join(', ')}\n`,
    );
    for (const run of runs) {
      const kept = [...library.annotations.runs.kept(run.id)].map(({ endMs }) => endMs);
      if (run.analyzer === 'speakers' && run.state !== 'done' && (kept.at(-1) ?? 0) !== run.doneMs) {
        fault.failed(`the cursor of run ${run.id} is not where its last stretch ends`);
      }
      if (run.state === 'failed') fault.failed(`run ${run.id} failed: ${JSON.stringify(run.failure)}`);
    }
    doneRuns = runs.filter(({ state }) => state === 'done').length;
    if (runs.every(({ state }) => state === 'done')) {
      again += 1;
      queue(library, recordingId);
    }
    library.close();
  }
  const last = fork(path.join(import.meta.dirname, 'analyse-process.ts'), [fault.dir, ffmpeg], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [],
  });
  await once(last, 'exit');
  library = open(fault.dir);
  const left = library.annotations.runs.list(recordingId).filter(({ state }) => state !== 'done');
  if (left.length > 0) fault.failed(`${left.length} runs did not end`);
  library.close();
  process.stdout.write(`${doneRuns} runs ended between kills, begun again ${again} times\n`);
});
