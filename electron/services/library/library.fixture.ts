/** What tests of the library and the search are made from: a real library in a folder of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '#services/log.ts';
import type { Library } from './library.ts';
import type { JobOptions, NewRecording, NewSegment } from '#services/store/records.ts';
import { openLibrary } from './open-library.ts';

export const sampleOptions: JobOptions = {
  modelId: 'demo',
  language: 'auto',
  translate: false,
  prompt: '',
  threads: null,
};

export function sampleRecording(name: string): NewRecording {
  return { path: `/recordings/${name}`, name, sizeBytes: 1000, quickHash: name, durationMs: 60_000, hasVideo: false };
}

/** A segment of 3 s with a word every 200 ms. */
export function sampleSegment(startMs: number, text: string): NewSegment {
  const words = text
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word, index) => ({
      startMs: startMs + index * 200,
      endMs: startMs + index * 200 + 150,
      text: word,
      probability: 0.9,
    }));
  return { startMs, endMs: startMs + 3000, text, words };
}

export interface TestLibrary {
  readonly dir: string;
  library: Library;
  /** Closes it and opens it again. */
  reopen(): Library;
  dispose(): void;
}

export function createTestLibrary(): TestLibrary {
  const dir = mkdtempSync(join(tmpdir(), 'library-'));
  const open = () => openLibrary({ dir, log: silentLog });
  const fixture: TestLibrary = {
    dir,
    library: open(),
    reopen() {
      fixture.library.close();
      fixture.library = open();
      return fixture.library;
    },
    dispose() {
      fixture.library.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
  return fixture;
}

/** A finished recording with these segments, one every 4 s. */
export function addTranscript(library: Library, name: string, texts: readonly string[], language = 'ru') {
  const [recording] = library.recordings.add([sampleRecording(name)], sampleOptions);
  if (recording === undefined) throw new Error('nothing was added');
  const { transcriptId } = library.transcripts.begin(recording.id);
  const segments = library.transcripts.commitWindow({
    transcriptId,
    resumeMs: texts.length * 4000,
    language,
    segments: texts.map((text, index) => sampleSegment(index * 4000, text)),
  });
  library.transcripts.finish(transcriptId, { durationMs: texts.length * 4000, sha256: 'sha', warnings: [] });
  return { recordingId: recording.id, transcriptId, segments };
}
