import { create } from 'zustand';
import type { HeardSegment } from '#shared/segment.ts';

interface HeardState {
  /** By transcript: text of the window in work, which the engine may still revise. */
  readonly byTranscript: ReadonlyMap<number, readonly HeardSegment[]>;
}

const nothing: readonly HeardSegment[] = [];

export const useHeardState = create<HeardState>(() => ({ byTranscript: new Map() }));

/** What is heard but not saved yet, to be shown after the saved text. */
export function useHeard(transcriptId: number | null): readonly HeardSegment[] {
  return useHeardState(
    (state) => (transcriptId === null ? undefined : state.byTranscript.get(transcriptId)) ?? nothing,
  );
}

/** Each time all that was heard of the window so far; an empty list once it is saved or given up. */
export function noteHeard(transcriptId: number, segments: readonly HeardSegment[]): void {
  const { byTranscript } = useHeardState.getState();
  if (segments.length === 0 && !byTranscript.has(transcriptId)) return;
  const next = new Map(byTranscript);
  if (segments.length === 0) next.delete(transcriptId);
  else next.set(transcriptId, segments);
  useHeardState.setState({ byTranscript: next });
}
