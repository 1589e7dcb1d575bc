/**
 * The unit of the index: a window of 8 segments and the first 7 words after them, so that a phrase over any border is
 * in one window. Row ids descend with time inside a recording and ascend with recordings: read backwards they give the
 * newest recording first and its passages in the order of time, without sorting.
 */
import type { Database } from 'better-sqlite3';
import { tokenize, type Token } from './tokens.ts';

export const segmentsPerWindow = 8;
export const tailWords = 7;
/** As in the library: segment id = transcript id * 2^20 + position. */
const segmentsPerTranscript = 2 ** 20;
export const windowsPerTranscript = segmentsPerTranscript / segmentsPerWindow;

/** One window of one transcript, wherever it is found. */
export interface WindowPlace {
  readonly recordingId: number;
  readonly window: number;
}

export function rowIdOf({ recordingId, window }: WindowPlace): number {
  return recordingId * windowsPerTranscript + (windowsPerTranscript - 1 - window);
}

export function placeOf(rowId: number): WindowPlace {
  return {
    recordingId: Math.floor(rowId / windowsPerTranscript),
    window: windowsPerTranscript - 1 - (rowId % windowsPerTranscript),
  };
}

export interface SegmentTokens {
  readonly segmentId: number;
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly speakerId: number | null;
  /** In thousandths. */
  readonly confidence: number | null;
}

type SegmentColumns = [id: number, text: string, speakerId: number | null, confidence: number | null];

export interface Passage {
  readonly own: readonly SegmentTokens[];
  /** What follows, from the next window: at least as many words as asked for, if they are there. */
  readonly following: readonly SegmentTokens[];
}

/** Its words are split when they are asked for: a filter often does without. */
class ReadSegment implements SegmentTokens {
  readonly segmentId: number;
  readonly text: string;
  readonly speakerId: number | null;
  readonly confidence: number | null;
  #tokens: readonly Token[] | null = null;

  constructor([segmentId, text, speakerId, confidence]: SegmentColumns) {
    this.segmentId = segmentId;
    this.text = text;
    this.speakerId = speakerId;
    this.confidence = confidence;
  }

  get tokens(): readonly Token[] {
    return (this.#tokens ??= tokenize(this.text));
  }
}

/** Reads windows of text from the library. */
export function createPassageReader(database: Database) {
  const select = database
    .prepare<[number, number]>(
      'SELECT id, text, speaker_id, confidence FROM main.segment WHERE id >= ? AND id < ? ORDER BY id',
    )
    .raw() as unknown as { all(from: number, to: number): SegmentColumns[] };
  const readSegments = (from: number, to: number): SegmentTokens[] =>
    select.all(from, to).map((columns) => new ReadSegment(columns));

  return (transcriptId: number, window: number, wordsAfter: number): Passage => {
    const firstId = transcriptId * segmentsPerTranscript + window * segmentsPerWindow;
    const nextId = firstId + segmentsPerWindow;
    const endId = Math.min(nextId + segmentsPerWindow, (transcriptId + 1) * segmentsPerTranscript);
    const following: SegmentTokens[] = [];
    // Nearly always the first one has words enough.
    for (let id = nextId, words = 0; id < endId && words < wordsAfter; id += 1) {
      const [segment] = readSegments(id, id + 1);
      if (segment === undefined) break;
      following.push(segment);
      words += segment.tokens.length;
    }
    return { own: readSegments(firstId, nextId), following };
  };
}

/** The words of a passage as they are indexed. */
export function indexedTokens({ own, following }: Passage): readonly Token[] {
  const tail = following.flatMap(({ tokens }) => tokens).slice(0, tailWords);
  return [...own.flatMap(({ tokens }) => tokens), ...tail];
}
