import { formatTimecode } from '#shared/text/timecode.ts';
import type { Cue, CueTurn, CueWord } from '#services/cues/cue.ts';
import { oneLine } from '#services/text-files/one-line.ts';
import type { ExportWriter, WriteOptions } from '../export-format.ts';
import type { TranscriptDocument } from '../transcript-document.ts';
import { cuesFor, usualOptions } from '../write-options.ts';
import { joinCues, type CueStart, type CueText } from './join-cues.ts';

/**
 * WebVTT: dot in the times, `<v Name>` for speakers; `&`, `<` and `>` are escaped, so no text can be markup or an arrow.
 * With times of words each one but the first has its own, strictly rising and inside the cue.
 */
export function toVtt(document: TranscriptDocument, options: WriteOptions = usualOptions): string {
  const { text, count } = cuesIn(options)(document, { firstNumber: 1, offsetMs: 0 });
  return count === 0 ? 'WEBVTT\n' : `WEBVTT\n\n${text}`;
}

/** Without the line that a file begins with. */
const cuesIn =
  (options: WriteOptions) =>
  (document: TranscriptDocument, { firstNumber, offsetMs }: CueStart): CueText => {
    const cues = cuesFor(document, options).map((cue, index) => {
      const times = `${formatTimecode(offsetMs + cue.startMs, '.')} --> ${formatTimecode(offsetMs + cue.endMs, '.')}`;
      const lines = options.withWordTimes ? timedLines(cue, offsetMs) : plainLines(cue);
      return `${firstNumber + index}\n${times}\n${lines.join('\n')}\n`;
    });
    return { text: cues.join('\n'), count: cues.length };
  };

function plainLines({ lines, turns }: Cue): readonly string[] {
  if (turns.length > 1) return lines.map((line, nth) => `${voiceOf(turns[nth])}${escaped(line)}`);
  return lines.map((line, nth) => `${nth === 0 ? voiceOf(turns[0]) : ''}${escaped(line)}`);
}

function timedLines(cue: Cue, offsetMs: number): readonly string[] {
  let lastMs = cue.startMs;
  const wordOf = (word: CueWord, nth: number) => {
    const space = nth > 0 && word.hasSpace ? ' ' : '';
    if (word.startMs <= lastMs || word.startMs >= cue.endMs) return `${space}${escaped(word.text)}`;
    lastMs = word.startMs;
    return `${space}<${formatTimecode(offsetMs + word.startMs, '.')}><c>${escaped(word.text)}</c>`;
  };
  return cue.turns.flatMap((turn) =>
    turn.lines.map((line, nth) => {
      const begin = `${nth === 0 ? voiceOf(turn) : ''}${cue.turns.length > 1 ? '-' : ''}`;
      return `${begin}${line.map(wordOf).join('')}`;
    }),
  );
}

function voiceOf(turn: CueTurn | undefined): string {
  const name = oneLine(turn?.speaker ?? '');
  return name === '' ? '' : `<v ${escaped(name)}>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export const vtt: ExportWriter = {
  render: toVtt,
  join: (options) => joinCues({ cues: cuesIn(options), beginning: 'WEBVTT\n', gapAfterBeginning: '\n', gap: '\n' }),
};
