import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { silentLog } from '#services/log.ts';
import type { RunningServices } from '#services/wiring/running-services.ts';
import { createServices } from '#services/wiring/services.ts';
import { spawnNodeWorker } from '#native/lib/worker/spawn-node-worker.ts';
import type { Settings } from '#shared/settings.ts';
import { buildHosts } from '../../scripts/build-hosts.ts';
import { peakOf, wordsOf } from './run-whisper-cli.ts';

const root = path.resolve(import.meta.dirname, '../..');

export interface AppRun {
  /** From the moment the recording is handed over until its text is complete, the loading of the model included. */
  readonly wallMs: number;
  /** Until some of it could be read. */
  readonly firstTextMs: number;
  /** Of the engine's process. */
  readonly peakMb: number;
  readonly words: readonly string[];
}

export interface AppOptions {
  /** Each run has a library of its own in it; the models folder stays. */
  readonly dir: string;
  readonly settings: Partial<Settings>;
}

/** As it is shipped: from the sources a process of the engine takes 0.2 s of processor more to start. */
const spawnEngineWorker = spawnNodeWorker(path.join(root, 'out/hosts/engine-worker.js'));
let built: Promise<void> | undefined;

/** The app's services in this process, as in a desktop app that stands ready. */
export async function openApp({ dir, settings }: AppOptions): Promise<{ app: RunningServices; libraryDir: string }> {
  await (built ??= buildHosts());
  const libraryDir = mkdtempSync(path.join(dir, 'library-'));
  const app = await createServices({
    libraryDir,
    modelsDir: path.join(dir, 'models'),
    resourcesDir: path.join(root, 'resources'),
    host: 'cli',
    version: 'bench',
    mediaBase: '/media/',
    systemLanguage: 'en',
    log: silentLog,
    spawnEngineWorker,
  });
  await app.services['settings.set']({ recognitionLanguage: 'en', preset: 'fast', isDemoEnough: true, ...settings });
  app.start();
  return { app, libraryDir };
}

/** What the app does by itself after its start is over by then. */
const standReadyMs = 1500;

/** One recording, or several that are added at once, from the hand-over to the last word of the last. */
export async function runApp(recording: string | readonly string[], options: AppOptions): Promise<AppRun> {
  const { app, libraryDir } = await openApp(options);
  await new Promise((resolve) => setTimeout(resolve, standReadyMs));
  let firstTextMs: number | null = null;
  const startedAt = performance.now();
  app.events.on(({ name, data }) => {
    if ((name === 'segments.partial' || name === 'segments.added') && data.segments.length > 0) {
      firstTextMs ??= performance.now() - startedAt;
    }
  });
  let peakMb = 0;
  const watch = setInterval(() => (peakMb = Math.max(peakMb, ...childrenOf(process.pid).map(peakOf))), 50);
  try {
    const { added } = await app.services['recordings.add']({ paths: [recording].flat() });
    for (const { id } of added) await until(app, () => app.library.recordings.get(id).state === 'done', id);
    const wallMs = performance.now() - startedAt;
    const transcripts = added.map(({ id }) => app.library.recordings.get(id).transcriptId!);
    const segments = transcripts.flatMap((transcriptId) => [...app.library.segments.iterate(transcriptId)]);
    const text = segments.map((segment) => segment.text).join(' ');
    return { wallMs, firstTextMs: firstTextMs ?? wallMs, peakMb, words: wordsOf(text) };
  } finally {
    clearInterval(watch);
    await app.close();
    rmSync(libraryDir, { recursive: true, force: true });
  }
}

async function until(app: RunningServices, isTrue: () => boolean, id: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const look = () => {
      const { state, failure } = app.library.recordings.get(id);
      if (state === 'failed') reject(new Error(`the job failed: ${failure?.code}`));
      if (isTrue()) resolve();
    };
    app.events.on(look);
    look();
  });
}

/** Processes started by this one and still there; Linux only. */
export function childrenOf(pid: number): readonly number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(/\s+/).filter(Boolean).map(Number);
  } catch {
    return [];
  }
}
