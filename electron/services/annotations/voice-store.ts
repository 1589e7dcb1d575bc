import type { RememberedVoice, VoiceSample } from '#shared/analyses/voices.ts';
import { AppFailure } from '#shared/failure.ts';
import type { StoreParts } from '#services/store/store-parts.ts';

export interface NewSample {
  readonly recordingId: number;
  readonly startMs: number;
  readonly endMs: number;
  /** SHA-256 of the model that made the vector. */
  readonly model: string;
  /** Unit vector times 127. */
  readonly embedding: Int8Array;
}

export interface VoiceAnswer {
  readonly voiceId: number;
  readonly recordingId: number;
  readonly speakerId: number;
  readonly model: string;
  readonly score: number;
  readonly lead: number;
  readonly isAccepted: boolean;
}

/** Voices that the user wants to be known again: their own kind of data, never part of an export. */
export interface VoiceStore {
  list(): readonly RememberedVoice[];
  /** Adds a sample to the person of that name, who is added if there is none; one that they have already is not added again. */
  add(name: string, sample: NewSample): RememberedVoice;
  /** Samples that one model made; those of other models are not comparable. */
  vectors(model: string): readonly { readonly voiceId: number; readonly name: string; readonly vector: Float32Array }[];
  /** Models that made samples of a person, the one with most of them first. */
  models(voiceId: number): readonly string[];
  answer(answer: VoiceAnswer): void;
  answers(model: string): readonly VoiceAnswer[];
  /** Throws `not-found`. */
  rename(voiceId: number, name: string): void;
  /** All samples and answers of the one are the other's, and the one is gone. Throws `not-found`. */
  merge(voiceId: number, intoId: number): void;
  /** All rows. The bytes go when the file is rewritten. Throws `not-found`. */
  forget(voiceId: number): void;
}

export function createVoices({ database, writer, now }: StoreParts): VoiceStore {
  const selectVoices = database.prepare<[], { id: number; name: string }>(
    'SELECT id, name FROM voice ORDER BY name, id',
  );
  const selectSamples = database.prepare<[number], VoiceSample>(
    `SELECT voice_sample.id, recording_id AS recordingId, recording.name AS recordingName, start_ms AS startMs,
       end_ms AS endMs
     FROM voice_sample JOIN recording ON recording.id = recording_id WHERE voice_id = ? ORDER BY voice_sample.id`,
  );
  const selectModels = database
    .prepare<[number], string>(
      'SELECT model FROM voice_sample WHERE voice_id = ? GROUP BY model ORDER BY count(*) DESC, max(id) DESC',
    )
    .pluck();
  const list = () => selectVoices.all().map((voice) => ({ ...voice, samples: selectSamples.all(voice.id) }));
  return {
    list,
    models: (voiceId) => selectModels.all(voiceId),
    ...createSamples({ database, writer, now }, list),
    rename(voiceId, name) {
      writer.write(() => {
        const { changes } = database.prepare('UPDATE voice SET name = ? WHERE id = ?').run(name, voiceId);
        if (changes === 0) throw new AppFailure('not-found', { what: 'voice' });
      });
    },
    merge(voiceId, intoId) {
      writer.write(() => {
        for (const table of ['voice_answer', 'voice_sample']) {
          database.prepare(`UPDATE ${table} SET voice_id = ? WHERE voice_id = ?`).run(intoId, voiceId);
        }
        const { changes } = database.prepare('DELETE FROM voice WHERE id = ?').run(voiceId);
        if (changes === 0) throw new AppFailure('not-found', { what: 'voice' });
      });
    },
    forget(voiceId) {
      writer.write(() => {
        for (const table of ['voice_answer', 'voice_sample']) {
          database.prepare(`DELETE FROM ${table} WHERE voice_id = ?`).run(voiceId);
        }
        const { changes } = database.prepare('DELETE FROM voice WHERE id = ?').run(voiceId);
        if (changes === 0) throw new AppFailure('not-found', { what: 'voice' });
      });
    },
  };
}

function createSamples(
  { database, writer, now }: StoreParts,
  list: VoiceStore['list'],
): Pick<VoiceStore, 'add' | 'vectors' | 'answer' | 'answers'> {
  const selectNamed = database.prepare<[string], number>('SELECT id FROM voice WHERE name = ?').pluck();
  const insertVoice = database.prepare('INSERT INTO voice (name, added_at_ms) VALUES (?, ?)');
  const insertSample = database.prepare(
    `INSERT INTO voice_sample (voice_id, recording_id, start_ms, end_ms, model, embedding, added_at_ms)
     SELECT @id, @recordingId, @from, @to, @model, @text, @now WHERE NOT EXISTS (SELECT 1 FROM voice_sample WHERE
       voice_id = @id AND recording_id = @recordingId AND start_ms = @from AND end_ms = @to AND model = @model)`,
  );
  const insertAnswer = database.prepare(
    `INSERT INTO voice_answer (voice_id, recording_id, speaker_id, model, score, lead, is_accepted, answered_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const selectVectors = database.prepare<[string], { voiceId: number; name: string; embedding: string }>(
    `SELECT voice_id AS voiceId, voice.name, embedding FROM voice_sample JOIN voice ON voice.id = voice_id WHERE model = ?`,
  );
  const selectAnswers = database.prepare<[string], Omit<VoiceAnswer, 'isAccepted'> & { isAccepted: number }>(
    `SELECT voice_id AS voiceId, recording_id AS recordingId, speaker_id AS speakerId, model, score, lead,
       is_accepted AS isAccepted FROM voice_answer WHERE model = ?`,
  );
  return {
    add: (name, { recordingId, startMs, endMs, model, embedding }) =>
      writer.write(() => {
        const id = selectNamed.get(name) ?? Number(insertVoice.run(name, now()).lastInsertRowid);
        const text = Buffer.from(embedding.buffer, embedding.byteOffset, embedding.byteLength).toString('hex');
        const [from, to] = [Math.round(startMs), Math.round(endMs)];
        insertSample.run({ id, recordingId, from, to, model, text, now: now() });
        const voice = list().find((one) => one.id === id);
        if (voice === undefined) throw new Error('the voice that was added is not there');
        return voice;
      }),
    vectors: (model) =>
      selectVectors.all(model).map(({ embedding, ...voice }) => {
        const bytes = Buffer.from(embedding, 'hex');
        return { ...voice, vector: Float32Array.from(bytes, (_, at) => bytes.readInt8(at) / 127) };
      }),
    answer(one) {
      const [score, lead] = [Math.round(one.score * 1000), Math.round(one.lead * 1000)];
      const who = [one.voiceId, one.recordingId, one.speakerId, one.model];
      writer.write(() => insertAnswer.run(...who, score, lead, Number(one.isAccepted), now()));
    },
    answers: (model) =>
      selectAnswers
        .all(model)
        .map((row) => ({ ...row, score: row.score / 1000, lead: row.lead / 1000, isAccepted: row.isAccepted === 1 })),
  };
}
