import { create } from 'zustand';
import type { LiveRecording } from '#shared/live.ts';

interface LiveState {
  /** What is being recorded, by this page or another one; null for nothing. */
  readonly live: LiveRecording | null;
}

export const useLive = create<LiveState>(() => ({ live: null }));

export function noteLive(live: LiveRecording | null): void {
  useLive.setState({ live });
}
