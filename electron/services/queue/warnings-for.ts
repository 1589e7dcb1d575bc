import type { Hole } from '#shared/gap.ts';
import type { RecordingWarning } from '#shared/recording.ts';
import type { AudioTrack } from '#shared/audio-track.ts';

export interface FinishedRun {
  readonly durationMs: number;
  readonly declaredMs: number | null;
  readonly segmentCount: number;
  readonly modelId: string;
  readonly holes: readonly Hole[];
  /** All audio tracks of the file. */
  readonly tracks: readonly AudioTrack[];
  /** Why the end may be missing although no length tells; null if nothing says so. */
  readonly openEnd: 'no-end-mark' | 'longer-than-declared' | null;
}

/** What a person should look at. */
export function warningsFor(run: FinishedRun): readonly RecordingWarning[] {
  const { durationMs, declaredMs, holes } = run;
  const warnings: RecordingWarning[] = [];
  // ffmpeg ends a truncated file with success: only the declared length tells. Longer than declared is no damage.
  const isShort = declaredMs !== null && declaredMs - durationMs > Math.max(2000, declaredMs * 0.02);
  if (isShort) warnings.push({ kind: 'incomplete', decodedMs: durationMs, declaredMs });
  else if (run.openEnd !== null) warnings.push({ kind: 'open-end', decodedMs: durationMs, why: run.openEnd });
  const speechMs = holes.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
  if (holes.length > 0) warnings.push({ kind: 'holes', count: holes.length, speechMs });
  else if (run.segmentCount === 0) warnings.push({ kind: 'no-speech' });
  const passedOver = passedOverOf(run.tracks);
  if (passedOver.length > 0) warnings.push({ kind: 'tracks-passed-over', tracks: passedOver });
  if (run.modelId === 'demo') warnings.push({ kind: 'demo-model' });
  return warnings;
}

function passedOverOf(tracks: readonly AudioTrack[]) {
  return tracks.flatMap(({ index, codec, obstacle }) =>
    obstacle === null ? [] : [{ number: index + 1, codec, obstacle }],
  );
}
