import { create } from 'zustand';

/** The segment under which its recognised text stands. */
export const useOriginal = create<{ readonly segmentId: number | null }>(() => ({ segmentId: null }));

export function toggleOriginal(segmentId: number): void {
  useOriginal.setState((state) => ({ segmentId: state.segmentId === segmentId ? null : segmentId }));
}
