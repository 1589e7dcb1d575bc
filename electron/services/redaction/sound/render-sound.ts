import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { AppFailure } from '#shared/failure.ts';
import type { PictureMask, SoundBand } from '#shared/sharing/redaction.ts';
import { decodeBytes } from '#services/media/decode.ts';
import { openingArguments } from '#services/media/ffmpeg-profile.ts';
import { probe } from '#services/media/probe.ts';
import { runFfmpeg, type FfmpegRun } from '#services/media/run-ffmpeg.ts';
import { soundSource } from '#services/media/sound-source.ts';
import { chooseEncoding, type TrackEncoding } from './choose-encoding.ts';
import { lookAtSound, type TrackSound } from './look-at-sound.ts';
import { SampleMasker } from './mask-samples.ts';
import { picturePlan, type PicturePlan } from './picture-plan.ts';

export interface SoundJob {
  readonly file: string;
  readonly ffmpeg: string;
  readonly bands: readonly SoundBand[];
  readonly picture: PictureMask;
  /** A folder of its own for this job. */
  readonly dir: string;
  /** Without an ending. */
  readonly name: string;
  readonly signal: AbortSignal;
  readonly onProgress: (share: number) => void;
}

export interface RenderedTrack {
  readonly index: number;
  /** Of each channel; of the source as of the result. */
  readonly samples: number;
  readonly rateHz: number;
  readonly channels: number;
  /** Each sample outside the bands is that of the source. */
  readonly isExact: boolean;
}

export interface RenderedSound {
  /** Name in the folder. */
  readonly fileName: string;
  readonly tracks: readonly RenderedTrack[];
}

/** Nothing but sound and picture: no tags, chapters, subtitles, attachments, covers, nor the encoder's own name. */
const stripped = [
  '-map_metadata',
  '-1',
  '-map_chapters',
  '-1',
  '-sn',
  '-dn',
  '-fflags',
  '+bitexact',
  '-flags',
  '+bitexact',
];

/**
 * Rewrites a recording with every track treated the same. Each track is decoded, masked and encoded as a stream, at
 * its own rate and depth; the original is only read. Rejects where a track cannot be read: nothing is left out silently.
 */
export async function renderSound(job: SoundJob): Promise<RenderedSound> {
  const { file, ffmpeg, dir, name, signal } = job;
  const media = await probe(file, ffmpeg);
  const { tracks: sounds, picture: codec } = await lookAtSound(file, ffmpeg);
  const blocked = media.tracks.find(({ obstacle }) => obstacle !== null);
  if (blocked !== undefined) throw new AppFailure('codec-unknown', { name: path.basename(file), codec: blocked.codec });
  const encoders = await encodersOf(ffmpeg);
  const plan = codec === null || job.picture === 'drop' ? null : picturePlan(codec, job.picture, encoders);
  const tracks = media.tracks.map(({ codec: known, channels }, nth): TrackSound => {
    const sound = sounds[nth] ?? { codec: known, rateHz: 48_000, channels: channels ?? 1, format: 'flt', bits: null };
    return { ...sound, rateHz: sound.rateHz || 48_000, channels: channels ?? (sound.channels || 1) };
  });
  const encoding = chooseEncoding({ format: media.format, tracks, picture: plan?.codec ?? null, encoders });
  const rendered: RenderedTrack[] = [];
  const parts: string[] = [];
  for (const [nth, track] of tracks.entries()) {
    const written = encoding.tracks[nth];
    if (written === undefined) continue;
    const part = path.join(dir, `track-${nth}.${written.alone}`);
    const { source } = await soundSource(file, media, nth);
    const expectedFrames = ((media.durationMs ?? 0) / 1000) * track.rateHz;
    const samples = await renderTrack({ ...job, source, track, written, target: part }, (frames) => {
      const share = expectedFrames === 0 ? 0 : Math.min(1, frames / expectedFrames);
      job.onProgress((nth + share) / tracks.length);
    });
    parts.push(part);
    const { rateHz, channels } = track;
    rendered.push({ index: nth, samples, rateHz, channels, isExact: written.isExact });
  }
  const fileName = `${name}.${encoding.extension}`;
  const target = path.join(dir, fileName);
  const [only] = parts;
  if (plan === null && parts.length === 1 && only !== undefined) await rename(only, target);
  else {
    const languages = media.tracks.map(({ language }) => (/^[a-z]{3}$/.test(language ?? '') ? language : null));
    await join({ file, ffmpeg, signal, plan, parts, languages, container: encoding.container, target });
    for (const part of parts) await rm(part, { force: true });
  }
  return { fileName, tracks: rendered };
}

interface TrackJob extends SoundJob {
  readonly source: Awaited<ReturnType<typeof soundSource>>['source'];
  readonly track: TrackSound;
  readonly written: TrackEncoding;
  readonly target: string;
}

/** Returns the samples of each channel. */
async function renderTrack(job: TrackJob, onFrames: (frames: number) => void): Promise<number> {
  const { file, ffmpeg, source, track, written, target, bands, signal } = job;
  const { rateHz, channels } = track;
  const isFloat = /^(?:flt|dbl)/.test(track.format);
  const format = isFloat ? 'f32le' : 's32le';
  const masker = new SampleMasker({ rateHz, channels, bands, fullScale: isFloat ? 1 : 2_147_483_647 });
  let failure: unknown = null;
  const masked = async function* () {
    try {
      for await (const bytes of decodeBytes(file, { ffmpeg, source, channels, rateHz, signal }, format)) {
        masker.apply(isFloat ? new Float32Array(bytes) : new Int32Array(bytes));
        onFrames(masker.frames);
        yield new Uint8Array(bytes);
      }
    } catch (error) {
      failure = error;
    }
  };
  const encoder = runFfmpeg(
    ffmpeg,
    [
      ['-v', 'error', '-nostdin', '-f', format, '-ar', String(rateHz), '-ac', String(channels), '-i', 'pipe:0'],
      ['-map', '0:a', ...stripped, ...written.codec],
      written.alone === 'wav' ? ['-rf64', 'auto'] : [],
      written.alone === 'mp3' ? ['-id3v2_version', '0', '-write_id3v1', '0'] : [],
      ['-f', written.alone, '-y', `file:${target}`],
    ].flat(),
    undefined,
    masked(),
  );
  encoder.stdout.resume();
  try {
    await encoder.ended;
    // An encoder is content with half the sound: what ended it early is what went wrong.
    if (failure !== null) throw failure;
    await requireDone(encoder, file, target);
    return masker.frames;
  } finally {
    await encoder.stop();
  }
}

interface Joined {
  readonly file: string;
  readonly ffmpeg: string;
  readonly signal: AbortSignal;
  readonly plan: PicturePlan | null;
  readonly parts: readonly string[];
  readonly languages: readonly (string | null | undefined)[];
  readonly container: string;
  readonly target: string;
}

/** All tracks, and the picture of the source where it stays, in one file. */
async function join({ file, ffmpeg, signal, plan, parts, languages, container, target }: Joined): Promise<void> {
  const first = plan === null ? 0 : 1;
  const run = runFfmpeg(
    ffmpeg,
    [
      ['-v', 'error', '-nostdin'],
      plan === null ? [] : openingArguments(file),
      parts.flatMap((part) => ['-i', `file:${part}`]),
      plan === null ? [] : ['-map', '0:V:0'],
      parts.flatMap((_, nth) => ['-map', `${nth + first}:a:0`]),
      ['-c:a', 'copy', ...(plan?.arguments ?? []), ...stripped],
      languages.flatMap((language, nth) => (language ? [`-metadata:s:a:${nth}`, `language=${language}`] : [])),
      parts.flatMap((_, nth) => [`-disposition:a:${nth}`, nth === 0 ? 'default' : '0']),
      ['-max_muxing_queue_size', '9999', '-f', container, '-y', `file:${target}`],
    ].flat(),
  );
  run.stdout.resume();
  const stop = () => void run.stop();
  signal.addEventListener('abort', stop, { once: true });
  try {
    await requireDone(run, file, target);
    signal.throwIfAborted();
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

async function requireDone(run: FfmpegRun, file: string, target: string): Promise<void> {
  const { code, startError } = await run.ended;
  if (startError !== null) throw new AppFailure('ffmpeg-missing', { remedy: startError.message }, startError);
  if (code === 0 && existsSync(target)) return;
  const said = run.said();
  if (/No space left/i.test(said)) throw new AppFailure('disk-full', { path: path.dirname(target), neededMb: 1 });
  throw new AppFailure('damaged-header', { name: path.basename(file), detail: said.slice(0, 500) });
}

const knownEncoders = new Map<string, Promise<ReadonlySet<string>>>();

async function encodersOf(ffmpeg: string): Promise<ReadonlySet<string>> {
  const known = knownEncoders.get(ffmpeg) ?? askEncoders(ffmpeg);
  knownEncoders.set(ffmpeg, known);
  return await known;
}

async function askEncoders(ffmpeg: string): Promise<ReadonlySet<string>> {
  const run = runFfmpeg(ffmpeg, ['-v', 'error', '-hide_banner', '-encoders']);
  let listed = '';
  for await (const piece of run.stdout) listed += String(piece);
  await run.ended;
  return new Set([...listed.matchAll(/^\s*[AV][A-Z.]{5} (\S+)/gm)].map(([, name]) => name ?? ''));
}
