import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { addTranscript, sampleOptions, sampleRecording, sampleSegment } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { listMigrations } from '#services/store/database/list-migrations.ts';
import { verifyLibrary } from './verify-library.ts';

const fixture = useTestLibrary();

const options = { migrations: listMigrations(), depth: 'full' } as const;
const verify = () => verifyLibrary(fixture.library.index.database, options);
const run = (sql: string) => fixture.library.index.database.exec(sql);

it('a library that was used in every way differs in nothing', () => {
  const { library } = fixture;
  const { segments } = addTranscript(library, 'a.wav', ['раз два', 'three', 'четыре 🙂']);
  library.edits.setText(segments[1]!.id, 'drei');
  library.edits.setText(segments[1]!.id, 'trois');
  const [second] = library.recordings.add([sampleRecording('b.wav')], sampleOptions);
  const { transcriptId } = library.transcripts.begin(second!.id);
  const firstReading = { text: '…', marks: ['ghost'] } as const;
  const doubted = { ...sampleSegment(0, 'пять'), marks: ['unsure'], firstReading } as const;
  library.transcripts.commitWindow({ transcriptId, resumeMs: 1000, language: 'ru', segments: [doubted] });
  const speech = { detector: 'silero', edgesMs: [0, 1000] } as const;
  library.transcripts.finish(transcriptId, { durationMs: 1000, sha256: 'x', warnings: [], speech });
  library.jobs.setState(second!.id, 'failed', { code: 'not-audio', params: { name: 'b.wav' } });
  library.recordings.remove([second!.id]);
  library.recordings.restore([second!.id]);
  library.settings.set({ prompt: 'Ёлкин', threads: 2 });
  expect(verify()).toEqual({ differences: [], recordingCount: 2, segmentCount: 4 });
  fixture.reopen();
  expect(verify().differences).toEqual([]);
});

it('names the recording, the row and the field of what differs', () => {
  const { segments, transcriptId } = addTranscript(fixture.library, 'a.wav', ['раз два три', 'four five']);
  run(`DROP TRIGGER recording_witness_changed; UPDATE recording SET added_at_ms = added_at_ms + 1;
    UPDATE segment SET text = 'раз двb три' WHERE id = ${segments[0]!.id};
    UPDATE segment SET start_ms = start_ms + 2 WHERE id = ${segments[1]!.id}`);
  expect(verify().differences).toMatchObject([
    { kind: 'schema', field: 'trigger recording_witness_changed' },
    { kind: 'field', subject: 'recording', row: '1', field: 'added_at_ms', recording: 'a.wav' },
    { kind: 'segment', row: String(segments[0]!.id), recording: 'a.wav' },
    { kind: 'segment', row: String(segments[1]!.id), field: 'start_ms', recording: 'a.wav' },
  ]);
  run(`DELETE FROM segment WHERE id IN (${segments[0]!.id}, ${segments[1]!.id})`);
  expect(verify().differences.at(-1)).toMatchObject({ kind: 'chain', row: String(transcriptId), recording: 'a.wav' });
});

it('a row that is gone and a row that nobody wrote are both named', () => {
  addTranscript(fixture.library, 'a.wav', ['раз']);
  run(`DROP TRIGGER setting_witness_removed; DROP TRIGGER setting_witness_added;`);
  fixture.library.settings.set({ prompt: 'Ёлкин' });
  expect(verify().differences).toContainEqual(
    expect.objectContaining({ kind: 'unknown', subject: 'setting', row: 'prompt' }),
  );
});

it('a flipped bit in the file is named down to the field', () => {
  addTranscript(fixture.library, 'a.wav', ['the quick brown fox', 'jumps']);
  fixture.library.close();
  const file = join(fixture.dir, 'library.db');
  const bytes = readFileSync(file);
  const at = bytes.lastIndexOf('quick brown');
  bytes[at] = bytes[at]! ^ 0x80; // no longer UTF-8
  writeFileSync(file, bytes);
  const database = new Database(file, { readonly: true });
  const { differences } = verifyLibrary(database, options);
  database.close();
  writeFileSync(file, bytes.fill(bytes[at] ^ 0x80, at, at + 1));
  expect(differences).toMatchObject([{ kind: 'segment', field: 'text', recording: 'a.wav' }]);
  fixture.reopen();
});

it('never throws, however little is left of a file', () => {
  addTranscript(
    fixture.library,
    'a.wav',
    Array.from({ length: 300 }, (_, index) => `слово ${index}`),
  );
  fixture.library.close();
  const file = join(fixture.dir, 'library.db');
  const whole = readFileSync(file);
  for (const keep of [0.9, 0.5, 0.2]) {
    writeFileSync(file, whole.subarray(0, Math.floor(whole.length * keep)));
    const database = new Database(file, { readonly: true });
    expect(verifyLibrary(database, options).differences).not.toEqual([]);
    database.close();
  }
  writeFileSync(file, whole);
  fixture.reopen();
});

it('a changed first reading and changed speech are named', () => {
  const { library } = fixture;
  const { segments, transcriptId } = addTranscript(library, 'a.wav', ['раз']);
  run(`INSERT INTO first_reading VALUES (${segments[0]!.id}, 'два', 4);
    INSERT OR REPLACE INTO speech VALUES (${transcriptId}, 'silero', '[1,2]');
    DROP TRIGGER first_reading_witness_changed; DROP TRIGGER speech_witness_changed;
    UPDATE first_reading SET text = 'двa'; UPDATE speech SET edges = '[1,3]'`);
  expect(verify().differences).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ kind: 'field', subject: 'speech', field: 'edges' }),
      expect.objectContaining({ kind: 'field', subject: 'first_reading', field: 'text' }),
    ]),
  );
});
