import type { Database } from 'better-sqlite3';
import type { Paragraph } from '#shared/segment.ts';
import { transcriptSql } from './segment-ids.ts';

export interface ParagraphRow {
  readonly startMs: number;
  readonly endMs: number;
  readonly speakerId: number | null;
  /** Of its text, in UTF-16 units or about. */
  readonly length: number;
  /** The last letters of its text. */
  readonly ending: string;
}

/** Where no one is named yet, whoever pauses for so long may have finished: a turn too many costs one key, one too few several. */
const turnPauseMs = 800;
/** A paragraph is long enough for this at the end of a sentence, and then without one. */
const longLetters = 600;
const longestLetters = 1500;
/** Someone who continues after such a pause begins something new. */
const newThoughtMs = 2500;
const someLetters = 200;

const endsSentence = /[.!?…。？！]["»”')\]]*$/u;
const endsQuestion = /[?？]["»”')\]]*$/u;

/**
 * Turns and their paragraphs, of rows in the order of a transcript. A turn ends where the speaker changes; where no one is
 * named yet, at a long pause and on both sides of a question. What no one has is cut at the same places whoever has the
 * rest, so that giving one turn away moves no other.
 */
export function paragraphsOf(rows: Iterable<ParagraphRow>): readonly Paragraph[] {
  const found: { first: number; startMs: number; endMs: number; speakerId: number | null; isTurn: boolean }[] = [];
  let previous: ParagraphRow | null = null;
  let index = 0;
  const supposed = createLetters();
  const named = createLetters();
  for (const row of rows) {
    const isSupposedTurn = previous === null || beginsSupposedTurn(previous, row);
    const isSupposed = isSupposedTurn || supposed.beginsParagraph(previous, row);
    const isOther = previous === null || previous.speakerId !== row.speakerId;
    const isNamed = isOther || named.beginsParagraph(previous, row);
    supposed.add(row, isSupposed);
    named.add(row, isNamed);
    const begins = row.speakerId === null ? isOther || isSupposed : isNamed;
    const open = found.at(-1);
    if (open === undefined || begins) {
      const { startMs, endMs, speakerId } = row;
      found.push({
        first: index,
        startMs,
        endMs,
        speakerId,
        isTurn: isOther || (speakerId === null && isSupposedTurn),
      });
    } else open.endMs = Math.max(open.endMs, row.endMs);
    previous = row;
    index += 1;
  }
  return found;
}

function beginsSupposedTurn(previous: ParagraphRow, row: ParagraphRow): boolean {
  const isAsked = endsQuestion.test(row.ending);
  return row.startMs - previous.endMs >= turnPauseMs || isAsked !== endsQuestion.test(previous.ending);
}

/** How much of a paragraph there is. */
function createLetters() {
  let letters = 0;
  return {
    add(row: ParagraphRow, isFirst: boolean) {
      letters = (isFirst ? 0 : letters) + row.length;
    },
    beginsParagraph(previous: ParagraphRow | null, row: ParagraphRow): boolean {
      if (previous === null || letters >= longestLetters) return true;
      if (!endsSentence.test(previous.ending)) return false;
      return letters >= longLetters || (letters >= someLetters && row.startMs - previous.endMs >= newThoughtMs);
    },
  };
}

/** Reads no words and no more of a text than its end. */
export function createParagraphs(database: Database): (transcriptId: number) => readonly Paragraph[] {
  const select = database.prepare<[number], ParagraphRow>(
    `SELECT start_ms AS startMs, end_ms AS endMs, speaker_id AS speakerId, length(text) AS length,
       substr(text, -4) AS ending
     FROM segment WHERE ${transcriptSql()} = ? ORDER BY start_ms, id`,
  );
  return (transcriptId) => paragraphsOf(select.iterate(transcriptId));
}
