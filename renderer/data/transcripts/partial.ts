import { create } from 'zustand';
import type { PartialSegment } from '#shared/segment.ts';

interface PartialState {
  /** By transcript: text of the window in progress, which the engine may still revise. */
  readonly byTranscript: ReadonlyMap<number, readonly PartialSegment[]>;
}

const nothing: readonly PartialSegment[] = [];

export const usePartialState = create<PartialState>(() => ({ byTranscript: new Map() }));

/** What is recognised but not saved yet, to be shown after the saved text. */
export function usePartial(transcriptId: number | null): readonly PartialSegment[] {
  return usePartialState(
    (state) => (transcriptId === null ? undefined : state.byTranscript.get(transcriptId)) ?? nothing,
  );
}

/** Each time all that was recognised of the window so far; an empty list once it is saved or given up. */
export function notePartial(transcriptId: number, segments: readonly PartialSegment[]): void {
  const { byTranscript } = usePartialState.getState();
  if (segments.length === 0 && !byTranscript.has(transcriptId)) return;
  const next = new Map(byTranscript);
  if (segments.length === 0) next.delete(transcriptId);
  else next.set(transcriptId, segments);
  usePartialState.setState({ byTranscript: next });
}
