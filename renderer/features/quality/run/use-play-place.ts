import { useEffect } from 'react';
import { useInfo } from '#renderer/data/library/use-info.ts';
import { playClip, stopClip } from '#renderer/playback/clip.ts';

/** So much is played before and after a word: enough to understand the sentence. */
const beforeMs = 1500;
const afterMs = 1200;

interface Place {
  readonly recordingId: number;
  readonly mediaKey: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** Plays a word in its sentence; leaving the page stops it. */
export function usePlayPlace(): (place: Place) => void {
  const mediaBase = useInfo()?.mediaBase;
  useEffect(() => stopClip, []);
  return ({ recordingId, mediaKey, startMs, endMs }) => {
    if (mediaBase === undefined) return;
    const track = { recordingId, mediaKey, url: mediaBase + mediaKey, durationMs: null, hasVideo: false };
    playClip(`quality ${recordingId} ${startMs}`, track, Math.max(0, startMs - beforeMs), endMs + afterMs);
  };
}
