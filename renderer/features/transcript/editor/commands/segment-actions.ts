import { api } from '#renderer/api/api.ts';
import { baseOf, closeEdit, dropEdit, openEdit, savedUntil } from '../text/edits.ts';

/** Cuts a segment; the second half opens at its beginning, where the keys continue. */
export async function splitAt(index: number, segmentId: number, atChar: number, text: string) {
  await savedUntil(segmentId);
  const { segment: second } = await api['segments.split']({ segmentId, atChar, text, onto: baseOf(segmentId) });
  dropEdit(segmentId);
  openEdit(second.id, index + 1, 0);
}

/** Joins a segment with its neighbour; the whole opens where the two met. */
export async function mergeWith(
  index: number,
  segmentId: number,
  side: 'previous' | 'next',
  text: string | undefined,
  isEditing: boolean,
) {
  await savedUntil(segmentId);
  const { segment, caret } = await api['segments.merge']({ segmentId, side, text, onto: baseOf(segmentId) });
  dropEdit(segmentId);
  dropEdit(segment.id);
  if (isEditing) openEdit(segment.id, side === 'previous' ? index - 1 : index, caret);
}

/** A new segment after this one, open to be typed. */
export async function insertAfter(index: number, segmentId: number) {
  await savedUntil(segmentId);
  const { segment: added } = await api['segments.insert']({ segmentId });
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
