import type { Note } from '#shared/edits/note.ts';
import { formatClock } from '#shared/text/timecode.ts';
import { oneLine } from '#services/text-files/one-line.ts';
import type { ExportWriter } from '../export-format.ts';
import type { TranscriptDocument } from '../transcript-document.ts';

/**
 * One line per segment; with times as `[1:02:03] `, which reads well and sorts. Notes stand in lines of their own below
 * the segment in which they begin, as `  * 1:02:03 text #tag`.
 */
export function toTxt(document: TranscriptDocument, options: { readonly withTimes: boolean }): string {
  const { segments, notes } = document;
  let nextNote = 0;
  const notesBefore = (untilMs: number): string => {
    const lines: string[] = [];
    for (let note = notes[nextNote]; note !== undefined && note.startMs < untilMs; note = notes[nextNote]) {
      lines.push(noteLine(note));
      nextNote += 1;
    }
    return lines.join('');
  };
  return segments
    .map((segment, nth) => {
      const time = options.withTimes ? `[${formatClock(segment.startMs)}] ` : '';
      const speaker = segment.speaker === null ? '' : `${oneLine(segment.speaker)}: `;
      const untilMs = segments[nth + 1]?.startMs ?? Number.POSITIVE_INFINITY;
      return `${time}${speaker}${oneLine(segment.text)}\n${notesBefore(untilMs)}`;
    })
    .join('');
}

function noteLine({ startMs, text, tags }: Note): string {
  const parts = [formatClock(startMs), oneLine(text), ...tags.map((tag) => `#${oneLine(tag)}`)];
  return `  * ${parts.filter((part) => part !== '').join(' ')}\n`;
}

/** Several have the name above each transcript and an empty line between. */
export const txt: ExportWriter = {
  render: toTxt,
  join(options) {
    let count = 0;
    return {
      add(document, heading) {
        count += 1;
        return `${count > 1 ? '\n' : ''}==> ${oneLine(heading)} <==\n${toTxt(document, options)}`;
      },
      end: () => '',
    };
  },
};
