import type { StoreParts } from '#services/store/store-parts.ts';

export interface TurnDecision {
  readonly id: number;
  readonly startMs: number;
  readonly endMs: number;
  /** Null for no one. */
  readonly speaker: string | null;
}

/** What people said of doubtful turns: it holds over every later run. */
export interface TurnDecisionStore {
  /** In the order of time. */
  list(recordingId: number): readonly TurnDecision[];
  /** Takes the place of what was said of the same time before. */
  decide(recordingId: number, decisions: readonly Omit<TurnDecision, 'id'>[], who: string): void;
  take(recordingId: number, startMs: number, endMs: number): void;
  rename(recordingId: number, from: string, to: string): void;
}

export function createTurnDecisions({ database, writer, now }: StoreParts): TurnDecisionStore {
  const select = database.prepare<[number], TurnDecision>(
    `SELECT id, start_ms AS startMs, end_ms AS endMs, speaker FROM turn_decision WHERE recording_id = ?
     ORDER BY start_ms, id`,
  );
  const clear = database.prepare('DELETE FROM turn_decision WHERE recording_id = ? AND start_ms < ? AND end_ms > ?');
  const insert = database.prepare(
    'INSERT INTO turn_decision (recording_id, start_ms, end_ms, speaker, decided_at_ms, who) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const update = database.prepare('UPDATE turn_decision SET speaker = ? WHERE recording_id = ? AND speaker = ?');
  return {
    list: (recordingId) => select.all(recordingId),
    decide(recordingId, decisions, who) {
      writer.write(() => {
        for (const { startMs, endMs, speaker } of decisions) {
          clear.run(recordingId, endMs, startMs);
          insert.run(recordingId, startMs, endMs, speaker, now(), who);
        }
      });
    },
    take(recordingId, startMs, endMs) {
      writer.write(() => void clear.run(recordingId, endMs, startMs));
    },
    rename(recordingId, from, to) {
      writer.write(() => void update.run(to, recordingId, from));
    },
  };
}
