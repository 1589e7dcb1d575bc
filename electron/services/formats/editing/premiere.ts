import type { ExportWriter } from '../export-format.ts';
import type { TranscriptDocument } from '../transcript-document.ts';
import { frameAt, frameRateOf, timecodeOf } from './frames.ts';
import { markersOf } from './markers.ts';

const header = ['Marker Name', 'Description', 'In', 'Out', 'Duration', 'Marker Type'];

/** Markers for Premiere: tabs in spite of the ending, UTF-16 with its mark. */
export const premiere: ExportWriter = {
  render: (document, options) =>
    Buffer.from(`\uFEFF${text(document, options.frameRate, options.timelineStartMs)}`, 'utf16le'),
  preview: (document, options) => text(document, options.frameRate, options.timelineStartMs),
};

function text(document: TranscriptDocument, frameRate: number, timelineStartMs: number): string {
  const rate = frameRateOf(frameRate);
  const offset = frameAt(timelineStartMs, rate);
  const rows = markersOf(document).map(({ startMs, endMs, name, comment }) => {
    const [from, to] = [frameAt(startMs, rate), Math.max(frameAt(endMs, rate), frameAt(startMs, rate))];
    return [
      safe(comment === '' ? name : comment),
      safe(comment === '' ? '' : name),
      timecodeOf(offset + from, rate),
      timecodeOf(offset + to, rate),
      timecodeOf(to - from, rate),
      'Comment',
    ];
  });
  return [header, ...rows].map((row) => `${row.join('\t')}\r\n`).join('');
}

/** It may be opened in a spreadsheet too. */
function safe(cell: string): string {
  return /^[=+\-@]/.test(cell) ? `'${cell}` : cell;
}
