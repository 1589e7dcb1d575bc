import type { Segment, Word } from '#shared/segment.ts';
import { oneLine } from './plain-text.ts';

/** A subtitle: at most two lines, end after start, never overlapping the next. */
export interface Cue {
  readonly startMs: number;
  readonly endMs: number;
  readonly speaker: string | null;
  readonly lines: readonly string[];
}

/** Line lengths of the streaming services' style guides: 42 characters, 39 in Russian; at most 7 s on screen. */
const lineLength = { ru: 39, other: 42 };
const longestCueMs = 7000;
const shortestCueMs = 1;

interface Piece {
  readonly startMs: number;
  readonly endMs: number;
  readonly words: readonly string[];
}

/** Cuts segments into cues at sentence ends, commas and pauses, on the times of their words. */
export function cuesOf(segments: readonly Segment[], language: string | null): readonly Cue[] {
  const limit = language === 'ru' ? lineLength.ru : lineLength.other;
  const cues: Cue[] = [];
  for (const segment of segments) {
    for (const piece of divide(timedWords(segment), limit)) {
      const lines = toLines(piece.words, limit);
      cues.push({ startMs: piece.startMs, endMs: piece.endMs, speaker: segment.speaker, lines });
    }
  }
  return withoutOverlap(cues.filter((cue) => cue.lines.length > 0));
}

/** Words with times: as recognised; after an edit, spread evenly over the segment by their length. */
function timedWords(segment: Segment): readonly Word[] {
  const texts = oneLine(segment.text)
    .split(' ')
    .filter((text) => text !== '');
  const recognised = segment.words;
  if (recognised.length === texts.length && texts.every((text, i) => text === recognised[i]?.text)) return recognised;
  const total = texts.reduce((sum, text) => sum + text.length + 1, 0);
  const span = segment.endMs - segment.startMs;
  let before = 0;
  return texts.map((text) => {
    const startMs = segment.startMs + Math.round((span * before) / total);
    before += text.length + 1;
    return { text, startMs, endMs: segment.startMs + Math.round((span * before) / total), probability: 1 };
  });
}

function divide(words: readonly Word[], limit: number): readonly Piece[] {
  const first = words[0];
  const last = words.at(-1);
  if (first === undefined || last === undefined) return [];
  const texts = words.map((word) => word.text);
  const isShort = last.endMs - first.startMs <= longestCueMs;
  const fits = isShort && toLines(texts, limit).every((line) => line.length <= limit);
  if (fits || words.length === 1) return [{ startMs: first.startMs, endMs: last.endMs, words: texts }];
  const cut = bestCut(words);
  return [...divide(words.slice(0, cut), limit), ...divide(words.slice(cut), limit)];
}

/** The place nearest the middle that is best to stop at: after a sentence, then a comma, then a long pause. */
function bestCut(words: readonly Word[]): number {
  let best = { cut: 1, score: Number.NEGATIVE_INFINITY };
  for (let cut = 1; cut < words.length; cut += 1) {
    const [before, after] = [words[cut - 1], words[cut]];
    if (before === undefined || after === undefined) continue;
    const stop = /[.!?…]["»”)]*$/u.test(before.text) ? 0.4 : /[,;:—–]$/u.test(before.text) ? 0.25 : 0;
    const pause = Math.min(0.2, Math.max(0, after.startMs - before.endMs) / 2500);
    const score = stop + pause - Math.abs(cut / words.length - 0.5);
    if (score > best.score) best = { cut, score };
  }
  return best.cut;
}

/** One line if it fits, else two of about the same length; a single word longer than a line stays whole. */
function toLines(words: readonly string[], limit: number): readonly string[] {
  const text = words.join(' ');
  if (text === '') return [];
  if (text.length <= limit || words.length === 1) return [text];
  const halves = words.slice(1).map((_, i) => [words.slice(0, i + 1).join(' '), words.slice(i + 1).join(' ')] as const);
  const longer = (lines: readonly [string, string]) => Math.max(lines[0].length, lines[1].length);
  return halves.reduce((best, lines) => (longer(lines) < longer(best) ? lines : best));
}

function withoutOverlap(cues: readonly Cue[]): readonly Cue[] {
  return cues.map((cue, i) => {
    const nextStartMs = cues[i + 1]?.startMs ?? Number.POSITIVE_INFINITY;
    const endMs = Math.min(cue.endMs, Math.max(nextStartMs, cue.startMs + shortestCueMs));
    return {
      ...cue,
      endMs: Math.max(endMs, cue.startMs + shortestCueMs),
      lines: cue.lines.filter((line) => line !== ''),
    };
  });
}
