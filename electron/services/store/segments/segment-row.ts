import { AppFailure } from '#shared/failure.ts';
import { keepTiming, tokensOf } from '#shared/text/keep-timing.ts';
import type { Segment, Word } from '#shared/segment.ts';
import { hashSegment, type HashedSegment } from './segment-hash.ts';
import { editedFlag, packFlags, unpackFlags } from './segment-flags.ts';
import { packWords, packWordTexts, unpackWords } from './word-blob.ts';
import type { NewSegment } from '../records.ts';
import { transcriptOf } from './segment-ids.ts';

/** Every column but the id, the hash and what follows from the neighbours: what the journal keeps of a segment. */
export const segmentColumns = [
  'start_ms',
  'end_ms',
  'speaker_id',
  'flags',
  'confidence',
  'text',
  'words',
  'word_texts',
] as const satisfies readonly (keyof HashedSegment)[];

const inserted = ['id', ...segmentColumns, 'hash'];
/** Takes a row by its column names. */
export const insertSegment = `INSERT INTO segment (${inserted.join(', ')})
  VALUES (${inserted.map((column) => `:${column}`).join(', ')})`;

export interface SegmentRow extends HashedSegment {
  readonly speaker: string | null;
  readonly hash: Uint8Array;
  /** See `segment-order.ts`. */
  readonly passage?: number | null;
}

export const selectSegment = `SELECT segment.*, speaker.name AS speaker
  FROM segment LEFT JOIN speaker ON speaker.id = segment.speaker_id`;

/** Damage is never shown as truth: a row that does not fit its hash throws `library-damaged`. */
export function segmentOf(row: SegmentRow, path: string): Segment {
  if (!hashSegment(row).equals(row.hash)) {
    throw new AppFailure('library-damaged', { path, detail: `segment ${row.id}` });
  }
  return {
    id: row.id,
    transcriptId: transcriptOf(row.id),
    startMs: row.start_ms,
    endMs: row.end_ms,
    speaker: row.speaker,
    speakerId: row.speaker_id,
    text: row.text,
    confidence: row.confidence === null ? null : row.confidence / 1000,
    words: wordsOf(row),
    ...unpackFlags(row.flags),
  };
}

/** The words of a row; where an edit of an earlier version left those of another text, they are put right. */
export function wordsOf(row: Omit<HashedSegment, 'id'>): Word[] {
  const span = { startMs: row.start_ms, endMs: row.end_ms, text: row.text };
  const words = unpackWords(row.words, row.word_texts, span);
  if ((row.flags & editedFlag) === 0) return words;
  const tokens = tokensOf(row.text);
  const isOfText = tokens.length === words.length && tokens.every(({ text }, nth) => text === words[nth]?.text);
  return isOfText ? words : keepTiming({ ...span, words }, row.text);
}

/** The row of a segment as it was recognised. */
export function recognisedRow(
  id: number,
  segment: NewSegment,
  speakerId: number | null = null,
): Omit<SegmentRow, 'speaker'> {
  const startMs = Math.round(segment.startMs);
  const endMs = Math.max(startMs, Math.round(segment.endMs));
  const fields = {
    id,
    start_ms: startMs,
    end_ms: endMs,
    speaker_id: speakerId,
    flags: flagsOf(segment),
    confidence: meanProbability(segment.words),
    text: segment.text,
    words: packWords(segment.words, { startMs, endMs }),
    word_texts: packWordTexts(segment.words, segment.text),
  };
  return { ...fields, hash: hashSegment(fields) };
}

function flagsOf({ marks = [], firstReading = null, language = null }: NewSegment): number {
  return packFlags({ isEdited: false, marks, hasFirstReading: firstReading !== null, language });
}

/** In thousandths; null without words. */
function meanProbability(words: Segment['words']): number | null {
  if (words.length === 0) return null;
  const sum = words.reduce((total, word) => total + word.probability, 0);
  return Math.round((sum / words.length) * 1000);
}
