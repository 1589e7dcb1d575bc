import { create } from 'zustand';

interface KeptState {
  /** Unticked: they stay as they are. */
  readonly recordingIds: ReadonlySet<number>;
  /** `segmentId start`. */
  readonly places: ReadonlySet<string>;
}

export const nothingKept: KeptState = { recordingIds: new Set(), places: new Set() };
export const useKept = create<KeptState>(() => nothingKept);

export function placeKey({ segmentId, start }: { readonly segmentId: number; readonly start: number }): string {
  return `${segmentId} ${start}`;
}

export function placeOfKey(key: string): { readonly segmentId: number; readonly start: number } {
  const [segmentId = 0, start = 0] = key.split(' ').map(Number);
  return { segmentId, start };
}

export function toggleRecording(recordingId: number): void {
  useKept.setState(({ recordingIds }) => ({ recordingIds: toggled(recordingIds, recordingId) }));
}

export function togglePlace(key: string): void {
  useKept.setState(({ places }) => ({ places: toggled(places, key) }));
}

function toggled<T>(set: ReadonlySet<T>, value: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}
