import { formatTimecode } from '#shared/text/timecode.ts';
import type { ExportWriter, WriteOptions } from '../export-format.ts';
import type { TranscriptDocument } from '../transcript-document.ts';
import { cuesFor, usualOptions } from '../write-options.ts';
import { joinCues, type CueStart, type CueText } from './join-cues.ts';
import { wordByWord, type TimedLines } from './word-by-word.ts';

/**
 * SubRip: cues numbered from 1, comma in the times, CRLF line ends; `-->` inside a text becomes an arrow. With times of
 * words each cue comes once a word, the word that is said underlined, as karaoke players show it.
 */
export function toSrt(document: TranscriptDocument, options: WriteOptions = usualOptions): string {
  return cuesIn(options)(document, { firstNumber: 1, offsetMs: 0 }).text;
}

const cuesIn =
  (options: WriteOptions) =>
  (document: TranscriptDocument, { firstNumber, offsetMs }: CueStart): CueText => {
    const shown = cuesFor(document, options, true);
    const cues = options.withWordTimes ? shown.flatMap((cue) => wordByWord(cue)) : shown;
    const text = cues.map((cue, index) => cueText(cue, firstNumber + index, offsetMs)).join('\r\n');
    return { text, count: cues.length };
  };

function cueText(cue: TimedLines, number: number, offsetMs: number): string {
  const times = `${formatTimecode(offsetMs + cue.startMs, ',')} --> ${formatTimecode(offsetMs + cue.endMs, ',')}`;
  const lines = cue.lines.map((line) => line.replaceAll('-->', '→'));
  return `${number}\r\n${times}\r\n${lines.join('\r\n')}\r\n`;
}

export const srt: ExportWriter = {
  hasNamesInLines: true,
  render: toSrt,
  join: (options) => joinCues({ cues: cuesIn(options), beginning: '', gapAfterBeginning: '', gap: '\r\n' }),
};
