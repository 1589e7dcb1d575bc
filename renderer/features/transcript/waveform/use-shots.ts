import { useMemo } from 'react';
import { shotKind } from '#shared/analyses/shots.ts';
import { useAnnotations } from '#renderer/data/analyses/use-analyses.ts';

const kinds = [shotKind];

/** Shot changes of the picture in ascending order, as far as they were looked for. */
export function useShots(recordingId: number): readonly number[] {
  const shots = useAnnotations(recordingId, kinds);
  return useMemo(() => shots.map(({ startMs }) => startMs), [shots]);
}
