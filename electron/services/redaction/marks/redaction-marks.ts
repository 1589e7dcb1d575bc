import type { RedactionKind } from '#shared/sharing/redaction.ts';
import type { StoreParts } from '#services/store/store-parts.ts';

export type MarkState = 'confirmed' | 'dismissed' | 'cleared';

/** What was decided of a place. */
export interface RedactionMark {
  /** `hand:START-END`, `speaker:ID`, or the key of a proposal. */
  readonly key: string;
  readonly kind: RedactionKind;
  readonly startMs: number;
  readonly endMs: number;
  readonly state: MarkState;
}

/** Decisions about what is removed, kept at once and taken back one step at a time, also after a restart. */
export interface RedactionMarkStore {
  /** The newest of each key, without those that were cleared. */
  list(recordingId: number): readonly RedactionMark[];
  /** One step. */
  decide(recordingId: number, marks: readonly RedactionMark[]): void;
  /** Takes back the newest step; keys that it was about, empty when there is none. */
  undo(recordingId: number): readonly string[];
  canUndo(recordingId: number): boolean;
}

type MarkParts = StoreParts & { readonly who: () => string };

export function createRedactionMarks(parts: MarkParts): RedactionMarkStore {
  const { database } = parts;
  const select = database.prepare<[number], RedactionMark>(
    `SELECT key, kind, start_ms AS startMs, end_ms AS endMs, state FROM redaction_mark
     WHERE recording_id = ? AND undone_at_ms IS NULL ORDER BY id`,
  );
  const newest = database
    .prepare<[number], number | null>(
      'SELECT max(step) FROM redaction_mark WHERE recording_id = ? AND undone_at_ms IS NULL',
    )
    .pluck();
  return {
    list(recordingId) {
      const byKey = new Map(select.all(recordingId).map((mark) => [mark.key, mark]));
      return [...byKey.values()].filter(({ state }) => state !== 'cleared');
    },
    decide: prepareDecide(parts),
    undo: prepareUndo(parts, (recordingId) => newest.get(recordingId) ?? null),
    canUndo: (recordingId) => (newest.get(recordingId) ?? null) !== null,
  };
}

function prepareDecide({ database, writer, now, who }: MarkParts): RedactionMarkStore['decide'] {
  const insert = database.prepare<[number, number, string, string, number, number, string, number, string]>(
    `INSERT INTO redaction_mark (recording_id, step, key, kind, start_ms, end_ms, state, decided_at_ms, who)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const lastStep = database
    .prepare<[number], number | null>('SELECT max(step) FROM redaction_mark WHERE recording_id = ?')
    .pluck();
  return (recordingId, marks) => {
    if (marks.length === 0) return;
    writer.write(() => {
      const step = (lastStep.get(recordingId) ?? 0) + 1;
      for (const { key, kind, startMs, endMs, state } of marks) {
        insert.run(recordingId, step, key, kind, startMs, endMs, state, now(), who());
      }
    });
  };
}

function prepareUndo(
  { database, writer, now }: MarkParts,
  newest: (recordingId: number) => number | null,
): RedactionMarkStore['undo'] {
  const keysOf = database
    .prepare<[number, number], string>('SELECT key FROM redaction_mark WHERE recording_id = ? AND step = ?')
    .pluck();
  const setUndone = database.prepare<[number, number, number]>(
    'UPDATE redaction_mark SET undone_at_ms = ? WHERE recording_id = ? AND step = ?',
  );
  return (recordingId) =>
    writer.write(() => {
      const step = newest(recordingId);
      if (step === null) return [];
      setUndone.run(now(), recordingId, step);
      return keysOf.all(recordingId, step);
    });
}
