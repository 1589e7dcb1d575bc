import { randomInt } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/** As long as a passage is that someone listens to. */
const passageMs = 30_000;

export interface PassageSample {
  readonly passages: readonly { readonly recordingId: number; readonly startMs: number; readonly endMs: number }[];
  /** All that it was drawn from. */
  readonly passageCount: number;
}

/** Passages of 30 s with text and without any finding, drawn at random from the whole library. */
export function samplePassages(database: Database, count: number): PassageSample {
  const selectRecordings = database
    .prepare<[], number>(
      `SELECT recording.id FROM recording JOIN transcript ON transcript.recording_id = recording.id
       WHERE removed_at_ms IS NULL AND is_current = 1 AND state = 'complete' ORDER BY recording.id`,
    )
    .pluck();
  const selectPlaces = database
    .prepare<[number, number], number>(
      `SELECT DISTINCT segment.start_ms / CAST(? AS INTEGER) FROM segment JOIN transcript ON transcript.id = segment.id >> 20
       WHERE transcript.recording_id = ? AND transcript.is_current = 1`,
    )
    .pluck();
  const selectFindings = database.prepare<[number], { startMs: number; endMs: number }>(
    'SELECT start_ms AS startMs, end_ms AS endMs FROM finding WHERE recording_id = ? AND is_text_changed = 0',
  );
  // A reservoir: every passage has the same chance, however many there are.
  const chosen: { recordingId: number; startMs: number; endMs: number }[] = [];
  let passageCount = 0;
  for (const recordingId of selectRecordings.all()) {
    const flagged = new Set<number>();
    for (const { startMs, endMs } of selectFindings.all(recordingId)) {
      for (let at = Math.floor(startMs / passageMs); at <= Math.floor(endMs / passageMs); at += 1) flagged.add(at);
    }
    for (const place of selectPlaces.all(passageMs, recordingId)) {
      if (flagged.has(place)) continue;
      passageCount += 1;
      const passage = { recordingId, startMs: place * passageMs, endMs: (place + 1) * passageMs };
      if (chosen.length < count) chosen.push(passage);
      else {
        const at = randomInt(passageCount);
        if (at < count) chosen[at] = passage;
      }
    }
  }
  return { passages: chosen, passageCount };
}
