import { sampleRateHz } from '#native/lib/types.ts';
import { decode, type DecodeOptions } from '#services/media/decode.ts';
import { ClipFinder, type ClippedPlaces, type ClippedSpan } from '#services/speech/levels/clip-finder.ts';

interface RestoredOptions extends Omit<DecodeOptions, 'rateHz'> {
  /** Channels that are listened to, from 0; null for all. The others stay as they are. */
  readonly channelNumbers: readonly number[] | null;
  /** Before the first sample comes, where anything is restored. */
  readonly onRestored?: (clipped: ClippedSound) => void;
}

/** Where the sound of a track was clipped, as it was before it was restored. */
export interface ClippedSound {
  places(): ClippedPlaces;
  isClipped(startMs: number, endMs: number): boolean;
}

/** A quarter of a second. */
const blockSamples = sampleRateHz / 4;
/** More places are counted only. */
const maxPlaces = 20;

/**
 * As `decode`. With `restoresPeaks`, the whole sound is read once to find where it is clipped, and a second decoder restores
 * the peaks; its samples are taken in the clipped spans of each channel only, because ffmpeg's filter changes other sound too
 * (and its `enable` does nothing in ffmpeg 5). Where nothing is clipped, it is `decode` and no more.
 */
export async function* decodeRestored(
  file: string,
  options: RestoredOptions,
): AsyncGenerator<Float32Array, void, void> {
  const { restoresPeaks = false, channelNumbers, onRestored, ...plain } = options;
  const spans = restoresPeaks ? await clippedSpans(file, plain, channelNumbers) : [];
  if (spans.every((own) => own.length === 0)) return yield* decode(file, plain);
  onRestored?.(clippedSound(spans));
  const { ffmpeg, source, channels, signal, maxMs } = plain;
  const other = decode(file, {
    ffmpeg,
    source,
    channels,
    signal,
    restoresPeaks,
    ...(maxMs !== undefined && { maxMs }),
  });
  const restored = createReader(other);
  try {
    let frame = 0;
    for await (const piece of decode(file, plain)) {
      putIn(piece, await restored.next(piece.length), { frame, spans });
      frame += piece.length / channels;
      yield piece;
    }
  } finally {
    await other.return();
  }
}

/** Of every channel, in order; what was found for the whole of a long recording is some thousand numbers at most. */
type Spans = readonly (readonly ClippedSpan[])[];

async function clippedSpans(
  file: string,
  { ffmpeg, source, channels, signal, maxMs }: DecodeOptions,
  chosen: readonly number[] | null,
): Promise<Spans> {
  const finders = Array.from({ length: channels }, () => new ClipFinder((blockSamples / sampleRateHz) * 1000));
  const block = new Float32Array(blockSamples * channels);
  let filled = 0;
  const look = () => {
    for (const [channel, finder] of finders.entries()) {
      if (chosen?.includes(channel) === false) continue;
      const own = Float32Array.from({ length: filled / channels }, (_, i) => block[i * channels + channel] ?? 0);
      finder.add(own.every((sample) => sample === 0) ? null : own);
    }
    filled = 0;
  };
  for await (const piece of decode(file, { ffmpeg, source, channels, signal, ...(maxMs !== undefined && { maxMs }) })) {
    for (let read = 0; read < piece.length;) {
      const part = piece.subarray(read, read + block.length - filled);
      block.set(part, filled);
      filled += part.length;
      read += part.length;
      if (filled === block.length) look();
    }
  }
  if (filled > 0) look();
  return finders.map((finder) => finder.spans());
}

function clippedSound(all: Spans): ClippedSound {
  const spans = all.flat().toSorted((a, b) => a.startMs - b.startMs);
  return {
    places() {
      // What continues within ten seconds, or on another channel, is the same place.
      const first = spans.filter(({ startMs }, nth) => {
        const before = spans[nth - 1];
        return before === undefined || startMs - before.endMs > 10_000;
      });
      return { count: first.length, atMs: first.slice(0, maxPlaces).map(({ startMs }) => startMs) };
    },
    isClipped: (startMs, endMs) => spans.some((span) => span.startMs < endMs && span.endMs > startMs),
  };
}

/** Reads as many samples as are asked for; fewer at the end. */
function createReader(pieces: AsyncGenerator<Float32Array, void, void>) {
  let rest = new Float32Array();
  return {
    async next(length: number): Promise<Float32Array> {
      const out = new Float32Array(length);
      let filled = 0;
      while (filled < length) {
        if (rest.length === 0) {
          const more = await pieces.next();
          if (more.done === true) return out.subarray(0, filled);
          rest = new Float32Array(more.value);
        }
        const part = rest.subarray(0, length - filled);
        out.set(part, filled);
        filled += part.length;
        rest = rest.subarray(part.length);
      }
      return out;
    },
  };
}

/** Takes the restored samples of a piece in place of its own, in the clipped spans of each channel. */
function putIn(
  piece: Float32Array,
  restored: Float32Array,
  { frame, spans }: { readonly frame: number; readonly spans: Spans },
): void {
  const at = (ms: number) => (ms / 1000) * sampleRateHz - frame;
  const frames = restored.length / spans.length;
  for (const [channel, own] of spans.entries()) {
    for (const { startMs, endMs } of own) {
      for (let i = Math.max(0, at(startMs)); i < Math.min(frames, at(endMs)); i += 1) {
        const which = i * spans.length + channel;
        piece[which] = restored[which] ?? 0;
      }
    }
  }
}
