import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sampleRateHz } from '#native/lib/types.ts';
import type { SoundCheck } from '#shared/recognition/sound-check.ts';
import type { Library } from '#services/library/library.ts';
import { probe } from '#services/media/probe.ts';
import type { SourceOfKey } from '#services/media/proxy.ts';
import { readExcerpt } from '#services/media/read-excerpt.ts';
import { wavOf } from '#services/media/wav-of.ts';
import { SoundPreparer } from '#services/speech/levels/prepare-sound.ts';

/** What a level is found from, before and after the place. */
const aroundMs = 10_000;

/** Where the place that a recording was judged by is kept as recognition would get it. */
export function treatedFileOf(libraryDir: string, mediaKey: string): string {
  return path.join(libraryDir, 'proxies', `${mediaKey}.treated.wav`);
}

/**
 * The sound of the place that a recording was judged by, treated in every way that it needs; made when it is first listened
 * to. Null where nothing is wrong with the recording, or its file is not there.
 */
export async function treatedExcerpt(
  library: Pick<Library, 'dir' | 'recordings'>,
  key: string,
  { source, ffmpeg }: { readonly source: SourceOfKey | null; readonly ffmpeg: string },
): Promise<string | null> {
  const recordingId = library.recordings.byMediaKey(key)?.recordingId;
  const check = recordingId === undefined ? null : library.recordings.soundCheck(recordingId);
  if (source === null || check === null || check.faults.length === 0) return null;
  const target = treatedFileOf(library.dir, key);
  if (existsSync(target)) return target;
  const samples = await treat(source, check, ffmpeg);
  if (samples.length === 0) return null;
  await mkdir(path.dirname(target), { recursive: true });
  const part = `${target}.${process.hrtime.bigint()}.part`;
  await writeFile(part, wavOf(samples));
  await rename(part, target);
  return target;
}

async function treat(source: SourceOfKey, check: SoundCheck, ffmpeg: string): Promise<Int16Array> {
  const media = await probe(source.path, ffmpeg);
  const track = media.tracks.find(({ index }) => index === (source.track ?? media.track));
  if (track === undefined) return new Int16Array();
  const channels = track.channels ?? 2;
  const startMs = Math.max(0, check.startMs - aroundMs);
  const samples = await readExcerpt(source.path, {
    ffmpeg,
    source: { track: track.index, format: media.format, startSeconds: media.startSeconds },
    channels,
    startMs,
    endMs: check.endMs + aroundMs,
    restoresPeaks: check.faults.includes('clipped'),
    signal: AbortSignal.timeout(60_000),
  });
  const preparer = new SoundPreparer({ channelCount: channels, channels: source.channels, isApart: false });
  const ready = [preparer.add(samples), preparer.end()];
  const all = new Int16Array(ready.reduce((sum, { length }) => sum + length, 0));
  all.set(ready[0] ?? []);
  all.set(ready[1] ?? [], ready[0]?.length ?? 0);
  const [from, to] = [check.startMs - startMs, check.endMs - startMs].map((ms) => (ms / 1000) * sampleRateHz);
  return all.slice(from, to);
}
