/** The synthetic library of the search benchmark: written with SQL in big transactions, indexed by the app's own code. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { recognisedRow } from '../../electron/services/store/segments/segment-row.ts';
import { extendChain, hashSegment } from '../../electron/services/store/segments/segment-hash.ts';
import { openLibrary } from '../../electron/services/library/open-library.ts';
import { silentLog } from '../../electron/services/log.ts';
import { createRandom, makeWords, zipf } from './make-words.ts';
import { idsPerTranscript } from '#services/store/segments/segment-ids.ts';

/** Raised when the generator or the index changes. */
const recipe = 6;
const segmentsPerHour = 1000;
const wordsPerSegment = 9;
const segmentMs = 3600;
export const folders = ['Горячая линия', 'Интервью', 'Совещания', 'Calls', 'Interviews', 'Archive', 'Суд', 'Лекции'];
export const tags = ['срочно', 'архив', 'urgent', 'проверено', 'legal'];
export const speakers =
  'Анна Петрова|Борис|Виктор Сидоров|Галина|Дарья|Егор|Anna Smith|Ben|Clara|David|Оператор|Клиент'.split('|');

/** Of these hours, each one recording; built once and kept. Returns its folder. */
export function searchLibrary(hours: number): string {
  const dir = join(import.meta.dirname, '../../.cache/bench', `search-${hours}`);
  const mark = join(dir, `recipe-${recipe}`);
  if (existsSync(mark)) return dir;
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  openLibrary({ dir, log: silentLog }).close();
  const startedMs = Date.now();
  fill(join(dir, 'library.db'), hours);
  process.stderr.write(`text of ${hours} h written in ${((Date.now() - startedMs) / 1000).toFixed(0)} s\n`);
  return dir;
}

export function markComplete(dir: string): void {
  writeFileSync(join(dir, `recipe-${recipe}`), '');
}

function fill(path: string, hours: number): void {
  const database = new Database(path);
  database.pragma('synchronous = OFF');
  const trigger = database
    .prepare(`SELECT sql FROM sqlite_schema WHERE name = 'segment_added'`)
    .pluck()
    .get() as string;
  database.exec('DROP TRIGGER segment_added');
  const random = createRandom(7);
  const draw = {
    ru: zipf(makeWords('ru', 20_000), random),
    en: zipf(makeWords('en', 12_000), random),
  };
  const addRecording = prepareRecording(database);
  const some = database.transaction((from: number, to: number) => {
    for (let hour = from; hour < to; hour += 1) addRecording(hour, hours, random, draw);
  });
  for (let hour = 0; hour < hours; hour += 100) some(hour, Math.min(hours, hour + 100));
  database.exec(trigger);
  database.close();
}

type Draw = Readonly<Record<'ru' | 'en', () => string>>;

function prepareRecording(database: Database.Database) {
  const media = database.prepare(
    `INSERT INTO media (id, media_key, path, size_bytes, quick_hash, sha256, duration_ms, has_video)
     VALUES (:id, :key, :path, 1, :key, :key, :durationMs, 0)`,
  );
  const recording = database.prepare(
    'INSERT INTO recording (id, media_id, name, added_at_ms) VALUES (:id, :id, :name, :addedAtMs)',
  );
  const transcript = database.prepare(
    `INSERT INTO transcript (id, recording_id, engine, model_id, parameters, language, state, done_ms, is_current,
       segment_count, revision, started_at_ms, finished_at_ms)
     VALUES (:id, :id, 'whisper.cpp', 'demo', '{}', :language, 'complete', 1, 1, :count, :count, 0, 0)`,
  );
  const job = database.prepare(
    `INSERT INTO job (recording_id, state, options, transcript_id) VALUES (?, 'done', '{}', ?)`,
  );
  const speaker = database.prepare('INSERT INTO speaker (id, transcript_id, name) VALUES (?, ?, ?)');
  const tag = database.prepare('INSERT INTO recording_tag (recording_id, name) VALUES (?, ?)');
  const segment = prepareSegment(database);
  const setChain = database.prepare<[Uint8Array, number]>('UPDATE transcript SET chain = ? WHERE id = ?');
  const pick = <T>(list: readonly T[], random: () => number) => list[Math.floor(random() * list.length)] as T;
  return (hour: number, hours: number, random: () => number, draw: Draw) => {
    const id = hour + 1;
    const language = random() < 0.7 ? 'ru' : 'en';
    const name = `запись-${String(id).padStart(5, '0')}.wav`;
    const key = `key${id}`;
    media.run({
      id,
      key,
      path: `/recordings/${pick(folders, random)}/${name}`,
      durationMs: segmentsPerHour * segmentMs,
    });
    // Two years of adding, in order.
    const addedAtMs = Date.UTC(2024, 9, 1) + Math.floor((hour / hours) * 730) * 86_400_000 + (hour % 1000) * 1000;
    recording.run({ id, name, addedAtMs });
    transcript.run({ id, language, count: segmentsPerHour });
    job.run(id, id);
    const voices = [0, 1, 2].map((index) => {
      const speakerId = id * 4 + index;
      speaker.run(speakerId, id, pick(speakers, random));
      return speakerId;
    });
    if (random() < 0.3) tag.run(id, pick(tags, random));
    const hashes = Array.from({ length: segmentsPerHour }, (_, index) => {
      const speakerId = voices[Math.floor(index / 4) % 3] ?? null;
      return segment(id, index, Array.from({ length: wordsPerSegment }, draw[language]), speakerId, random);
    });
    // A later version of the app verifies the text before it migrates it.
    setChain.run(extendChain(new Uint8Array(), hashes), id);
  };
}

function prepareSegment(database: Database.Database) {
  const insert = database.prepare(
    `INSERT INTO segment (id, start_ms, end_ms, speaker_id, flags, confidence, text, words, word_texts, hash)
     VALUES (:id, :start_ms, :end_ms, :speaker_id, :flags, :confidence, :text, :words, :word_texts, :hash)`,
  );
  return (
    transcriptId: number,
    index: number,
    texts: readonly string[],
    speakerId: number | null,
    random: () => number,
  ) => {
    const startMs = index * segmentMs;
    const quality = 0.5 + random() * 0.5;
    const words = texts.map((text, at) => ({
      startMs: startMs + at * 380,
      endMs: startMs + at * 380 + 300,
      text,
      probability: quality,
    }));
    const row = recognisedRow(transcriptId * idsPerTranscript + index, {
      startMs,
      endMs: startMs + segmentMs,
      text: texts.join(' '),
      words,
    });
    const spoken = { ...row, speaker_id: speakerId };
    const hash = hashSegment(spoken);
    insert.run({ ...spoken, hash });
    return hash;
  };
}
