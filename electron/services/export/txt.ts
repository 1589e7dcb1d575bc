import { formatClock } from '#shared/timecode.ts';
import { oneLine } from './plain-text.ts';
import type { TranscriptDocument } from './transcript-document.ts';

/** One line per segment; with times as `[1:02:03] `, which reads well and sorts. */
export function toTxt(document: TranscriptDocument, options: { readonly withTimes: boolean }): string {
  return document.segments
    .map((segment) => {
      const time = options.withTimes ? `[${formatClock(segment.startMs)}] ` : '';
      const speaker = segment.speaker === null ? '' : `${oneLine(segment.speaker)}: `;
      return `${time}${speaker}${oneLine(segment.text)}\n`;
    })
    .join('');
}
