import { formatTimecode } from '#shared/text/timecode.ts';
import { cuesOf } from './cues.ts';
import type { TranscriptDocument } from './transcript-document.ts';

/** Where cues begin that stand after those of other recordings. */
export interface CueStart {
  readonly firstNumber: number;
  readonly offsetMs: number;
}

/** SubRip: cues numbered from 1, comma in the times, CRLF line ends; `-->` inside a text becomes an arrow. */
export function toSrt(document: TranscriptDocument): string {
  return srtCues(document, { firstNumber: 1, offsetMs: 0 }).text;
}

export function srtCues(
  document: TranscriptDocument,
  { firstNumber, offsetMs }: CueStart,
): { readonly text: string; readonly count: number } {
  const cues = cuesOf(document.segments, document.language, { withNames: true }).map((cue, index) => {
    const times = `${formatTimecode(offsetMs + cue.startMs, ',')} --> ${formatTimecode(offsetMs + cue.endMs, ',')}`;
    const lines = cue.lines.map((line) => line.replaceAll('-->', '→'));
    return `${firstNumber + index}\r\n${times}\r\n${lines.join('\r\n')}\r\n`;
  });
  return { text: cues.join('\r\n'), count: cues.length };
}
