import { failureOf } from '#shared/failure.ts';
import { warningsFor } from '#services/queue/warnings-for.ts';
import { decode } from '#services/media/decode.ts';
import { decodedChannels } from '#services/media/decoded-channels.ts';
import { lengthLimitMs } from '#services/media/length-limit.ts';
import { probe } from '#services/media/probe.ts';
import { soundSource } from '#services/media/sound-source.ts';
import type { MediaOutcome } from './hostile-outcomes.ts';

/** What becomes of a file: through the same functions, in the same order, as in a transcription, without the engine. */
export async function mediaOutcome(file: string, ffmpeg: string): Promise<MediaOutcome> {
  try {
    const media = await probe(file, ffmpeg);
    const sound = await soundSource(file, media);
    let samples = 0;
    const channels = decodedChannels(media.tracks[media.track] ?? { codec: '', channels: null });
    let isLimited = false;
    const how = {
      ffmpeg,
      source: sound.source,
      channels,
      maxMs: lengthLimitMs(sound.structure.sizeBytes),
      signal: AbortSignal.timeout(60_000),
      onLimited: () => (isLimited = true),
    };
    for await (const piece of decode(file, how)) samples += piece.length / channels;
    const [first] = warningsFor({
      durationMs: samples / 16,
      sound,
      decoded: { isLimited, isLost: false, clockRestartsMs: [] },
      segmentCount: 1,
      modelId: '',
      failedCard: null,
      gaps: [],
      tracks: media.tracks,
      listened: { track: 1, trackCount: 1, channels: null, channelCount: 1, durationMs: samples / 16, loudestDb: null },
      treated: {
        gainDb: 0,
        hasOffset: false,
        hasHum: false,
        clipped: { count: 0, atMs: [] },
        peak: 0,
        loudestDb: null,
      },
      silentTracks: [],
      otherChannels: [],
      otherTracks: [],
    });
    return first?.kind === 'incomplete' || first?.kind === 'open-end' ? first.kind : 'text';
  } catch (error) {
    return failureOf(error).code;
  }
}
