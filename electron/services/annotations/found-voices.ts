import type { StoreParts } from '#services/store/store-parts.ts';

/** How one voice of a recording sounds. */
export interface VoiceVector {
  /** As in the annotations: `#1`, or a name. */
  readonly value: string;
  /** Unit vector. */
  readonly vector: Float32Array;
  readonly spokenMs: number;
  /** Where it is clearest. */
  readonly startMs: number;
  readonly endMs: number;
}
export interface VoiceOfRun extends VoiceVector {
  readonly runId: number;
  readonly recordingId: number;
}

/** The voices of all analyses of speakers that are shown, by how they sound. */
export interface FoundVoiceStore {
  /** Within the caller's transaction or in its own. */
  put(run: { readonly id: number; readonly recordingId: number }, model: string, voices: readonly VoiceVector[]): void;
  of(runId: number): readonly VoiceOfRun[];
  /** Of recordings that are not in the bin; only vectors of one model can be compared. */
  madeBy(model: string): IterableIterator<VoiceOfRun>;
  /** Recordings whose shown voices were made by another model. */
  otherModelCount(model: string): number;
  /** Shown runs whose voices are not written down, newest first. */
  unlisted(limit: number): readonly number[];
  unlistedCount(): number;
}

type Row = Omit<VoiceOfRun, 'vector'> & { readonly vector: Uint8Array };

export function createFoundVoices({ database, writer }: StoreParts): FoundVoiceStore {
  const columns = `found_voice.run_id AS runId, found_voice.recording_id AS recordingId, found_voice.value, vector,
    spoken_ms AS spokenMs, start_ms AS startMs, end_ms AS endMs`;
  const shown = `found_voice JOIN analysis_run AS run ON run.id = found_voice.run_id AND run.is_current = 1
    JOIN recording ON recording.id = run.recording_id AND recording.removed_at_ms IS NULL`;
  const clear = database.prepare<[number]>('DELETE FROM found_voice WHERE run_id = ?');
  const insert = database.prepare(
    `INSERT INTO found_voice (run_id, value, recording_id, model, vector, spoken_ms, start_ms, end_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const selectRun = database.prepare<[number], Row>(`SELECT ${columns} FROM found_voice WHERE run_id = ?`);
  const selectModel = database.prepare<[string], Row>(`SELECT ${columns} FROM ${shown} WHERE found_voice.model = ?`);
  const countOthers = database
    .prepare<[string], number>(
      `SELECT count(DISTINCT found_voice.recording_id) FROM ${shown} WHERE found_voice.model <> ?`,
    )
    .pluck();
  const unlisted = `FROM analysis_run AS run JOIN recording ON recording.id = run.recording_id AND removed_at_ms IS NULL
    WHERE run.analyzer = 'speakers' AND run.is_current = 1 AND json_extract(run.summary, '$.voices') > 0
      AND NOT EXISTS (SELECT 1 FROM found_voice WHERE found_voice.run_id = run.id)`;
  const selectUnlisted = database
    .prepare<[number], number>(`SELECT run.id ${unlisted} ORDER BY run.recording_id DESC LIMIT ?`)
    .pluck();
  const countUnlisted = database.prepare<[], number>(`SELECT count(*) ${unlisted}`).pluck();
  return {
    put({ id, recordingId }, model, voices) {
      writer.write(() => {
        clear.run(id);
        for (const { value, vector, spokenMs, startMs, endMs } of voices) {
          const times = [spokenMs, startMs, endMs].map(Math.round);
          insert.run(id, value, recordingId, model, halvesOf(vector), ...times);
        }
      });
    },
    of: (runId) => selectRun.all(runId).map(voiceOf),
    *madeBy(model) {
      for (const row of selectModel.iterate(model)) yield voiceOf(row);
    },
    otherModelCount: (model) => countOthers.get(model) ?? 0,
    unlisted: (limit) => selectUnlisted.all(limit),
    unlistedCount: () => countUnlisted.get() ?? 0,
  };
}

function halvesOf(vector: Float32Array): Uint8Array {
  const bytes = new Uint8Array(2 * vector.length);
  const view = new DataView(bytes.buffer);
  vector.forEach((value, i) => view.setFloat16(2 * i, value, true));
  return bytes;
}

function voiceOf({ vector: bytes, ...row }: Row): VoiceOfRun {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { ...row, vector: Float32Array.from({ length: bytes.length / 2 }, (_, i) => view.getFloat16(2 * i, true)) };
}
