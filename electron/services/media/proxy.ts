import { existsSync } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { AudioTrack } from '#shared/audio-track.ts';
import type { Log } from '#services/log.ts';
import { clockArguments, clockFilter } from './clock-filter.ts';
import { decode } from './decode.ts';
import { sampleRateHz, soundArguments, type SoundSource } from './ffmpeg-profile.ts';
import { areAllAudible } from './plays-directly.ts';
import { probe } from './probe.ts';
import { soundSource } from './sound-source.ts';
import { runFfmpeg, type FfmpegRun } from './run-ffmpeg.ts';

export interface SourceOfKey {
  readonly path: string;
  /** Null for the container's default. */
  readonly track: number | null;
  /** Numbers of the channels that are played, from 0; null for all. */
  readonly channels: readonly number[] | null;
}

interface ProxyParts {
  readonly libraryDir: string;
  /** Null for an unknown key, and where the file is gone or holds other content. */
  readonly sourceOf: (key: string) => Promise<SourceOfKey | null>;
  readonly findFfmpeg: () => Promise<string>;
  readonly log: Log;
}

export interface Proxies {
  /** Path of the sound of a key (see `soundKey`) that every Chromium plays, made now if it is not there yet; null when it cannot be made. */
  of(mediaKey: string): Promise<string | null>;
  /** Stops what is being made and takes away what is half done. */
  close(): Promise<void>;
}

/** A WebM of no sound at all is smaller. */
const minBytes = 600;
const stereo = 'aresample=48000,aformat=channel_layouts=stereo';

/**
 * Opus in WebM: free, so that no build of Chromium is without it, and small enough to be kept. Times are those of the
 * recording, by the same clock as its text, so that words stay where they are audible.
 */
function proxyArguments(
  file: string,
  { source, mix }: { readonly source: SoundSource; readonly mix: string },
  starts: readonly number[],
  target: string,
): readonly string[] {
  const parts = source.parts ?? [undefined];
  const filters = parts.map(
    (_, nth) =>
      `[${nth}:a:${source.track}]${clockFilter({ ...source, afterSeconds: starts[nth] ?? 0 })},${mix}${stereo}[p${nth}]`,
  );
  const joined = `${parts.map((_, nth) => `[p${nth}]`).join('')}concat=n=${parts.length}:v=0:a=1[sound]`;
  return [
    [
      '-v',
      'error',
      ...clockArguments,
      ...parts.flatMap((part) => soundArguments(file, source, part === undefined ? {} : { part })),
    ],
    ['-filter_complex', [...filters, joined].join(';'), '-map', '[sound]', '-map_metadata', '-1'],
    ['-c:a', 'libopus', '-b:a', '64k', '-compression_level', '2', '-cluster_time_limit', '2000'],
    ['-f', 'webm', '-y', `file:${path.resolve(target)}`],
  ].flat();
}

/**
 * The channels that were listened to, each as loud as it is: a voice on one of sixteen must not become a sixteenth of
 * itself. Empty where all of them are played by two loudspeakers.
 */
function mixOf(track: AudioTrack | undefined, wanted: readonly number[] | null): string {
  const count = track?.channels ?? 0;
  const all = Array.from({ length: count }, (_, nth) => nth);
  const chosen = all.filter((nth) => wanted?.includes(nth) ?? true);
  if (track === undefined || chosen.length === 0 || (chosen.length === count && areAllAudible(track))) return '';
  return `pan=mono|c0=${chosen.map((nth) => `c${nth}`).join('+')},alimiter=limit=0.95:level=0,`;
}

/** Where each part begins by the clock of the text: what came before it is decoded and counted. */
async function startsOf(file: string, source: SoundSource, ffmpeg: string): Promise<readonly number[]> {
  const starts = [0];
  const { parts = [] } = source;
  if (parts.length < 2) return starts;
  let samples = 0;
  for (const [nth, part] of parts.slice(0, -1).entries()) {
    const only = { ...source, parts: [part], afterSeconds: starts[nth] ?? 0 };
    const how = { ffmpeg, source: only, channels: 1, signal: new AbortController().signal };
    for await (const piece of decode(file, how)) samples += piece.length;
    starts.push(samples / sampleRateHz);
  }
  return starts;
}

/** Where the sound of a recording to play is kept. */
export function proxyFileOf(libraryDir: string, mediaKey: string): string {
  return path.join(libraryDir, 'proxies', `${mediaKey}.webm`);
}

async function soundOf({ path: file, track: wanted, channels }: SourceOfKey, ffmpeg: string) {
  const media = await probe(file, ffmpeg);
  const track = media.tracks.find(({ index }) => index === (wanted ?? media.track));
  const { source } = await soundSource(file, media, track?.index ?? media.track);
  return { source, mix: mixOf(track, channels) };
}

/** Sounds for files that the page cannot play, one ffmpeg for each however many times it is asked for. */
export function createProxies({ libraryDir, sourceOf, findFfmpeg, log }: ProxyParts): Proxies {
  const dir = path.join(libraryDir, 'proxies');
  const inWork = new Map<string, Promise<string | null>>();
  const runs = new Set<FfmpegRun>();
  let isClosed = false;

  const make = async (wanted: SourceOfKey, target: string): Promise<string | null> => {
    const part = `${target}.part`;
    try {
      await mkdir(dir, { recursive: true });
      const ffmpeg = await findFfmpeg();
      const sound = await soundOf(wanted, ffmpeg);
      const starts = await startsOf(wanted.path, sound.source, ffmpeg);
      if (isClosed) return null;
      const run = runFfmpeg(ffmpeg, proxyArguments(wanted.path, sound, starts, part));
      runs.add(run);
      run.stdout.resume();
      await run.ended;
      runs.delete(run);
      // What a damaged file holds before its damage is better than nothing, so the exit code does not decide.
      const sizeBytes = existsSync(part) ? (await stat(part)).size : 0;
      if (isClosed || sizeBytes < minBytes) throw new Error(`nothing to play: ${run.said().slice(0, 300)}`);
      await rename(part, target);
      return target;
    } catch (error) {
      if (!isClosed) log.warn('a sound to play could not be made', error);
      await rm(part, { force: true });
      return null;
    }
  };
  return {
    async of(mediaKey) {
      if (path.basename(mediaKey) !== mediaKey) return null;
      const target = proxyFileOf(libraryDir, mediaKey);
      if (existsSync(target)) return target;
      const found = inWork.get(mediaKey);
      if (found) return await found;
      const source = await sourceOf(mediaKey);
      if (source === null) return null;
      const making = inWork.get(mediaKey) ?? make(source, target).finally(() => inWork.delete(mediaKey));
      inWork.set(mediaKey, making);
      return await making;
    },
    async close() {
      isClosed = true;
      await Promise.all([...runs].map((run) => run.stop()));
      await Promise.all(inWork.values());
    },
  };
}
