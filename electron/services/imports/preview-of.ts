import type { ImportPreview } from '#shared/contract/imports.ts';
import type { ImportedText } from '#shared/files/imported-text.ts';
import { tableHead } from './tables/table.ts';

const shownSegments = 50;
const shownSpeakers = 20;
const tables: ReadonlySet<string> = new Set(['csv', 'tsv', 'xlsx']);

/** What a person sees of a file before it is imported. */
export function previewOf(read: ImportedText, name: string, bytes: Uint8Array): ImportPreview {
  const { segments, unread, ...rest } = read;
  const extension = /\.([^.]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const speakers = [...new Set(segments.map(({ speaker }) => speaker))].filter((speaker) => speaker !== null);
  return {
    ...rest,
    unread: unread.slice(0, 200),
    segmentCount: segments.length,
    speakers: speakers.slice(0, shownSpeakers),
    segments: segments
      .slice(0, shownSegments)
      .map(({ startMs, endMs, speaker, text }) => ({ startMs, endMs, speaker, text })),
    rows: tables.has(rest.format) ? tableHead({ extension, bytes, text: Buffer.from(bytes).toString('utf8') }) : [],
  };
}
