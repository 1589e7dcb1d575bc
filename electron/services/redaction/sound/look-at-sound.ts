import { inputArguments } from '#services/media/ffmpeg-profile.ts';
import { runFfmpeg } from '#services/media/run-ffmpeg.ts';

/** What decides how a track is written again. */
export interface TrackSound {
  readonly codec: string;
  readonly rateHz: number;
  readonly channels: number;
  /** Sample format, as ffmpeg names it: `s16`, `fltp`. */
  readonly format: string;
  /** Of whole numbers: 16, 20, 24 …; null where ffmpeg does not say. */
  readonly bits: number | null;
}

export interface LookedAt {
  readonly tracks: readonly TrackSound[];
  /** Codec of the first picture that is no cover; null without one. */
  readonly picture: string | null;
  /** Everything that ffmpeg says of the file: tags, chapters, streams. */
  readonly said: string;
}

const layouts: Readonly<Record<string, number>> = {
  mono: 1,
  stereo: 2,
  downmix: 2,
  quad: 4,
  hexagonal: 6,
  octagonal: 8,
  hexadecagonal: 16,
};

/** How many channels a layout has: `5.1(side)`, `3 channels`. */
export function channelsOfLayout(layout: string): number {
  const plain = layout.replace(/\(.*$/, '').trim();
  const named = layouts[plain];
  if (named !== undefined) return named;
  const counted = /^(\d+) channels?/.exec(plain)?.[1];
  if (counted !== undefined) return Number(counted);
  return plain.split('.').reduce((sum, part) => sum + (Number(part) || 0), 0);
}

/** Reads what ffmpeg prints of a file; exported for its test. */
export function readLook(said: string): LookedAt {
  const tracks: TrackSound[] = [];
  let picture: string | null = null;
  for (const line of said.split('\n')) {
    const stream = /^\s*Stream #0:\d+.*?: (Audio|Video): (\w+)(.*)$/.exec(line);
    if (stream === null) continue;
    const [, type, codec = '', rest = ''] = stream;
    if (type === 'Video') {
      if (!/\((?:attached pic|timed thumbnails)\)/.test(rest)) picture ??= codec;
      continue;
    }
    const parts = rest.split(', ');
    const at = parts.findIndex((part) => /^\d+ Hz$/.test(part));
    const [rate = '0', layout = '', depth = ''] = at < 0 ? [] : parts.slice(at, at + 3);
    const [, format = '', bits] = /^(\w+)(?: \((\d+) bit\))?/.exec(depth) ?? [];
    tracks.push({
      codec,
      rateHz: Number.parseInt(rate, 10),
      channels: channelsOfLayout(layout),
      format,
      bits: bits === undefined ? null : Number(bits),
    });
  }
  return { tracks, picture, said };
}

/** Rate, channels and depth of every track of a file. */
export async function lookAtSound(file: string, ffmpeg: string): Promise<LookedAt> {
  let said = '';
  const run = runFfmpeg(ffmpeg, ['-v', 'info', ...inputArguments(file)], (line) => (said += `${line}\n`));
  run.stdout.resume();
  await run.ended;
  return readLook(said);
}
