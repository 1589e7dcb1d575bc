import { AppFailure } from '#shared/failure.ts';
import type { SegmentStore } from './library.ts';
import { editedFlag } from './segment-flags.ts';
import { hashSegment } from './segment-hash.ts';
import { idsPerTranscript, segmentOf, selectSegment, type SegmentRow } from './segment-row.ts';
import type { SegmentParts } from './segments.ts';
import { packInFull, packWordTexts } from './word-blob.ts';

/** What the journal notes beside the texts. */
export interface EditNote {
  /** The entry that this one takes back (or brings back, if that one took something back). */
  readonly undoOf?: number;
  /** Entries of one visit to a field are one step to undo. */
  readonly session?: string | undefined;
}

export type WriteText = (segmentId: number, text: string, note?: EditNote) => ReturnType<SegmentStore['editText']>;

/** Changes a segment's text with its entry in the journal, within the caller's transaction. */
export function prepareWriteText({ database, now, path, who }: SegmentParts): WriteText {
  const selectOne = database.prepare<[number], SegmentRow>(`${selectSegment} WHERE segment.id = ?`);
  const selectFirst = database.prepare<[number], { before: string }>(
    `SELECT before FROM edit WHERE segment_id = ? AND op = 'text' ORDER BY id LIMIT 1`,
  );
  const update = database.prepare<[string, number, Uint8Array | null, Uint8Array, number]>(
    'UPDATE segment SET text = ?, flags = ?, word_texts = ?, hash = ? WHERE id = ?',
  );
  const append = database.prepare(
    `INSERT INTO edit (segment_id, at_ms, who, op, before, after, undo_of, session)
     VALUES (?, ?, ?, 'text', ?, ?, ?, ?)`,
  );
  return (segmentId, newText, { undoOf, session } = {}) => {
    const row = selectOne.get(segmentId);
    if (row === undefined) throw new AppFailure('not-found', { what: 'segment' });
    const transcriptId = Math.floor(segmentId / idsPerTranscript);
    const before = segmentOf(row, path);
    const text = newText.trim();
    if (text === row.text && undoOf === undefined) return { transcriptId, segment: before };
    // Undone to the last step it is as it was recognised: no longer edited.
    const isRecognised = undoOf !== undefined && before.isEdited && selectFirst.get(segmentId)?.before === text;
    // Otherwise the words cannot be read off the text from now on.
    const inFull = before.isEdited ? row.word_texts : packInFull(before.words);
    const wordTexts = isRecognised ? packWordTexts(before.words, text) : inFull;
    const flags = isRecognised ? row.flags & ~editedFlag : row.flags | editedFlag;
    const edited = { ...row, text, flags, word_texts: wordTexts };
    const hash = hashSegment(edited);
    append.run(segmentId, now(), who, row.text, text, undoOf ?? null, session ?? null);
    update.run(text, flags, wordTexts, hash, segmentId);
    return { transcriptId, segment: segmentOf({ ...edited, hash }, path) };
  };
}
