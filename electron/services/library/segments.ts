import { AppFailure } from '#shared/failure.ts';
import type { SegmentStore } from './library.ts';
import { hashSegment } from './segment-hash.ts';
import { editedFlag, idsPerTranscript, segmentOf, selectSegment, type SegmentRow } from './segment-row.ts';
import type { StoreParts } from './store-parts.ts';
import { packInFull } from './word-blob.ts';

export interface SegmentParts extends StoreParts {
  readonly path: string;
  /** Who edits, for the journal. */
  readonly who: string;
}

/** Positions in a transcript are dense, 0 … count - 1: segments are never deleted, so an offset is a row id. */
export function createSegments(parts: SegmentParts): SegmentStore {
  const { database, path } = parts;
  const selectPage = database.prepare<[number, number, number], SegmentRow>(
    `${selectSegment} WHERE segment.id >= ? AND segment.id < ? ORDER BY segment.id LIMIT ?`,
  );
  const selectStart = database
    .prepare<[number], number>('SELECT start_ms FROM segment WHERE id = ?')
    .pluck() as unknown as { get(id: number): number | undefined };
  const selectCount = database.prepare<[number], { segment_count: number }>(
    'SELECT segment_count FROM transcript WHERE id = ?',
  );
  const countOf = (transcriptId: number): number => {
    const row = selectCount.get(transcriptId);
    if (row === undefined) throw new AppFailure('not-found', { what: 'transcript' });
    return row.segment_count;
  };
  const pageOf = (transcriptId: number, offset: number, limit: number) => {
    const firstId = transcriptId * idsPerTranscript;
    return selectPage.all(firstId + offset, firstId + idsPerTranscript, limit).map((row) => segmentOf(row, path));
  };
  return {
    list(transcriptId, { offset, limit }) {
      const total = countOf(transcriptId);
      return { rows: offset >= total ? [] : pageOf(transcriptId, offset, limit), total };
    },
    indexAt(transcriptId, atMs) {
      let [low, high] = [0, countOf(transcriptId) - 1];
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        const startMs = selectStart.get(transcriptId * idsPerTranscript + middle) ?? Infinity;
        if (startMs <= atMs) low = middle;
        else high = middle - 1;
      }
      return low;
    },
    editText: createEditText(parts),
    iterate: (transcriptId) => iterate(countOf(transcriptId), (offset) => pageOf(transcriptId, offset, 500)),
  };
}

/** Page by page: a statement left open would block every write until the reader is done. */
function* iterate<T>(total: number, page: (offset: number) => readonly T[]): Generator<T, undefined> {
  for (let offset = 0; offset < total;) {
    const rows = page(offset);
    if (rows.length === 0) return;
    yield* rows;
    offset += rows.length;
  }
}

function createEditText({ database, writer, now, path, who }: SegmentParts): SegmentStore['editText'] {
  const selectOne = database.prepare<[number], SegmentRow>(`${selectSegment} WHERE segment.id = ?`);
  const update = database.prepare<[string, number, Uint8Array | null, Uint8Array, number]>(
    'UPDATE segment SET text = ?, flags = ?, word_texts = ?, hash = ? WHERE id = ?',
  );
  const append = database.prepare<[number, number, string, string, string]>(
    `INSERT INTO edit (segment_id, at_ms, who, op, before, after) VALUES (?, ?, ?, 'text', ?, ?)`,
  );
  return (segmentId, newText) =>
    writer.write(() => {
      const row = selectOne.get(segmentId);
      if (row === undefined) throw new AppFailure('not-found', { what: 'segment' });
      const transcriptId = Math.floor(segmentId / idsPerTranscript);
      const before = segmentOf(row, path);
      const text = newText.trim();
      if (text === row.text) return { transcriptId, segment: before };
      // From now on the words cannot be read off the text.
      const wordTexts = before.isEdited ? row.word_texts : packInFull(before.words);
      const edited = { ...row, text, flags: row.flags | editedFlag, word_texts: wordTexts };
      const hash = hashSegment(edited);
      append.run(segmentId, now(), who, row.text, text);
      update.run(text, edited.flags, wordTexts, hash, segmentId);
      return { transcriptId, segment: segmentOf({ ...edited, hash }, path) };
    });
}
