import type { SoundCheck } from '#shared/recognition/sound-check.ts';
import type { ProbedMedia } from '#services/media/probe.ts';
import { readExcerpt } from '#services/media/read-excerpt.ts';
import { excerptsOf, judgeExcerpt, judgeExcerpts, type JudgedExcerpt } from '#services/speech/levels/judge-excerpts.ts';
import type { JobOptions } from '#services/store/records.ts';

/** Shorter ones are done before anybody has read what would be said of them. */
export const minCheckedMs = 10 * 60_000;

interface CheckedSound {
  readonly media: ProbedMedia;
  readonly sound: JobOptions['sound'];
  readonly ffmpeg: string;
  readonly signal: AbortSignal;
}

/** What a few places of a long recording sound like; null where it is short, or cannot be read this way. */
export async function checkSound(file: string, how: CheckedSound): Promise<SoundCheck | null> {
  const { media, sound, ffmpeg, signal } = how;
  const { durationMs, leadBytes = 0, format, startSeconds } = media;
  const track = media.tracks.find(({ index }) => index === (sound?.track ?? media.track));
  if (durationMs === null || durationMs < minCheckedMs || leadBytes > 0 || track === undefined) return null;
  const source = { track: track.index, format, startSeconds };
  const channels = track.channels ?? 2;
  const judged: JudgedExcerpt[] = [];
  for (const excerpt of excerptsOf(durationMs)) {
    const samples = await readExcerpt(file, { ffmpeg, source, channels, signal, isRough: true, ...excerpt });
    judged.push(judgeExcerpt(excerpt, loudest(samples, channels, sound?.channels ?? null)));
  }
  return judgeExcerpts(judged);
}

/** The channel with most energy among those that are listened to: what is wrong with it is wrong with the recording. */
function loudest(samples: Float32Array, count: number, chosen: readonly number[] | null): Float32Array {
  const all = Array.from({ length: count }, (_, channel) => channel);
  const kept = count === 1 || chosen === null ? all : all.filter((channel) => chosen.includes(channel));
  let best = { energy: -1, own: new Float32Array() };
  for (const channel of kept) {
    const own = new Float32Array(samples.length / count);
    let energy = 0;
    for (let frame = 0; frame < own.length; frame += 1) {
      const sample = samples[frame * count + channel] ?? 0;
      own[frame] = sample;
      energy += sample * sample;
    }
    if (energy > best.energy) best = { energy, own };
  }
  return best.own;
}
