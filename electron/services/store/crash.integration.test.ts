import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { silentLog } from '#services/log.ts';
import { createSearch } from '#services/search/query/search.ts';
import { startLibraryChild } from './library-child.fixture.ts';
import { openLibrary } from '#services/library/open-library.ts';
import { verifyTranscript } from '#services/maintenance/verify-transcript.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'library-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** Commits windows for ever and prints the number of each when it is saved. */
const writeForever = `
  const [recording] = library.recordings.add([fixture.sampleRecording('a.wav')], fixture.sampleOptions);
  const next = library.jobs.nextWaiting();
  library.jobs.setState(next.recordingId, 'running');
  const { transcriptId, resumeMs } = library.transcripts.begin(next.recordingId);
  for (let window = resumeMs / 30000; ; window += 1) {
    const segments = Array.from({ length: 8 }, (_, index) =>
      fixture.sampleSegment(window * 30000 + index * 3500, 'жалоба' + window + ' номер слово' + index));
    library.transcripts.commitWindow({ transcriptId, resumeMs: (window + 1) * 30000, language: 'ru', segments });
    print(String(window));
  }`;

it('a killed process loses nothing that was saved, and the next one resumes at the cursor', async () => {
  for (let round = 0; round < 6; round += 1) {
    const child = startLibraryChild(dir, writeForever);
    let saved = -1;
    try {
      for (let count = 0; count < 5 + round * 7; count += 1) saved = Number((await child.lines.next()).value);
    } finally {
      await child.kill();
    }

    const library = openLibrary({ dir, log: silentLog });
    const job = library.jobs.nextWaiting()!;
    const windows = job.resumeMs / 30_000;
    expect(windows).toBeGreaterThan(saved);
    const segments = [...library.segments.iterate(job.transcriptId!)];
    expect(segments).toHaveLength(windows * 8);
    expect(segments.every(({ text }, index) => text.startsWith(`жалоба${Math.floor(index / 8)} `))).toBe(true);
    expect(verifyTranscript(library.index.database, job.transcriptId!)).toEqual({
      damagedSegmentIds: [],
      isWhole: true,
    });
    const search = createSearch(library);
    for (const window of [0, saved, windows - 1]) {
      expect(search.query({ text: `жалоба${window} `, offset: 0, limit: 50 }).total).toBe(8);
    }
    library.close();
  }
});
