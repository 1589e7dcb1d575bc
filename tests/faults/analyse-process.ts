/** Works on the analyses that wait in a library, with the real voice map: a process for kill-analysis.fault.ts to end; it reports its start and each stretch. */
import path from 'node:path';
import { createEventBus } from '#shared/wire/event-bus.ts';
import { analyzers } from '#services/analyses/analyzers.ts';
import { createAnalysisClient } from '#services/analyses/process/analysis-client.ts';
import { nodeAnalysisWorker } from '#services/analyses/process/node-analysis-worker.ts';
import { AnalysisQueue } from '#services/analyses/run/analysis-queue.ts';
import { speakersInLibrary } from '#services/analyses/speakers/speakers-in-library.ts';
import { openLibrary } from '#services/library/open-library.ts';
import { silentLog } from '#services/log.ts';

const [dir = '', ffmpeg = 'ffmpeg', soundStretchMs = ''] = process.argv.slice(2);
const events = createEventBus();
const library = openLibrary({ dir: path.join(dir, 'library'), log: silentLog, events });
// Nothing hangs here: a machine that is too busy is waited for.
const client = createAnalysisClient({ spawn: nodeAnalysisWorker, log: silentLog, patienceMs: 900_000 });
const sides = { speakers: speakersInLibrary({ events, language: () => 'en' }) };
const queue = new AnalysisQueue({
  library,
  events,
  log: silentLog,
  client,
  analyzers,
  sides,
  findFfmpeg: async () => ffmpeg,
  isBusy: () => false,
  soundStretchMs: Number(soundStretchMs),
});
// So that the kills come where something is under way, however slow the machine is.
events.on(({ name }) => void (name === 'analysis.progressed' && process.send?.(name)));
process.send?.('started');
queue.start();
const timer = setInterval(() => {
  const { waitingCount, running } = queue.state();
  if (waitingCount > 0 || running !== null) return;
  clearInterval(timer);
  void queue.close().then(() => {
    library.close();
    process.exit(0);
  });
}, 20);
