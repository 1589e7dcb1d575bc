import { formatTimecode } from '#shared/text/timecode.ts';
import { cuesOf } from '#services/cues/cues.ts';
import { joinCues, type CueStart, type CueText } from './join-cues.ts';
import type { TextFormat } from './text-format.ts';
import type { TranscriptDocument } from './transcript-document.ts';

/** SubRip: cues numbered from 1, comma in the times, CRLF line ends; `-->` inside a text becomes an arrow. */
export function toSrt(document: TranscriptDocument): string {
  return cuesIn(document, { firstNumber: 1, offsetMs: 0 }).text;
}

function cuesIn(document: TranscriptDocument, { firstNumber, offsetMs }: CueStart): CueText {
  const cues = cuesOf(document.segments, document.language, { withNames: true }).map((cue, index) => {
    const times = `${formatTimecode(offsetMs + cue.startMs, ',')} --> ${formatTimecode(offsetMs + cue.endMs, ',')}`;
    const lines = cue.lines.map((line) => line.replaceAll('-->', '→'));
    return `${firstNumber + index}\r\n${times}\r\n${lines.join('\r\n')}\r\n`;
  });
  return { text: cues.join('\r\n'), count: cues.length };
}

export const srt: TextFormat = {
  render: toSrt,
  join: () => joinCues({ cues: cuesIn, beginning: '', gapAfterBeginning: '', gap: '\r\n' }),
};
