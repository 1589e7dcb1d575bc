import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statfsSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AppFailure, failureOf } from '#shared/failure.ts';
import { silentLog } from '#services/log.ts';
import { createSearch } from '#services/search/query/search.ts';
import { sampleOptions, sampleRecording, sampleSegment } from '#services/library/library.fixture.ts';
import type { Library } from '#services/library/library.ts';
import { openLibrary } from '#services/library/open-library.ts';
import { verifyTranscript } from '#services/maintenance/verify-transcript.ts';

// A disk of its own needs the right to mount; elsewhere `writer.test.ts` shows the same with SQLite's page limit.
const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
const disk = mkdtempSync(join(tmpdir(), 'disk-'));
const isMounted = isRoot && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=80m', 'none', disk]).status === 0;

beforeAll(() => mkdirSync(join(disk, 'library')));
afterAll(() => {
  if (isMounted) spawnSync('umount', ['-l', disk]);
  rmSync(disk, { recursive: true, force: true });
});

const open = () => openLibrary({ dir: join(disk, 'library'), log: silentLog });
const freeBytes = () => {
  const { bavail, bsize } = statfsSync(disk);
  return bavail * bsize;
};
const thrownBy = (call: () => unknown): unknown => {
  try {
    call();
    return null;
  } catch (thrown) {
    return thrown;
  }
};
const codeOf = (call: () => unknown): string => {
  try {
    call();
    return 'done';
  } catch (thrown) {
    return thrown instanceof AppFailure ? thrown.code : String(thrown);
  }
};

function commit(library: Library, transcriptId: number, window: number): void {
  const segments = Array.from({ length: 8 }, (_, index) =>
    sampleSegment(window * 30_000 + index * 3500, `общее окно${window} слово${index}`),
  );
  library.transcripts.commitWindow({ transcriptId, resumeMs: (window + 1) * 30_000, language: 'ru', segments });
}

it.runIf(isMounted)(
  'on a full disk nothing saved is lost, what failed is undone, and work continues after freeing',
  () => {
    // Different amounts of room stop the commit at different places: in the library's log, or in the index's.
    for (let room = 40_000; room < 400_000; room += 36_000) {
      let library = open();
      const [recording] = library.recordings.add([sampleRecording(`${room}`)], sampleOptions);
      const { transcriptId } = library.transcripts.begin(recording!.id);
      library.jobs.setState(recording!.id, 'running');
      const filler = join(disk, 'filler');
      writeFileSync(filler, Buffer.alloc(freeBytes() - room));
      let window = 0;
      while (codeOf(() => commit(library, transcriptId, window)) === 'done') window += 1;
      expect(codeOf(() => commit(library, transcriptId, window))).toBe('disk-full');
      expect(library.segments.list(transcriptId, { offset: 0, limit: 1 }).total).toBe(window * 8);
      const failure = failureOf(thrownBy(() => commit(library, transcriptId, window)));
      const neededMb = Number(failure.params['neededMb']);
      expect(neededMb * 1e6).toBeGreaterThan(16_000_000 - room);
      expect(neededMb).toBeLessThan(40);
      library.jobs.setState(recording!.id, 'failed', failure);
      expect(library.recordings.get(recording!.id)).toMatchObject({ state: 'failed', failure });

      // So much room, and not a byte more, is enough.
      truncateSync(filler, statSync(filler).size - neededMb * 1e6);
      library.settings.set({ threads: null });
      const search = createSearch(library);
      const found = (past: number) => search.query({ text: `окно${past} `, offset: 0, limit: 1 }).total;
      for (let past = 0; past < window; past += 1) expect(found(past)).toBe(8);
      commit(library, transcriptId, window);
      expect(found(window)).toBe(8);
      expect(verifyTranscript(library.index.database, transcriptId)).toEqual({ damagedSegmentIds: [], isWhole: true });
      rmSync(filler);
      library.recordings.remove([recording!.id]);
      library.close();
      library = open();
      library.close();
    }
  },
);

it.runIf(isMounted)('a library cannot be made on a full disk, and says so', () => {
  writeFileSync(join(disk, 'filler'), Buffer.alloc(freeBytes() - 20_000));
  expect(codeOf(() => openLibrary({ dir: join(disk, 'other'), log: silentLog }))).toBe('disk-full');
});
