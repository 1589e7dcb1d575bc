import { useEffect } from 'react';
import type { Recording } from '#shared/recording.ts';
import { loadTrack, pause } from '#renderer/playback/player.ts';
import { useInfo } from '../library/use-info.ts';

/** The player holds this recording while the page is open; leaving the page stops the voice. */
export function useRecordingTrack(recording: Recording | undefined): void {
  const mediaBase = useInfo()?.mediaBase;
  const { id, mediaKey, durationMs = null, hasVideo = false } = recording ?? {};
  useEffect(() => {
    if (mediaBase === undefined || id === undefined || mediaKey === undefined) return;
    loadTrack({ recordingId: id, mediaKey, url: mediaBase + mediaKey, durationMs, hasVideo });
  }, [mediaBase, id, mediaKey, durationMs, hasVideo]);
  // Another recording stops it by taking its place.
  useEffect(() => pause, []);
}
