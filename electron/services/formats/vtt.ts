import { formatTimecode } from '#shared/text/timecode.ts';
import { cuesOf } from './cues.ts';
import { oneLine } from './plain-text.ts';
import type { TranscriptDocument } from './transcript-document.ts';

/** WebVTT: dot in the times, `<v Name>` for speakers; `&`, `<` and `>` are escaped, so no text can be markup or an arrow. */
export function toVtt(document: TranscriptDocument): string {
  const cues = cuesOf(document.segments, document.language).map((cue, index) => {
    const times = `${formatTimecode(cue.startMs, '.')} --> ${formatTimecode(cue.endMs, '.')}`;
    const voice = cue.speaker === null ? '' : `<v ${escaped(oneLine(cue.speaker))}>`;
    return `${index + 1}\n${times}\n${voice}${cue.lines.map(escaped).join('\n')}\n`;
  });
  return ['WEBVTT\n', ...cues].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
