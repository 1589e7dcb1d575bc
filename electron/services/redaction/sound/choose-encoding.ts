import type { TrackSound } from './look-at-sound.ts';

/** How one track is written. */
export interface TrackEncoding {
  /** ffmpeg arguments of the encoder. */
  readonly codec: readonly string[];
  /** Container of a track alone, as ffmpeg names it. */
  readonly alone: string;
  /** Nothing is lost: each sample outside a band is that of the source. */
  readonly isExact: boolean;
}

export interface FileEncoding {
  readonly tracks: readonly TrackEncoding[];
  /** Of the whole file: ffmpeg's name, and the ending of its name. */
  readonly container: string;
  readonly extension: string;
}

/** What the source is. */
export interface EncodedSource {
  /** As ffmpeg names it. */
  readonly format: string;
  readonly tracks: readonly TrackSound[];
  /** Codec of the picture in the result; null where it has none. */
  readonly picture: string | null;
  /** Names of encoders that this ffmpeg has. */
  readonly encoders: ReadonlySet<string>;
}

const exactCodecs = /^(?:pcm_|flac$|alac$|wavpack$|tta$|ape$|tak$)/;

function pcm({ codec, format, bits }: TrackSound): TrackEncoding {
  const depth = bits ?? (format.startsWith('s16') ? 16 : format.startsWith('u8') ? 8 : 32);
  const name = /^pcm_(?:s16|s24|s32|f32|f64)le$/.test(codec)
    ? codec
    : format.startsWith('flt')
      ? 'pcm_f32le'
      : format.startsWith('dbl')
        ? 'pcm_f64le'
        : codec === 'pcm_u8'
          ? 'pcm_u8'
          : depth <= 16
            ? 'pcm_s16le'
            : depth <= 24
              ? 'pcm_s24le'
              : 'pcm_s32le';
  return { codec: ['-c:a', name], alone: 'wav', isExact: name !== 'pcm_f64le' };
}

function flac({ codec, format, bits }: TrackSound): TrackEncoding {
  const isDeep = !format.startsWith('s16') && !format.startsWith('u8');
  const isExact = exactCodecs.test(codec) && (bits ?? 16) <= 24 && !/^(?:flt|dbl)/.test(format);
  const depth = isDeep ? ['-sample_fmt', 's32', '-bits_per_raw_sample', '24'] : ['-sample_fmt', 's16'];
  return { codec: ['-c:a', 'flac', ...depth], alone: 'flac', isExact };
}

function lossy(encoder: string, alone: string, ...how: readonly string[]): TrackEncoding {
  return { codec: ['-c:a', encoder, ...how], alone, isExact: false };
}

/** As the source is written where that can be, else without loss. */
function encodingOf(track: TrackSound, has: (encoder: string) => boolean): TrackEncoding {
  const { codec, channels } = track;
  const kilobits = (mono: number) => `${Math.min(512, mono * Math.max(1, channels))}k`;
  if (codec.startsWith('pcm_')) return pcm(track);
  if (codec === 'alac' && has('alac')) {
    const depth = (track.bits ?? 16) <= 16 ? 's16p' : 's32p';
    return { codec: ['-c:a', 'alac', '-sample_fmt', depth], alone: 'ipod', isExact: true };
  }
  if (codec === 'mp3' && channels <= 2 && has('libmp3lame')) return lossy('libmp3lame', 'mp3', '-q:a', '2');
  if (codec === 'aac' && has('aac')) return lossy('aac', 'ipod', '-b:a', kilobits(96));
  if (codec === 'opus' && has('libopus')) return lossy('libopus', 'ogg', '-b:a', kilobits(64));
  if (codec === 'vorbis' && has('libvorbis')) return lossy('libvorbis', 'ogg', '-q:a', '6');
  if (codec === 'ac3' && has('ac3') && channels <= 6) return lossy('ac3', 'ac3', '-b:a', '448k');
  return channels <= 8 ? flac(track) : pcm(track);
}

/**
 * Encoders have a run-up that Matroska declares for Opus alone: of others it would be audible, and the tracks would no
 * longer be in step. Those become FLAC, in which nothing is lost.
 */
function keptInMatroska(encoding: TrackEncoding, track: TrackSound | undefined): TrackEncoding {
  const isKept = track === undefined || encoding.isExact || encoding.codec.includes('libopus') || track.channels > 8;
  return { ...(isKept ? encoding : flac(track)), alone: 'matroska' };
}

/** What containers of one track are called. */
const alone: Readonly<Record<string, string>> = {
  wav: 'wav',
  flac: 'flac',
  ipod: 'm4a',
  mp3: 'mp3',
  ogg: 'ogg',
  ac3: 'ac3',
};
const inMp4 = /^(?:h264|hevc|av1|mpeg4)$/;

/** One track keeps its kind of file; several, and pictures, go into MP4 where that is possible, else into Matroska. */
export function chooseEncoding({ format, tracks, picture, encoders }: EncodedSource): FileEncoding {
  const has = (encoder: string) => encoders.has(encoder);
  const chosen = tracks.map((track) => encodingOf(track, has));
  const [only] = chosen;
  if (picture === null && chosen.length === 1 && only !== undefined) {
    return { tracks: chosen, container: only.alone, extension: alone[only.alone] ?? only.alone };
  }
  const isMp4 = format.startsWith('mov,') && (picture === null || inMp4.test(picture));
  if (isMp4 && chosen.every(({ alone: kind }) => kind === 'ipod')) {
    return { tracks: chosen, container: 'mp4', extension: picture === null ? 'm4a' : 'mp4' };
  }
  const inMatroska = chosen.map((encoding, nth) => keptInMatroska(encoding, tracks[nth]));
  return { tracks: inMatroska, container: 'matroska', extension: picture === null ? 'mka' : 'mkv' };
}
