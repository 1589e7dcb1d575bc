import { failureOf } from '#shared/failure.ts';
import { warningsFor } from '#services/queue/warnings-for.ts';
import { decode } from '#services/media/decode.ts';
import { decodedChannels } from '#services/media/decoded-channels.ts';
import { hasOggEnd } from '#services/media/ogg-end.ts';
import { probe } from '#services/media/probe.ts';
import type { MediaOutcome } from './hostile-outcomes.ts';

/** What becomes of a file: through the same functions, in the same order, as in a transcription, without the engine. */
export async function mediaOutcome(file: string, ffmpeg: string): Promise<MediaOutcome> {
  try {
    const media = await probe(file, ffmpeg);
    let samples = 0;
    let isCapped = false;
    const signal = AbortSignal.timeout(60_000);
    const onCapped = () => (isCapped = true);
    const { track, durationMs: declaredMs } = media;
    const channels = decodedChannels(media.tracks[track] ?? { codec: '', channels: null });
    const how = { ffmpeg, track, channels, declaredMs, signal, onCapped };
    for await (const piece of decode(file, how)) samples += piece.length / channels;
    const hasEnd = !media.isOgg || (await hasOggEnd(file));
    const [first] = warningsFor({
      durationMs: samples / 16,
      declaredMs,
      segmentCount: 1,
      modelId: '',
      holes: [],
      tracks: media.tracks,
      openEnd: isCapped ? 'longer-than-declared' : hasEnd ? null : 'no-end-mark',
    });
    return first?.kind === 'incomplete' || first?.kind === 'open-end' ? first.kind : 'text';
  } catch (error) {
    return failureOf(error).code;
  }
}
