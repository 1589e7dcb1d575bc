import { isDemoId } from '#shared/model.ts';
import type { Gap } from '#shared/gap.ts';
import type { ListenedSound, RecordingWarning } from '#shared/recording.ts';
import type { TreatedSound } from '#services/speech/levels/prepare-sound.ts';
import type { AudioTrack } from '#shared/audio-track.ts';
import type { FoundSound } from '#services/media/sound-source.ts';

export interface FinishedRun {
  readonly durationMs: number;
  readonly sound: FoundSound;
  readonly decoded: {
    /** The limit of length was reached, and the rest was left. */
    readonly isLimited: boolean;
    /** A part of the file gave no sound. */
    readonly isLost: boolean;
    /** Where the clock of the container starts again. */
    readonly clockRestartsMs: readonly number[];
  };
  readonly segmentCount: number;
  readonly modelId: string;
  readonly gaps: readonly Gap[];
  /** All audio tracks of the file. */
  readonly tracks: readonly AudioTrack[];
  readonly listened: ListenedSound;
  readonly treated: TreatedSound;
  /** Peaks were restored where the sound was clipped. */
  readonly isRestored?: boolean;
  /** Tracks (from 0) without speech that were passed by before this one was found. */
  readonly silentTracks: readonly number[];
  /** Channels (from 0) of the track that hold speech, where those that were chosen hold none. */
  readonly otherChannels: readonly number[];
  /** The graphics card that failed in this run; null where none did. */
  readonly failedCard: { readonly name: string; readonly detail: string } | null;
  /** Tracks (from 0) whose speech is not in this text. */
  readonly otherTracks: readonly number[];
}

/** A smaller gain is no news. */
const minRaisedDb = 12;
const minLoweredDb = 3;

/** A few bytes behind the sound are what other programs put there. */
const minLongerMs = 200;

/** More are counted only. */
const maxPlaces = 20;

/** What a person should look at. */
export function warningsFor(run: FinishedRun): readonly RecordingWarning[] {
  const { gaps } = run;
  const restarts = run.decoded.clockRestartsMs;
  const warnings: RecordingWarning[] = [...lengthWarnings(run)];
  if (restarts.length > 0) {
    warnings.push({ kind: 'clock-restarts', count: restarts.length, atMs: restarts.slice(0, maxPlaces) });
  }
  const speechMs = gaps.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
  if (gaps.length > 0) warnings.push({ kind: 'gaps', count: gaps.length, speechMs });
  else if (run.segmentCount === 0) warnings.push({ kind: 'no-speech', listened: run.listened });
  warnings.push(...trackWarnings(run), ...levelWarnings(run.treated, run.isRestored === true));
  const passedOver = passedOverOf(run.tracks);
  if (passedOver.length > 0) warnings.push({ kind: 'tracks-passed-over', tracks: passedOver });
  if (run.failedCard !== null) warnings.push({ kind: 'graphics-card-failed', ...run.failedCard });
  if (isDemoId(run.modelId)) warnings.push({ kind: 'demo-model' });
  return warnings;
}

function passedOverOf(tracks: readonly AudioTrack[]) {
  return tracks.flatMap(({ index, codec, obstacle }) =>
    obstacle === null ? [] : [{ number: index + 1, codec, obstacle }],
  );
}

/** What the structure of the container says of the length; that more came out than it declares is no damage. */
function lengthWarnings({ durationMs, sound, decoded }: FinishedRun): readonly RecordingWarning[] {
  const { declaredMs, structure } = sound;
  if (decoded.isLimited) return [{ kind: 'open-end', decodedMs: durationMs, why: 'length-limit' }];
  if (structure.ignoresLength) {
    const isLonger = declaredMs !== null && durationMs - declaredMs >= minLongerMs;
    return !isLonger ? [] : [{ kind: 'longer-than-header', decodedMs: durationMs, declaredMs }];
  }
  const missingMs = (declaredMs ?? 0) - durationMs;
  const isShort =
    declaredMs !== null && missingMs > (structure.declaredMs === null ? Math.max(2000, declaredMs * 0.02) : 1000);
  if (isShort || structure.end === 'cut' || decoded.isLost) {
    return [{ kind: 'incomplete', decodedMs: durationMs, declaredMs: missingMs > 0 ? declaredMs : null }];
  }
  return structure.end === 'open' ? [{ kind: 'open-end', decodedMs: durationMs, why: 'no-end-mark' }] : [];
}

function trackWarnings({
  listened,
  silentTracks,
  otherChannels,
  otherTracks,
}: FinishedRun): readonly RecordingWarning[] {
  const numbers = (fromZero: readonly number[]) => fromZero.map((number) => number + 1);
  const warnings: RecordingWarning[] = [];
  if (silentTracks.length > 0) {
    warnings.push({ kind: 'track-found', number: listened.track, silent: numbers(silentTracks) });
  }
  if (otherChannels.length > 0) warnings.push({ kind: 'other-channels', numbers: numbers(otherChannels) });
  if (otherTracks.length > 0) warnings.push({ kind: 'other-tracks', numbers: numbers(otherTracks) });
  return warnings;
}

function levelWarnings(
  { gainDb, hasOffset, hasHum, clipped }: TreatedSound,
  isRestored: boolean,
): readonly RecordingWarning[] {
  const isClipped = clipped.count > 0;
  const raisedDb = gainDb >= minRaisedDb ? gainDb : 0;
  const loweredDb = gainDb <= -minLoweredDb ? -gainDb : 0;
  if (raisedDb === 0 && loweredDb === 0 && !hasOffset && !hasHum && !isClipped) return [];
  return [
    {
      kind: 'level',
      raisedDb,
      loweredDb,
      hasOffset,
      hasHum,
      isClipped,
      ...(isClipped && { clipped: { ...clipped, atMs: clipped.atMs.slice(0, maxPlaces) } }),
      ...(isClipped && isRestored && { isRestored }),
    },
  ];
}
