import { useEffect } from 'react';
import type { Finding } from '#shared/watch.ts';
import { useInfo } from '#renderer/data/library/use-info.ts';
import { playClip, stopClip, useClip } from '#renderer/playback/clip.ts';

const clipMs = 10_000;
const leadMs = 4000;
const keyOf = (id: number) => `finding ${id}`;

/** Plays the ten seconds around a finding, or longer where the phrase is; leaving the page stops it. */
export function useFindingPlayer() {
  const mediaBase = useInfo()?.mediaBase;
  const playing = useClip((state) => state.key);
  useEffect(() => stopClip, []);
  return {
    playingId: playing?.startsWith('finding ') ? Number(playing.slice('finding '.length)) : null,
    toggle: (finding: Finding) => {
      if (playing === keyOf(finding.id)) {
        stopClip();
        return;
      }
      if (mediaBase === undefined) return;
      const { recordingId, mediaKey, durationMs, hasVideo, startMs, endMs } = finding;
      const fromMs = Math.max(0, startMs - leadMs);
      const track = { recordingId, mediaKey, url: mediaBase + mediaKey, durationMs, hasVideo };
      playClip(keyOf(finding.id), track, fromMs, Math.max(fromMs + clipMs, endMs + 1000));
    },
  };
}
