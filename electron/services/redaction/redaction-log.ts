import type { Leak, RedactionOptions, RedactionPlace, SoundBand, TrackProof } from '#shared/sharing/redaction.ts';

export interface LoggedRedaction {
  readonly atMs: number;
  readonly who: string;
  readonly appVersion: string;
  readonly sourceSha256: string | null;
  readonly durationMs: number | null;
  readonly modelId: string | null;
  readonly options: RedactionOptions;
  readonly places: readonly RedactionPlace[];
  readonly bands: readonly SoundBand[];
  readonly tracks: readonly TrackProof[];
  readonly leaks: readonly Leak[];
  readonly outcome: string;
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  /** Last hash of the log of changes when it was written; null without one. */
  readonly auditHash: string | null;
}

/** What was removed, when and how, and what the proof found: never what the words were. */
export function redactionLog(log: LoggedRedaction): string {
  const { places, bands, leaks, atMs, options, ...rest } = log;
  const content = {
    format: 'stenogram-redaction-log',
    version: 1,
    at: new Date(atMs).toISOString(),
    ...rest,
    options,
    removed: places.map(({ startMs, endMs, kind, origin }) => ({ startMs, endMs, kind, origin })),
    bands,
    proof: {
      isRecognisedAgain: log.tracks.length > 0,
      stillThere: leaks.map(({ where, track, atMs: foundAtMs, kind, isHarmless }) => ({
        where,
        track,
        atMs: foundAtMs,
        kind,
        isHarmless,
      })),
    },
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
