import type { ImportPreview } from '#shared/contract/imports.ts';
import type { ImportedSegment, ImportedText } from '#shared/files/imported-text.ts';

const shownSegments = 50;
const shownSpeakers = 20;
const shownLines = 200;

/** What a person sees of files before they are imported as one text; the facts are those of the first. */
export function previewOf(read: readonly ImportedText[], segments: readonly ImportedSegment[]): ImportPreview {
  const [first] = read;
  if (first === undefined) throw new RangeError('no file to preview');
  const speakers = [...new Set(segments.map(({ speaker }) => speaker))].filter((speaker) => speaker !== null);
  const unread = read.flatMap((one) => one.unread);
  const { format, encoding, language, wordTimes } = first;
  return {
    format,
    encoding,
    language,
    wordTimes,
    hasTimes: read.every(({ hasTimes }) => hasTimes),
    unread: unread.slice(0, shownLines),
    unreadCount: unread.length,
    segmentCount: segments.length,
    speakers: speakers.slice(0, shownSpeakers),
    segments: segments
      .slice(0, shownSegments)
      .map(({ startMs, endMs, speaker, text }) => ({ startMs, endMs, speaker, text })),
  };
}
