/** The whole way in one command: the sample recordings, recognised by the demo model, found and exported. */
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { usualExport } from '#shared/export.ts';
import { createLog } from '#services/log.ts';
import type { RunningServices } from '#services/wiring/running-services.ts';
import { createServices } from '#services/wiring/services.ts';
import { nodeEngineWorker } from '#services/recognition/node-engine-worker.ts';
import { formatClock } from '#shared/text/timecode.ts';
import { failureText } from '#shared/text/failure-text.ts';
import { failureOf } from '#shared/failure.ts';
import type { JobProgress } from '#shared/recording.ts';
import { buildNative } from './native/build-native.ts';
import { ensureTools } from './ensure-tools.ts';
import { processTerminal } from '../electron/hosts/cli/terminal/process-terminal.ts';
import { progressBar, progressLine, type Terminal } from '../electron/hosts/cli/terminal/terminal.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const libraryDir = path.join(root, '.cache', 'demo-library');
/** Said in the sample about a minute in. */
const phrase = '"customer called the bank"';
/** In the Russian sample, in another form than it is said in. */
const russianPhrase = 'пароли';

async function demo(): Promise<void> {
  ensureTools(['ffmpeg', 'cmake', 'c++', 'make']);
  await buildNative();
  rmSync(libraryDir, { recursive: true, force: true });
  mkdirSync(libraryDir, { recursive: true });
  const running = await createServices({
    libraryDir,
    modelsDir: path.join(root, '.cache', 'models'),
    resourcesDir: path.join(root, 'resources'),
    host: 'cli',
    version: 'demo',
    mediaBase: '',
    systemLanguage: 'en',
    log: { ...createLog((line) => void process.stderr.write(line)), info() {} },
    spawnEngineWorker: nodeEngineWorker,
  });
  try {
    const transcriptId = await recognise(running, processTerminal('en', () => {}).terminal, 'en');
    const { text } = await running.services['exports.render']({
      ...usualExport,
      transcriptId,
      format: 'srt',
    });
    console.log(`\n${text.replaceAll('\r', '')}`);
    await find(running, phrase);
    const russianId = await recognise(running, processTerminal('en', () => {}).terminal, 'ru');
    const first = [...running.library.segments.iterate(russianId)].slice(0, 4);
    console.log(`\n${first.map((segment) => `${formatClock(segment.startMs)}  ${segment.text}`).join('\n')}\n  …\n`);
    await find(running, russianPhrase);
  } finally {
    await running.close();
  }
  sayNext();
}

async function recognise(running: RunningServices, terminal: Terminal, language: 'en' | 'ru'): Promise<number> {
  const { added } = await running.services['recordings.addSample']({ language });
  const recording = added[0];
  if (recording === undefined) throw new Error('the sample was not added');
  console.error(`Recognising ${recording.name} with the demo model`);
  const bar = progressBar(terminal);
  const show = (progress: JobProgress) => {
    if (terminal.isInteractive) bar.show(progress);
    else console.error(progressLine(progress, 'en'));
  };
  const off = running.events.on((event) => {
    if (event.name === 'job.progressed') show(event.data.progress);
  });
  await running.queue.runOne(recording.id);
  off();
  bar.clear();
  const { transcriptId, failure } = running.library.recordings.get(recording.id);
  if (failure !== null) throw new Error(Object.values(failureText(failure, 'en')).join(' '));
  if (transcriptId === null) throw new Error('no transcript was made');
  return transcriptId;
}

async function find(running: RunningServices, text: string): Promise<void> {
  const { hits } = await running.services['search.query']({ text, offset: 0, limit: 1 });
  const hit = hits[0];
  if (hit === undefined) throw new Error(`${text} was not found`);
  console.log(`Search for ${text}:\n  ${formatClock(hit.startMs)}  ${hit.recordingName}  ${hit.text}\n`);
}

function sayNext(): void {
  const library = path.relative(process.cwd(), libraryDir);
  console.log(`The library is in ${library}. The demo models understand only their own synthetic voices
(about 900 words in English, 740 in Russian, these more roughly); for real recordings import a real Whisper model. Next:

  npm start                                                the app
  npm run -s stenogram -- search bank --library ${library}
  npm run -s stenogram -- transcribe FILE --model PATH-TO-A-WHISPER-MODEL
`);
}

try {
  await demo();
} catch (error) {
  const { what, next } = failureText(failureOf(error), 'en');
  console.error(`${what} ${next}`);
  process.exit(1);
}
