import type { QueryClient } from '@tanstack/react-query';
import { api } from '#renderer/api/api.ts';
import { recordingQuery } from '#renderer/data/recordings/use-recording.ts';
import { dropEdit } from '#renderer/features/transcript/editor/text/edits.ts';
import { watchCursor } from '#renderer/state/cursor-moves.ts';
import { shownRecordingId, useRoute } from '#renderer/state/route.ts';

/**
 * Undoes or redoes the last change of the open transcript and goes to it, unless the user has moved the cursor meanwhile;
 * false when there is nothing left.
 */
export async function takeBack(client: QueryClient, which: 'undo' | 'redo'): Promise<boolean> {
  const isUnmoved = watchCursor();
  const recordingId = shownRecordingId();
  if (recordingId === null) return false;
  const { transcriptId } = await client.ensureQueryData(recordingQuery(recordingId));
  if (transcriptId === null) return false;
  const taken = await api[`edits.${which}`]({ transcriptId });
  if (taken === null) return false;
  // What was saved a moment ago is still shown as typed.
  for (const id of taken.segmentIds) dropEdit(id);
  if (taken.startMs !== null && isUnmoved()) {
    useRoute.setState({ target: { recordingId, atMs: taken.startMs, isPlaying: false } });
  }
  return true;
}
