import { formatTimecode } from '#shared/text/timecode.ts';
import { cuesOf } from '#services/cues/cues.ts';
import { joinCues, type CueStart, type CueText } from './join-cues.ts';
import { oneLine } from '#services/text-files/one-line.ts';
import type { TextFormat } from './text-format.ts';
import type { TranscriptDocument } from './transcript-document.ts';

/** WebVTT: dot in the times, `<v Name>` for speakers; `&`, `<` and `>` are escaped, so no text can be markup or an arrow. */
export function toVtt(document: TranscriptDocument): string {
  const { text, count } = cuesIn(document, { firstNumber: 1, offsetMs: 0 });
  return count === 0 ? 'WEBVTT\n' : `WEBVTT\n\n${text}`;
}

/** Without the line that a file begins with. */
function cuesIn(document: TranscriptDocument, { firstNumber, offsetMs }: CueStart): CueText {
  const cues = cuesOf(document.segments, document.language).map((cue, index) => {
    const times = `${formatTimecode(offsetMs + cue.startMs, '.')} --> ${formatTimecode(offsetMs + cue.endMs, '.')}`;
    const voice = cue.speaker === null ? '' : `<v ${escaped(oneLine(cue.speaker))}>`;
    return `${firstNumber + index}\n${times}\n${voice}${cue.lines.map(escaped).join('\n')}\n`;
  });
  return { text: cues.join('\n'), count: cues.length };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

export const vtt: TextFormat = {
  render: toVtt,
  join: () => joinCues({ cues: cuesIn, beginning: 'WEBVTT\n', gapAfterBeginning: '\n', gap: '\n' }),
};
