import { useCallback, useEffect } from 'react';
import type { TextHit } from '#shared/text/find-text.ts';
import { openTranscript } from '#renderer/state/route.ts';
import { setTextMarks, type TextMark } from '#renderer/state/text-marks.ts';

const nothing: ReadonlyMap<number, readonly TextMark[]> = new Map();

/** Marks what was found in the text, and gives what goes to a place. */
export function useMarks(recordingId: number, near: readonly TextHit[], current: TextHit | null) {
  useEffect(() => {
    const marks = new Map<number, TextMark[]>();
    for (const hit of near) {
      const { segmentId, start, end } = hit;
      const ofSegment = marks.get(segmentId) ?? [];
      ofSegment.push({ start, end, kind: hit === current ? 'current' : 'found' });
      marks.set(segmentId, ofSegment);
    }
    setTextMarks('find', marks);
  }, [near, current]);
  useEffect(() => () => setTextMarks('find', nothing), []);
  return useCallback(
    (hit: TextHit | null) => {
      if (hit) openTranscript(recordingId, { atMs: hit.startMs, isPlaying: false });
    },
    [recordingId],
  );
}
