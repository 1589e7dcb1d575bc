import type { Segment } from '#shared/segment.ts';
import { AppFailure } from '#shared/failure.ts';
import { hashSegment, type HashedSegment } from './segment-hash.ts';
import { packFlags, unpackFlags } from './segment-flags.ts';
import { packWords, packWordTexts, unpackWords } from './word-blob.ts';
import type { NewSegment } from './library.ts';

/** Ids of a transcript's segments: `transcriptId * idsPerTranscript + position`. */
export const idsPerTranscript = 2 ** 20;

export interface SegmentRow extends HashedSegment {
  readonly speaker: string | null;
  readonly hash: Uint8Array;
}

export const selectSegment = `SELECT segment.*, speaker.name AS speaker
  FROM segment LEFT JOIN speaker ON speaker.id = segment.speaker_id`;

/** Damage is never shown as truth: a row that does not fit its hash throws `library-damaged`. */
export function segmentOf(row: SegmentRow, path: string): Segment {
  if (!hashSegment(row).equals(row.hash)) {
    throw new AppFailure('library-damaged', { path, detail: `segment ${row.id}` });
  }
  const span = { startMs: row.start_ms, endMs: row.end_ms, text: row.text };
  return {
    id: row.id,
    startMs: row.start_ms,
    endMs: row.end_ms,
    speaker: row.speaker,
    text: row.text,
    confidence: row.confidence === null ? null : row.confidence / 1000,
    words: unpackWords(row.words, row.word_texts, span),
    ...unpackFlags(row.flags),
  };
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
