import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SpawnWorker } from '#native/lib/types.ts';
import type { AppEvent } from '#shared/contract/events.ts';
import type { SourcesTiming } from '#shared/automation/sources.ts';
import type { Recording, RecordingState } from '#shared/recording.ts';
import { silentLog } from '#services/log.ts';
import type { RunningServices } from './running-services.ts';
import { createServices } from './services.ts';
import { nodeEngineWorker } from '#services/recognition/node-engine-worker.ts';

/** Real services over a library in a folder of its own; for tests. */
export interface TestServices extends RunningServices {
  readonly dir: string;
  readonly emitted: AppEvent[];
  /** Adds files, works the queue until each has ended, and returns them as they then are. */
  transcribe(...files: readonly string[]): Promise<readonly Recording[]>;
  until(recordingId: number, states: readonly RecordingState[]): Promise<Recording>;
  text(recordingId: number): string;
  /** Closes it as at the end of a day. */
  endButKeep(): Promise<void>;
  /** Closes and removes everything; closing twice is harmless. */
  end(): Promise<void>;
}

const ended: readonly RecordingState[] = ['done', 'failed', 'cancelled'];

export async function testServices(
  dir = mkdtempSync(path.join(tmpdir(), 'библиотека-')),
  spawnEngineWorker: SpawnWorker = nodeEngineWorker,
  host: 'cli' | 'browser' = 'cli',
  quietMs = 200,
  sourcesTiming?: SourcesTiming,
  selfTestMs?: number,
): Promise<TestServices> {
  const running = await createServices({
    libraryDir: path.join(dir, 'library'),
    modelsDir: path.join(dir, 'models'),
    resourcesDir: path.resolve('resources'),
    host,
    version: 'test',
    mediaBase: '/media/',
    systemLanguage: 'en',
    log: silentLog,
    spawnEngineWorker,
    quietMs,
    ...(sourcesTiming && { sourcesTiming }),
    ...(selfTestMs !== undefined && { selfTestMs }),
  });
  const emitted: AppEvent[] = [];
  running.events.on((event) => emitted.push(event));
  const { library } = running;
  let isClosed = false;
  const until = (recordingId: number, states: readonly RecordingState[]) =>
    new Promise<Recording>((resolve) => {
      const look = () => {
        const recording = library.recordings.get(recordingId);
        if (!states.includes(recording.state)) return;
        off();
        resolve(recording);
      };
      const off = running.events.on(look);
      look();
    });
  return {
    ...running,
    dir,
    emitted,
    until,
    async transcribe(...files) {
      const { added } = await running.services['recordings.add']({ paths: [...files] });
      running.start();
      return await Promise.all(added.map((recording) => until(recording.id, ended)));
    },
    text(recordingId) {
      const { transcriptId } = library.recordings.get(recordingId);
      if (transcriptId === null) return '';
      return [...library.segments.iterate(transcriptId)].map((segment) => segment.text).join(' ');
    },
    async endButKeep() {
      if (!isClosed) await running.close();
      isClosed = true;
    },
    async end() {
      if (!isClosed) await running.close();
      isClosed = true;
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
