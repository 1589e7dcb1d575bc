import { setTimeout as sleep } from 'node:timers/promises';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { silentLog } from '#services/log.ts';
import { openLibrary } from '#services/library/open-library.ts';
import { verifyLibrary } from '#services/maintenance/verify-library.ts';
import { startLibraryChild } from '#services/store/library-child.fixture.ts';
import { listMigrations } from '#services/store/database/list-migrations.ts';
import { clearTraces } from './clear-traces.ts';
import { addSecretRecording, readableWords } from './erasure.fixture.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'library-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const erase = `
  const { clearTraces } = await import(${JSON.stringify(new URL('./clear-traces.ts', import.meta.url).href)});
  const ids = library.recordings.list({ offset: 0, limit: 9, bin: true }).rows.map(({ id }) => id);
  print('ready');
  library.erasures.begin(ids);
  print('begun');
  await clearTraces(library, new AbortController().signal);
  print('done');
  setInterval(() => {}, 1000);`;

it('killed at any moment, deleting for good is not begun, or is ended by the next start, and the rest is whole', async () => {
  const seen = { untouched: 0, pending: 0, ended: 0 };
  for (let round = 0; round < 6; round += 1) {
    const library = openLibrary({ dir, log: silentLog });
    const kept = addSecretRecording(library, 100 + round);
    const gone = addSecretRecording(library, 200 + round);
    library.recordings.remove([gone.recordingId]);
    library.close();

    const child = startLibraryChild(dir, erase);
    await child.lines.next();
    // Before it begins, in the moment in which it has begun, and ever later.
    if (round > 0) await child.lines.next();
    await sleep(Math.max(0, round - 1) * 25);
    await child.kill();

    const next = openLibrary({ dir, log: silentLog });
    const isThere = next.recordings.list({ offset: 0, limit: 9, bin: true }).total === 1;
    if (isThere) seen.untouched += 1;
    else if (next.erasures.pending().length > 0) seen.pending += 1;
    else seen.ended += 1;
    if (isThere) next.erasures.begin([gone.recordingId]);
    expect(await clearTraces(next, new AbortController().signal)).toBe(true);
    expect(readableWords(dir, 200 + round, gone.count)).toEqual([]);
    const { database } = next.index;
    expect(verifyLibrary(database, { migrations: listMigrations(), depth: 'full' }).differences).toEqual([]);
    expect(next.segments.list(kept.transcriptId, { offset: 0, limit: 99 }).total).toBeGreaterThan(30);
    next.close();
  }
  expect(seen.pending).toBeGreaterThan(0);
});
