import { AppFailure } from '#shared/failure.ts';
import { pictureChanges, type PictureChange } from '#services/media/picture-changes.ts';
import { sourceInPlace } from '#services/queue/sources/locate-media.ts';
import { stretchMs, type PictureStretch } from '../analyzer.ts';
import type { StretchSource } from './sound-stretches.ts';

/** Noise between two frames of one shot stays below. */
const minScore = 2;
/** Read again before the first stretch, so that its first frame has one before it. */
const leadMs = 1000;

/** The picture of a recording, stretch by stretch; none for one without a picture. Never whole in memory. */
export async function* pictureStretches(from: StretchSource): AsyncGenerator<PictureStretch, void, void> {
  const { library, recording, ffmpeg, doneMs, signal } = from;
  if (!recording.hasVideo) return;
  const source = await sourceInPlace(library, recording.mediaKey);
  if (source === null) throw new AppFailure('file-missing', { name: recording.name });
  let startMs = Math.floor(doneMs / stretchMs) * stretchMs;
  let changes: PictureChange[] = [];
  let lastMs = startMs;
  const take = (endMs: number): PictureStretch => {
    const made: PictureStretch = { reads: 'picture', startMs, endMs, changes };
    startMs = endMs;
    changes = [];
    return made;
  };
  for await (const change of pictureChanges(source.path, { ffmpeg, fromMs: Math.max(0, startMs - leadMs), signal })) {
    while (change.atMs >= startMs + stretchMs) yield take(startMs + stretchMs);
    lastMs = Math.max(lastMs, change.atMs);
    if (change.atMs >= startMs && change.score >= minScore) changes.push(change);
  }
  if (lastMs > startMs) yield take(lastMs + 1);
}
