import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { addTranscript, createTestLibrary, sampleSegment } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import { createSearch } from './search.ts';

const fixture = useTestLibrary();
let indexPath: string;
beforeEach(() => {
  indexPath = join(fixture.dir, 'index.db');
});

const texts = (text: string) =>
  createSearch(fixture.library)
    .query({ text, offset: 0, limit: 50 })
    .hits.map((hit) => hit.text);

describe('what changes in the library is found at once', () => {
  it('every window of text when it is committed', () => {
    const first = addTranscript(fixture.library, 'a', ['раз']);
    const { transcriptId } = fixture.library.transcripts.begin(first.recordingId);
    expect(texts('раз ')).toHaveLength(1);
    for (let window = 0; window < 5; window += 1) {
      const segments = Array.from({ length: 3 }, (_, index) =>
        sampleSegment(window * 30_000 + index * 4000, `новое${window}`),
      );
      fixture.library.transcripts.commitWindow({
        transcriptId,
        resumeMs: (window + 1) * 30_000,
        language: 'ru',
        segments,
      });
    }
    expect(texts('новое0 '), 'the finished text is current until the next is').toEqual([]);
    fixture.library.transcripts.finish(transcriptId, { durationMs: 150_000, sha256: 'x', warnings: [] });
    for (let window = 0; window < 5; window += 1) expect(texts(`новое${window} `)).toHaveLength(3);
    expect(texts('раз ')).toEqual([]);
  });

  it('an edit: the new text and not the old, also in the window before', () => {
    const { segments } = addTranscript(
      fixture.library,
      'a',
      Array.from({ length: 17 }, (_, index) => `слово${index} рядом`),
    );
    fixture.library.edits.setText(segments[8]!.id, 'замена здесь');
    expect(texts('слово8 ')).toEqual([]);
    expect(texts('замена ')).toEqual(['замена здесь']);
    expect(texts('"слово7 рядом замена здесь слово9"')).toEqual(['слово7 рядом']);
    expect(texts('"слово7 рядом слово8"')).toEqual([]);
    fixture.library.edits.setText(segments[8]!.id, '');
    expect(texts('замена ')).toEqual([]);
    expect(texts('"слово7 рядом слово9"')).toEqual(['слово7 рядом']);
  });

  it('the bin, and coming back from it', () => {
    const { recordingId } = addTranscript(fixture.library, 'a', ['слово']);
    addTranscript(fixture.library, 'b', ['слово другое']);
    fixture.library.recordings.remove([recordingId]);
    expect(texts('слово ')).toEqual(['слово другое']);
    fixture.library.recordings.restore([recordingId]);
    expect(texts('слово ')).toEqual(['слово другое', 'слово']);
  });

  it('a search that was paging sees the change', () => {
    const search = createSearch(fixture.library);
    addTranscript(fixture.library, 'a', ['слово']);
    expect(search.query({ text: 'слово ', offset: 0, limit: 5 }).total).toBe(1);
    addTranscript(fixture.library, 'b', ['слово']);
    expect(search.query({ text: 'слово ', offset: 0, limit: 5 }).total).toBe(2);
  });
});

describe('an index that is not right is rebuilt', () => {
  const many = Array.from({ length: 300 }, (_, index) => `общее слово${index}`);

  /** Through another connection, so that nothing of it is cached in ours. */
  function damage(sql: string): void {
    const other = new Database(indexPath);
    other.unsafeMode(true).exec(sql);
    other.close();
  }

  function breakIndex(change: () => void): void {
    addTranscript(fixture.library, 'a', many);
    fixture.library.close();
    change();
    fixture.reopen();
    expect(texts('слово123 ')).toEqual(['общее слово123']);
    const { segments } = addTranscript(fixture.library, 'b', ['позже']);
    expect(texts('позже ')).toHaveLength(1);
    fixture.library.edits.setText(segments[0]!.id, 'иначе');
    expect(texts('иначе ')).toHaveLength(1);
  }

  it('when it is missing', () => breakIndex(() => rmSync(indexPath)));
  it('when it is empty', () => breakIndex(() => writeFileSync(indexPath, '')));
  it('when it is no database', () => breakIndex(() => writeFileSync(indexPath, 'x'.repeat(9000))));
  it('when its head is damaged', () =>
    breakIndex(() => {
      const bytes = readFileSync(indexPath);
      bytes.fill(0xff, 100, 8192);
      writeFileSync(indexPath, bytes);
    }));
  it('when it is cut off', () =>
    breakIndex(() => writeFileSync(indexPath, readFileSync(indexPath).subarray(0, 20_000))));
  it('when it belongs to another library', () =>
    breakIndex(() => {
      const other = createTestLibrary();
      addTranscript(other.library, 'other', ['чужое слово123']);
      other.library.close();
      writeFileSync(indexPath, readFileSync(join(other.dir, 'index.db')));
      other.dispose();
    }));

  it('when it is of another version', () => {
    addTranscript(fixture.library, 'a', many);
    fixture.library.index.database.exec(`UPDATE fulltext.meta SET version = 999; DELETE FROM fulltext.indexed`);
    fixture.reopen();
    expect(texts('слово5 ')).toHaveLength(1);
    expect(fixture.library.index.database.prepare('SELECT version FROM fulltext.meta').pluck().get()).not.toBe(999);
  });

  it('when damage shows only while searching', () => {
    addTranscript(fixture.library, 'a', many);
    fixture.reopen();
    const search = createSearch(fixture.library);
    damage('UPDATE passage_data SET block = randomblob(length(block)) WHERE id > 10');
    const first = search.query({ text: 'слово123 ', offset: 0, limit: 5 });
    expect(first.hits.map((hit) => hit.text)).toEqual(['общее слово123']);
    expect(texts('общее ')).toHaveLength(50);
  });

  it('when damage shows only while text is saved, and the text is saved', () => {
    const { segments, transcriptId } = addTranscript(fixture.library, 'a', many);
    fixture.reopen();
    damage('DELETE FROM passage_data WHERE id = 10');
    fixture.library.edits.setText(segments[0]!.id, 'исправлено');
    expect(fixture.library.segments.list(transcriptId, { offset: 0, limit: 1 }).rows[0]!.text).toBe('исправлено');
    expect(texts('исправлено ')).toEqual(['исправлено']);
    expect(texts('слово299 ')).toHaveLength(1);
    expect(fixture.library.index.database.prepare('SELECT count(*) FROM edit').pluck().get()).toBe(1);
  });
});

it('an index that lags behind or runs ahead is reconciled, recording by recording', () => {
  addTranscript(fixture.library, 'a', ['первое слово']);
  const old = join(fixture.dir, 'old.db');
  fixture.library.close();
  writeFileSync(old, readFileSync(indexPath));
  fixture.reopen();
  const { segments, recordingId } = addTranscript(fixture.library, 'b', ['второе слово']);
  fixture.library.edits.setText(segments[0]!.id, 'исправленное слово');
  fixture.library.close();
  const ahead = readFileSync(indexPath);
  writeFileSync(indexPath, readFileSync(old));
  fixture.reopen();
  expect(texts('слово ')).toEqual(['исправленное слово', 'первое слово']);
  fixture.library.recordings.remove([recordingId]);
  fixture.library.close();
  writeFileSync(indexPath, ahead);
  for (const suffix of ['-wal', '-shm']) expect(existsSync(indexPath + suffix)).toBe(false);
  fixture.reopen();
  expect(texts('слово ')).toEqual(['первое слово']);
});

it('text changed by another program is found as it is', () => {
  addTranscript(fixture.library, 'a', ['первое слово']);
  const { database } = fixture.library.index;
  for (const name of ['segment', 'text']) database.exec(`DROP TRIGGER temp.note_${name}_changed`);
  const { segments } = addTranscript(fixture.library, 'b', ['второе слово']);
  fixture.library.edits.setText(segments[0]!.id, 'третье слово');
  expect(texts('третье ')).toEqual([]);
  fixture.reopen();
  expect(texts('третье ')).toEqual(['третье слово']);
});
