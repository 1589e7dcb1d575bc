import type { QueryClient } from '@tanstack/react-query';
import type { Page } from '#shared/page.ts';
import type { Recording } from '#shared/recording.ts';
import type { Segment } from '#shared/segment.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import type { View } from './view.ts';

/** More marks than this would be a grey wall. */
const maxMarks = 150;

/** Segments in view among the pages at hand; the text beside the wave has loaded those around the voice. */
export function nearSegments(client: QueryClient, recordingId: number, view: View): readonly Segment[] {
  const transcriptId = client.getQueryData<Recording>(queryKeys.recording(recordingId))?.transcriptId;
  if (!transcriptId) return [];
  const endMs = view.startMs + view.spanMs;
  const found: Segment[] = [];
  for (const [, page] of client.getQueriesData<Page<Segment>>({ queryKey: queryKeys.segments(transcriptId) })) {
    const rows = page?.rows ?? [];
    if ((rows[0]?.startMs ?? Number.POSITIVE_INFINITY) > endMs || (rows.at(-1)?.endMs ?? 0) < view.startMs) continue;
    for (const row of rows) if (row.endMs >= view.startMs && row.startMs <= endMs) found.push(row);
  }
  return found.length > maxMarks ? [] : found;
}
