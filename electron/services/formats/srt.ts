import { formatTimecode } from '#shared/text/timecode.ts';
import { cuesOf } from './cues.ts';
import type { TranscriptDocument } from './transcript-document.ts';

/** SubRip: cues numbered from 1, comma in the times, CRLF line ends; `-->` inside a text becomes an arrow. */
export function toSrt(document: TranscriptDocument): string {
  return cuesOf(document.segments, document.language, { withNames: true })
    .map((cue, index) => {
      const times = `${formatTimecode(cue.startMs, ',')} --> ${formatTimecode(cue.endMs, ',')}`;
      const lines = cue.lines.map((line) => line.replaceAll('-->', '→'));
      return `${index + 1}\r\n${times}\r\n${lines.join('\r\n')}\r\n`;
    })
    .join('\r\n');
}
