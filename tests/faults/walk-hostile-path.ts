import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { silentLog } from '#services/log.ts';
import { createServices } from '#services/wiring/services.ts';
import { nodeEngineWorker } from '#services/recognition/node-engine-worker.ts';
import type { RecordingState } from '#shared/recording.ts';

const root = path.resolve(import.meta.dirname, '../..');
const ended: ReadonlySet<RecordingState> = new Set(['done', 'failed', 'cancelled']);

/**
 * Models, library, recording and export all under a hostile name: imports a model, transcribes with it, exports the
 * text and the model. Returns what went wrong, or null.
 */
export async function walkHostilePath(base: string, name: string): Promise<string | null> {
  const dir = path.join(base, name);
  const leaf = path.basename(name);
  const short = Array.from(leaf).slice(0, 100).join('');
  const at = (folder: string) => path.join(dir, folder);
  for (const folder of ['usb', 'in', 'out']) mkdirSync(at(folder), { recursive: true });
  const model = path.join(at('usb'), `${short}.bin`);
  // Nobody published the demo as a model of the catalogue: the copy keeps its own name.
  writeFileSync(model, readFileSync(path.join(root, 'resources/models/ggml-demo-q8_0.bin')));
  const recording = path.join(at('in'), `${short}.wav`);
  copyFileSync(path.join(root, 'tests/fixtures/speech/short06.wav'), recording);
  const running = await createServices({
    libraryDir: at('library'),
    modelsDir: at('models'),
    resourcesDir: path.join(root, 'resources'),
    host: 'cli',
    version: 'test',
    mediaBase: '',
    systemLanguage: 'en',
    log: silentLog,
    spawnEngineWorker: nodeEngineWorker,
  });
  const { services } = running;
  try {
    const { imported } = await services['models.import']({ path: model, how: 'copy' });
    const [first] = imported;
    if (first === undefined) return 'no model was imported';
    const accepted = await services['models.accept']({ modelId: first.id });
    if (accepted.state !== 'ready') return `the model is ${accepted.state}`;
    await services['settings.set']({ modelId: accepted.id });
    const { added, refused } = await services['recordings.add']({ paths: [recording] });
    const id = added[0]?.id;
    if (id === undefined) return `the recording was refused: ${refused[0]?.failure.code}`;
    running.start();
    const transcriptId = await finished(running, id);
    if (typeof transcriptId === 'string') return transcriptId;
    const target = path.join(at('out'), `${short}.txt`);
    await services['exports.save']({
      transcriptId,
      format: 'txt',
      withTimes: false,
      path: target,
      overwrite: false,
    } as never);
    if (!/\w{3}/.test(readFileSync(target, 'utf8'))) return 'the export is empty';
    const exported = await services['models.export']({ modelId: accepted.id, dir: at('out') });
    return existsSync(exported.path) ? null : 'the exported model is not there';
  } finally {
    await running.close();
  }
}

function finished(running: Awaited<ReturnType<typeof createServices>>, id: number): Promise<number | string> {
  return new Promise((resolve) => {
    const look = () => {
      const { state, failure, transcriptId } = running.library.recordings.get(id);
      if (!ended.has(state)) return;
      off();
      resolve(state === 'done' && transcriptId !== null ? transcriptId : `it ${state}: ${JSON.stringify(failure)}`);
    };
    const off = running.events.on(look);
    look();
  });
}
