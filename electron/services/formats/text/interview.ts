import { oneLine } from '#services/text-files/one-line.ts';
import { tenthsStampOf } from '../stamps.ts';
import type { TranscriptDocument } from '../transcript-document.ts';
import { turnsOf, type Turn } from '../turns.ts';

/** Below it a word is a guess. */
const doubtful = 0.3;

/**
 * Turns by the rules of Dresing and Pehl: `I:` asks and `B:` answers (`R:` in English), more of them numbered; pauses as
 * points in brackets by their seconds, guessed words with a question mark, the time at the end of each turn.
 */
export function interviewLines(document: TranscriptDocument): readonly string[] {
  const turns = turnsOf(document.segments);
  const names = shortNames(turns, document.language === 'en' ? 'R' : 'B');
  return turns.map((turn) => {
    const name = names.get(turn.speaker);
    return `${name === undefined ? '' : `${name}: `}${textOf(turn)} #${tenthsStampOf(turn.endMs, '-')}#`;
  });
}

function shortNames(turns: readonly Turn[], answers: string): ReadonlyMap<string | null, string> {
  const speakers = [...new Set(turns.map(({ speaker }) => speaker))].filter((speaker) => speaker !== null);
  return new Map(
    speakers.map((speaker, nth) => [speaker, nth === 0 ? 'I' : speakers.length === 2 ? answers : `${answers}${nth}`]),
  );
}

function textOf({ segments }: Turn): string {
  return segments
    .map((segment, nth) => {
      const before = segments[nth - 1];
      const seconds = before === undefined ? 0 : Math.round((segment.startMs - before.endMs) / 1000);
      const pause = seconds < 1 ? '' : seconds <= 3 ? `(${'.'.repeat(seconds)}) ` : `(${seconds}) `;
      return `${pause}${marked(segment.text, segment.words)}`;
    })
    .join(' ');
}

function marked(text: string, words: Turn['segments'][number]['words']): string {
  const tokens = oneLine(text).split(' ');
  if (tokens.length !== words.length) return oneLine(text);
  return tokens.map((token, nth) => ((words[nth]?.probability ?? 1) < doubtful ? `(${token}?)` : token)).join(' ');
}
