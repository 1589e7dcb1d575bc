/**
 * A process to be killed: the real services over a library, working its queue. Prints a line of JSON for everything
 * the services acknowledge, written with one system call, so that a kill cuts between lines.
 */
import { writeSync } from 'node:fs';
import path from 'node:path';
import { silentLog } from '#services/log.ts';
import { createServices } from '#services/wiring/services.ts';
import { nodeEngineWorker } from '#services/recognition/node-engine-worker.ts';

const [dir = '', ...files] = process.argv.slice(2);
const print = (line: object) => writeSync(1, `${JSON.stringify(line)}\n`);
const running = await createServices({
  libraryDir: path.join(dir, 'library'),
  modelsDir: path.join(dir, 'models'),
  resourcesDir: path.resolve(import.meta.dirname, '../../resources'),
  host: 'cli',
  version: 'fault',
  mediaBase: '/media/',
  systemLanguage: 'en',
  log: silentLog,
  spawnEngineWorker: () => {
    const link = nodeEngineWorker();
    print({ type: 'worker', pid: link.pid });
    return link;
  },
});
running.events.on((event) => {
  if (event.name === 'segments.added') print({ type: 'segments', segments: event.data.segments });
  if (event.name === 'job.progressed') print({ type: 'progress', doneMs: event.data.progress.doneMs });
  if (event.name === 'recording.changed') {
    const { state, failure } = event.data.recording;
    print({ type: 'state', state, failure });
    if (['done', 'failed', 'cancelled'].includes(state)) void running.close().then(() => process.exit(0));
  }
});
running.library.settings.set({ recognitionLanguage: 'en' });
if (running.library.recordings.list({ offset: 0, limit: 1, bin: false }).total === 0) {
  await running.services['recordings.add']({ paths: files });
}
running.start();
