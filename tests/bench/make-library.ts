/**
 * Makes a library of many recordings with short texts, names of people and places in two languages, tags, dates and
 * states: `node tests/bench/make-library.ts FOLDER [COUNT]`.
 */
import { openLibrary } from '#services/library/open-library.ts';
import { silentLog } from '#services/log.ts';

const [dir, given = '100000'] = process.argv.slice(2);
if (dir === undefined) throw new Error('which folder?');
const count = Number(given);

const names = {
  ru: ['Разговор', 'Жалоба клиента', 'Доставка', 'Интервью', 'Совещание', 'Звонок оператора', 'Возврат', 'Договор'],
  en: ['Interview', 'Support call', 'Meeting', 'Refund', 'Complaint', 'Delivery', 'Briefing', 'Follow-up'],
};
const people = [
  'Kowalczyk',
  'Weber',
  'Cooper',
  'Иванова',
  'Петров',
  'Сидоренко',
  'Nakamura',
  'Silva',
  'Орлова',
  'Lind',
];
const tags = ['urgent', 'проверить', 'claim', 'HR', 'архив', 'legal'];
const models = ['whisper-small-q8_0', 'whisper-large-v3-turbo', 'demo'];
const chunk = 2000;

/** The same numbers every time. */
let seed = 20_261_128;
function random(below: number): number {
  seed = (seed * 1_664_525 + 1_013_904_223) % 4_294_967_296;
  return Math.floor((seed / 4_294_967_296) * below);
}
function pick<T>(some: readonly T[]): T {
  return some[random(some.length)] as T;
}

const startedMs = performance.now();
let nowMs = Date.UTC(2024, 0, 1);
const library = openLibrary({ dir, log: silentLog, now: () => nowMs });
const { database } = library.index;
const putTranscript = database.prepare(
  `INSERT INTO transcript (recording_id, engine, model_id, parameters, language, state, is_current, started_at_ms, finished_at_ms)
   VALUES (?, 'whisper.cpp', ?, '{}', ?, 'complete', 1, ?, ?)`,
);
const putJob = database.prepare('UPDATE job SET state = ?, transcript_id = ? WHERE recording_id = ?');
const putTag = database.prepare('INSERT OR IGNORE INTO recording_tag (recording_id, name) VALUES (?, ?)');
const putDate = database.prepare(
  `INSERT INTO recording_fact (recording_id, recorded_at_ms, recorded_by) VALUES (?, ?, 'file')`,
);
const putSpeaker = database.prepare('INSERT INTO speaker (transcript_id, name, slot) VALUES (?, ?, ?)');
for (let start = 0; start < count; start += chunk) {
  nowMs += 3_600_000;
  const languages: ('ru' | 'en')[] = [];
  const recordings = Array.from({ length: Math.min(chunk, count - start) }, (_, nth) => {
    const language = random(3) === 0 ? 'en' : 'ru';
    languages.push(language);
    const name = `${pick(names[language])} ${pick(people)} ${start + nth + 1}.${pick(['wav', 'mp3', 'm4a'])}`;
    return {
      path: `/srv/calls/2026-${String(1 + random(12)).padStart(2, '0')}/desk ${random(9)}/${name}`,
      name,
      sizeBytes: 100_000 + random(90_000_000),
      quickHash: String(start + nth),
      durationMs: 5000 + random(7_200_000),
      hasVideo: random(20) === 0,
    };
  });
  const options = { modelId: 'demo', language: 'auto', translate: false, prompt: '', threads: null };
  const added = library.recordings.add(recordings, options);
  database.transaction(() => {
    for (const [nth, { id }] of added.entries()) {
      const state = random(100);
      if (state < 97) {
        const model = pick(models);
        const transcriptId = putTranscript.run(id, model, languages[nth], nowMs, nowMs).lastInsertRowid;
        putJob.run('done', transcriptId, id);
        if (random(3) === 0) {
          putSpeaker.run(transcriptId, pick(people), 1);
          putSpeaker.run(transcriptId, pick(people), 2);
        }
      } else putJob.run(state === 97 ? 'failed' : state === 98 ? 'cancelled' : 'paused', null, id);
      if (random(3) > 0) putDate.run(id, nowMs - random(9_000_000_000));
      if (random(4) === 0) putTag.run(id, pick(tags));
      if (random(20) === 0) putTag.run(id, pick(tags));
    }
  })();
}
library.recordings.restore([]);
library.close();
process.stdout.write(`${count} recordings in ${dir}, ${((performance.now() - startedMs) / 1000).toFixed(1)} s\n`);
