import { overlapKind } from '#shared/analyses/spans.ts';
import { speakerKey, type SpokenOverlap } from '#shared/analyses/voices.ts';
import type { AnalysisRun } from '#shared/analyses/analysis.ts';
import type { StoreParts } from '#services/store/store-parts.ts';

interface Row {
  readonly startMs: number;
  readonly endMs: number;
  readonly score: number | null;
  readonly reason: string;
}

/** Where two speak at once in a recording, as its current analysis of speakers found it, in the order of time. */
export function prepareOverlaps(
  { database }: Pick<StoreParts, 'database'>,
  currentRun: (recordingId: number, analyzer: string) => AnalysisRun | null,
): (recordingId: number) => readonly SpokenOverlap[] {
  const select = database.prepare<[number, string], Row>(
    `SELECT start_ms AS startMs, end_ms AS endMs, score, coalesce(reason, '') AS reason FROM annotation
     WHERE run_id = ? AND kind = ? ORDER BY start_ms, number`,
  );
  const selectName = database
    .prepare<[number, number], string>(
      `SELECT speaker.name FROM speaker JOIN transcript ON transcript.id = transcript_id
       WHERE speaker.id = ? AND recording_id = ? AND is_current = 1`,
    )
    .pluck();
  return (recordingId) => {
    const run = currentRun(recordingId, 'speakers');
    if (run === null) return [];
    const named = (value: string) => {
      const id = run.summary[speakerKey(value)];
      const name = typeof id === 'number' ? selectName.get(id, recordingId) : undefined;
      return name === undefined ? { name: value, id: null } : { name, id: Number(id) };
    };
    return select.all(run.id, overlapKind).flatMap(({ startMs, endMs, score, reason }): readonly SpokenOverlap[] => {
      const [speaker, over] = reason.split('\n').map(named);
      // Voices that people made one do not speak over themselves.
      if (speaker === undefined || over === undefined || speaker.name === over.name) return [];
      const who = { speaker: speaker.name, speakerId: speaker.id, over: over.name, overId: over.id };
      return [{ startMs, endMs, ...who, score: (score ?? 0) / 1000 }];
    });
  };
}
