import { oneLine } from '#services/text-files/one-line.ts';
import type { TranscriptDocument } from '../transcript-document.ts';

export interface Marker {
  readonly startMs: number;
  readonly endMs: number;
  readonly name: string;
  readonly comment: string;
}

/** Notes, where there are any to show; else the segments. */
export function markersOf({ segments, notes }: TranscriptDocument): readonly Marker[] {
  if (notes.length > 0) {
    return notes.map(({ startMs, endMs, text, tags }) => ({
      startMs,
      endMs,
      name: oneLine(text),
      comment: tags.map((tag) => `#${oneLine(tag)}`).join(' '),
    }));
  }
  return segments.map(({ startMs, endMs, speaker, text }) => ({
    startMs,
    endMs,
    name: oneLine(text),
    comment: oneLine(speaker ?? ''),
  }));
}
