/**
 * Single bits of library.db turned over. Each flip that changes anything a person put in or would miss must be named
 * by `verify`; what changed is found by reading every row of the undamaged and of the damaged file and comparing.
 */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { performMaintenanceTask } from '#services/maintenance/maintenance-task.ts';
import { addTranscript, sampleOptions, sampleRecording } from '#services/library/library.fixture.ts';
import { openLibrary } from '#services/library/open-library.ts';
import type { LibraryCheck } from '#services/maintenance/verify-library.ts';
import { silentLog } from '#services/log.ts';
import { createRandom, runFault } from './fault.ts';

const random = createRandom(Number(process.argv[3] ?? 1));
/** Counters and copies: the hashes, the chain and the witness are not themselves user data. */
const notUserData = /^(commit_count|revision|hash|chain|segment_count)$/;
const tables = ['library', 'media', 'recording', 'transcript', 'speaker', 'segment', 'edit', 'job', 'setting'];

/** Everything of the user, as a program would read it; null where SQLite cannot. */
function userData(file: string): string | null {
  let database;
  try {
    database = new Database(file, { readonly: true });
    const source = database;
    return JSON.stringify(
      tables.map((table) =>
        source
          .prepare<[], Record<string, unknown>>(`SELECT * FROM ${table} NOT INDEXED`)
          .all()
          .map((row) => Object.entries(row).filter(([field]) => !notUserData.test(field))),
      ),
    );
  } catch {
    return null;
  } finally {
    database?.close();
  }
}

function namesOf(libraryDir: string): readonly string[] {
  try {
    const { differences } = performMaintenanceTask({ type: 'verify', libraryDir, depth: 'full' }) as LibraryCheck;
    return differences.map(({ kind, subject, row, field }) => [kind, subject, row, field].filter(Boolean).join(' '));
  } catch (thrown) {
    return [(thrown as Error).message];
  }
}

function fill(libraryDir: string): void {
  const library = openLibrary({ dir: libraryDir, log: silentLog });
  for (let index = 0; index < 6; index += 1) {
    const texts = Array.from({ length: 60 }, (_, at) => `Запись ${index}, фраза ${at}: the quick brown fox и лиса`);
    const { segments } = addTranscript(library, `запись ${index}.wav`, texts);
    for (const segment of segments.slice(0, 10)) library.edits.setText(segment.id, `${segment.text}, исправлено`);
  }
  const [last] = library.recordings.add([sampleRecording('waits.wav')], sampleOptions);
  if (last) library.jobs.setState(last.id, 'failed', { code: 'not-audio', params: { name: 'waits.wav' } });
  library.settings.set({ prompt: 'Ёлкин, Okhotsk', threads: 2 });
  library.close();
}

await runFault(500, (fault) => {
  const file = path.join(fault.dir, 'library.db');
  fill(fault.dir);
  const whole = readFileSync(file);
  const before = userData(file);
  if (namesOf(fault.dir).length > 0) fault.failed('the undamaged library differs');
  let changed = 0;
  let fieldsNamed = 0;
  let harmlessNamed = 0;
  while (fault.injectedCount < fault.count) {
    const [at, bit] = [random(0, whole.length), random(0, 8)];
    const bytes = Buffer.from(whole);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
    for (const part of ['-wal', '-shm']) copyFileSync('/dev/null', file + part);
    writeFileSync(file, bytes);
    const isChanged = userData(file) !== before;
    const names = namesOf(fault.dir);
    if (isChanged) changed += 1;
    if (isChanged && names.length === 0) fault.failed(`bit ${bit} of byte ${at} changes user data and is not named`);
    if (isChanged && names.some((name) => /^(field|segment|missing|unknown) \S+ \S+/.test(name))) fieldsNamed += 1;
    if (!isChanged && names.length > 0) harmlessNamed += 1;
    fault.injected(
      `byte ${at} bit ${bit}: ${isChanged ? 'user data' : 'nothing of the user'}; ${names[0] ?? 'no difference'}`,
    );
  }
  process.stdout.write(
    `${changed} flips changed user data, ${fieldsNamed} of them named down to the row; ${harmlessNamed} others were seen too\n`,
  );
});
