import type { QueryClient } from '@tanstack/react-query';
import type { Segment } from '#shared/segment.ts';
import { api } from '#renderer/api/api.ts';
import { baseOf, closeEdit, dropEdit, openEdit, savedUntil } from './edits.ts';
import { loadedPages } from '#renderer/data/segments-source.ts';

/** The event with the change comes soon after the answer. */
const maxWaitMs = 1500;

interface Place {
  readonly client: QueryClient;
  readonly transcriptId: number;
  readonly index: number;
}

/** Cuts a segment; the second half opens at its beginning, once it is on the page, so that the keys go on there. */
export async function splitAt({ client, transcriptId, index }: Place, segmentId: number, atChar: number, text: string) {
  await savedUntil(segmentId);
  const second = await api['segments.split']({ segmentId, atChar, text, onto: baseOf(segmentId) });
  await isShown(client, transcriptId, second);
  dropEdit(segmentId);
  openEdit(second.id, index + 1, 0);
}

/** Joins a segment with its neighbour; the whole opens where the two met. */
export async function mergeWith(
  { client, transcriptId, index }: Place,
  segmentId: number,
  side: 'previous' | 'next',
  text: string | undefined,
  isEditing: boolean,
) {
  await savedUntil(segmentId);
  const { segment, caret } = await api['segments.merge']({ segmentId, side, text, onto: baseOf(segmentId) });
  await isShown(client, transcriptId, segment);
  dropEdit(segmentId);
  dropEdit(segment.id);
  if (isEditing) openEdit(segment.id, side === 'previous' ? index - 1 : index, caret);
}

/** A new segment after this one, open to be typed. */
export async function insertAfter({ client, transcriptId, index }: Place, segmentId: number) {
  await savedUntil(segmentId);
  const added = await api['segments.insert']({ segmentId });
  await isShown(client, transcriptId, added);
  openEdit(added.id, index + 1, 0);
}

export async function removeAll(segmentIds: readonly number[]) {
  for (const id of segmentIds) {
    await savedUntil(id);
    dropEdit(id);
    closeEdit(id);
  }
  await api['segments.remove']({ segmentIds: [...segmentIds] });
}

/** Ids of the segments from one index to another, of which some pages may not be loaded. */
export async function idsBetween(transcriptId: number, first: number, last: number): Promise<readonly number[]> {
  const ids: number[] = [];
  for (let offset = first; offset <= last;) {
    const limit = Math.min(200, last - offset + 1);
    const { rows } = await api['segments.list']({ transcriptId, offset, limit });
    if (rows.length === 0) break;
    for (const { id } of rows) ids.push(id);
    offset += rows.length;
  }
  return ids;
}

/** Resolves when a page at hand has the segment as it now reads. */
function isShown(client: QueryClient, transcriptId: number, { id, text }: Segment): Promise<void> {
  const isThere = () =>
    loadedPages(client, transcriptId).some(([, page]) => page.rows.some((row) => row.id === id && row.text === text));
  return new Promise((resolve) => {
    if (isThere()) {
      resolve();
      return;
    }
    const done = () => {
      stop();
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(done, maxWaitMs);
    const stop = client.getQueryCache().subscribe(() => {
      if (isThere()) done();
    });
  });
}
