import { AppFailure } from '#shared/failure.ts';
import type { SegmentStore } from './library.ts';
import { prepareWriteText } from './edit-text.ts';
import { createFirstReadings } from './first-readings.ts';
import { idsPerTranscript, segmentOf, selectSegment, type SegmentRow } from './segment-row.ts';
import type { StoreParts } from './store-parts.ts';
import { undoStacks, type JournalEntry } from './undo-stack.ts';

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
  const readings = createFirstReadings(database);
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
    firstReading: (segmentId) => readings.get(segmentId),
    ...createEdits(parts),
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

function createEdits(parts: SegmentParts): Pick<SegmentStore, 'editText' | 'undo' | 'redo'> {
  const { database, writer } = parts;
  const write = prepareWriteText(parts);
  const selectEntries = database.prepare<[number, number], JournalEntry>(
    `SELECT id, segment_id AS segmentId, before, after, undo_of AS undoOf, session FROM edit
     WHERE segment_id >= ? AND segment_id < ? AND op = 'text' ORDER BY id`,
  );
  const takeBack = (transcriptId: number, which: 'undo' | 'redo') =>
    writer.write(() => {
      const firstId = transcriptId * idsPerTranscript;
      const step = undoStacks(selectEntries.all(firstId, firstId + idsPerTranscript))[which].at(-1);
      return step === undefined ? null : write(step.segmentId, step.before, { undoOf: step.lastId }).segment;
    });
  return {
    editText: (segmentId, text, session) => writer.write(() => write(segmentId, text, { session })),
    undo: (transcriptId) => takeBack(transcriptId, 'undo'),
    redo: (transcriptId) => takeBack(transcriptId, 'redo'),
  };
}
