/**
 * The analyses' own process is killed or stopped in the middle of its work, again and again: the recording is analysed all the
 * same, by a new process, and what it finds is what is found without that.
 */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createEventBus } from '#shared/wire/event-bus.ts';
import { analyzerNamed, analyzers, parametersOf } from '#services/analyses/analyzers.ts';
import { createAnalysisClient } from '#services/analyses/process/analysis-client.ts';
import { nodeAnalysisWorker } from '#services/analyses/process/node-analysis-worker.ts';
import { AnalysisQueue } from '#services/analyses/run/analysis-queue.ts';
import { openLibrary } from '#services/library/open-library.ts';
import { silentLog } from '#services/log.ts';
import { fileStamp } from '#services/media/files/file-stamp.ts';
import { findFfmpeg } from '#services/media/find-ffmpeg.ts';
import { createRandom, loopedInterview, root, runFault } from './fault.ts';

const random = createRandom(Number(process.argv[3] ?? 1));
/** Stretches of half a minute: five and a rest. */
const soundStretchMs = 30_000;
const seconds = 160;
/** A stopped process is given up after this; a stretch takes less on a busy machine. */
const patienceMs = Number(process.env['PATIENCE_MS'] ?? 60_000);

await runFault(20, async (fault) => {
  const file = loopedInterview(path.join(fault.dir, 'sound'), seconds);
  const { path: ffmpeg } = await findFfmpeg({ setting: null, resourcesDir: path.join(root, 'resources') });
  const events = createEventBus();
  const library = openLibrary({ dir: path.join(fault.dir, 'library'), log: silentLog, events });
  const known = { path: file, name: 'a.wav', sizeBytes: 1, quickHash: 'q', stamp: await fileStamp(file) };
  const options = { modelId: 'demo', language: 'auto', translate: false, prompt: '', threads: null };
  const [recording] = library.recordings.add([{ ...known, durationMs: seconds * 1000, hasVideo: false }], options);
  const recordingId = recording?.id ?? 0;
  const client = createAnalysisClient({ spawn: nodeAnalysisWorker, log: silentLog, patienceMs });
  const findFfmpegPath = async () => ffmpeg;
  const parts = { library, events, log: silentLog, client, analyzers, sides: {}, isBusy: () => false, soundStretchMs };
  const queue = new AnalysisQueue({ ...parts, findFfmpeg: findFfmpegPath });
  const { model, version } = analyzerNamed('sounds');
  let [progressCount, stretchTakesMs] = [0, 0];
  const hasCome = (stretches: number) => client.pid() !== null && progressCount >= stretches;
  events.on(({ name }) => void (name === 'analysis.progressed' && (progressCount += 1)));
  const run = async (harm: (isOver: () => boolean) => Promise<void>): Promise<string> => {
    const [runId = 0] = library.annotations.runs.add([
      {
        recordingId,
        analyzer: 'sounds',
        version,
        model: model.hash,
        parameters: parametersOf(analyzerNamed('sounds'), {}),
        transcriptId: null,
        isUrgent: true,
      },
    ]);
    let isOver = false;
    progressCount = 0;
    const from = performance.now();
    const ended = queue.runOne(runId).finally(() => (isOver = true));
    await harm(() => isOver);
    const { state, failure } = await ended;
    if (stretchTakesMs === 0) stretchTakesMs = (performance.now() - from) / 6;
    if (state !== 'done') return `${state} ${JSON.stringify(failure)}`;
    return [...library.annotations.iterate(runId)]
      .map(({ startMs, endMs, kind, value }) => `${startMs} ${endMs} ${kind} ${value}`)
      .join('\n');
  };
  const expected = await run(async () => undefined);
  while (fault.injectedCount < fault.count) {
    const signal = fault.injectedCount % 4 === 3 ? 'SIGSTOP' : 'SIGKILL';
    // Anywhere: in the first stretch, the second, the rest or the conclusion.
    const stretches = random(0, 6);
    const waitMs = random(0, Math.ceil(stretchTakesMs));
    const found = await run(async (isOver) => {
      while (!isOver() && !hasCome(stretches)) await sleep(5);
      await sleep(waitMs);
      const pid = client.pid();
      // Where the machine was quicker than thought nothing is there to be harmed: it does not count.
      if (pid === null || isOver()) return;
      execFileSync('kill', [`-${signal}`, String(pid)]);
      fault.injected(`${signal} ${waitMs} ms after ${stretches} stretches`);
    });
    if (found !== expected) fault.failed(`after ${signal}: ${found.slice(0, 200)}`);
  }
  await queue.close();
  library.close();
});
