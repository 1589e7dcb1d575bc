import { useEffect } from 'react';
import type { DoubtfulPlace } from '#shared/edits/review.ts';
import { openTranscript } from '#renderer/state/route.ts';
import { setTextMarks } from '#renderer/state/text-marks.ts';

/** Goes to the place in the text and marks it there, for as long as it is in work. */
export function useShownPlace(recordingId: number, place: DoubtfulPlace | undefined): void {
  const placeId = place?.id;
  const startMs = place?.startMs;
  useEffect(() => {
    if (placeId !== undefined && startMs !== undefined)
      openTranscript(recordingId, { atMs: startMs, isPlaying: false });
  }, [recordingId, placeId, startMs]);
  const segmentId = place?.segmentId ?? null;
  const start = place?.span?.start;
  const end = place?.span?.end;
  useEffect(() => {
    if (segmentId === null || start === undefined || end === undefined) return undefined;
    setTextMarks('review', new Map([[segmentId, [{ start, end, kind: 'current' }]]]));
    return () => setTextMarks('review', new Map());
  }, [segmentId, start, end]);
}
