import type { VoicePlace } from '#shared/analyses/voices.ts';
import { playClip, stopClip, useClip } from '#renderer/playback/clip.ts';
import { useInfo } from '../library/use-info.ts';

const keyOf = ({ recordingId, startMs }: Pick<VoicePlace, 'recordingId' | 'startMs'>) =>
  `voice ${recordingId} ${startMs}`;

/** True for the place that is playing. */
export function useIsPlayingVoice(place: VoicePlace): boolean {
  return useClip(({ key }) => key === keyOf(place));
}

/** Plays where a voice of another recording is clearest; the same place again stops it. */
export function usePlayVoice(): (place: VoicePlace) => void {
  const mediaBase = useInfo()?.mediaBase;
  return (place) => {
    const { recordingId, mediaKey, startMs, endMs } = place;
    if (useClip.getState().key === keyOf(place)) stopClip();
    else if (mediaBase !== undefined) {
      const track = { recordingId, mediaKey, url: mediaBase + mediaKey, durationMs: null, hasVideo: false };
      playClip(keyOf(place), track, startMs, endMs);
    }
  };
}
