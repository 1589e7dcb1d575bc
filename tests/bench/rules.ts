/**
 * Rules over a synthetic library of about 9,000 words an hour: 50 rules of every kind run back over all of it, what the
 * workbench answers at first, what 50 rules add to the commit of a window, and searches by what analyses and
 * rules found. `npm run bench:rules [hours] [search]` (1,000 by
 * default; the searches alone) builds the library of `bench:search` or takes the one that is there, and works on a copy.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openLibrary } from '../../electron/services/library/open-library.ts';
import type { Library } from '../../electron/services/library/library.ts';
import { sampleOptions, sampleRecording, sampleSegment } from '../../electron/services/library/library.fixture.ts';
import { silentLog } from '../../electron/services/log.ts';
import { idsPerTranscript } from '../../electron/services/store/segments/segment-ids.ts';
import { createSearch } from '../../electron/services/search/query/search.ts';
import { createRandom } from './make-words.ts';
import { markComplete, searchLibrary } from './search-library.ts';

const hours = Number(process.argv[2] ?? 1000);
const random = createRandom(47);
const say = (line: string) => process.stdout.write(`${line}\n`);

function textAt(library: Library): string {
  const transcript = 1 + Math.floor(random() * hours);
  const id = transcript * idsPerTranscript + Math.floor(random() * 900);
  const select = library.index.database.prepare<[number], string>('SELECT text FROM segment WHERE id = ?').pluck();
  return select.get(id)?.replaceAll(/["\\]/g, ' ') ?? 'слово и слово';
}

/** Words of the text itself: a word, a phrase of two. */
function phrase(library: Library, count: number): string {
  for (;;) {
    const words = textAt(library)
      .split(' ')
      .filter((word) => /^\p{L}{4,}$/u.test(word));
    if (words.length >= count) return words.slice(0, count).join(' ');
  }
}

/** Ten of each five kinds: near, in order, at the edges, not said, silence and counts and expressions. */
function ruleTexts(library: Library): readonly string[] {
  const one = () => phrase(library, 1);
  const two = () => phrase(library, 2);
  return Array.from({ length: 10 }, (_, nth) => [
    `said "${two()}"`,
    `said "${one()}" then within 10 s said "${one()}"`,
    `(said "${one()}" near within 5 s said "${two()}") and not said "${one()}" in last 60 s`,
    nth < 5 ? `not said "${two()}" in first 30 s` : `said "${two()}" at least 2 times within 60 s`,
    nth < 3
      ? `silence lasting ${20 + nth} s`
      : nth < 5
        ? `said /${one()}\\s\\p{L}+${nth}/`
        : `said "${one()}" within 20 s after (said "${two()}")`,
  ]).flat();
}

const percentile = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

/** Milliseconds of processor of each commit of a window of six segments. */
function commits(library: Library, count: number): readonly number[] {
  const [recording] = library.recordings.add([sampleRecording(`bench ${random()}`)], sampleOptions);
  if (recording === undefined) throw new Error('nothing was added');
  const { transcriptId } = library.transcripts.begin(recording.id);
  return Array.from({ length: count }, (_, nth) => {
    const segments = Array.from({ length: 6 }, (_, at) => sampleSegment(nth * 29_000 + at * 4500, textAt(library)));
    const before = process.cpuUsage();
    library.transcripts.commitWindow({ transcriptId, resumeMs: (nth + 1) * 29_000, language: 'ru', segments });
    const used = process.cpuUsage(before);
    return (used.user + used.system) / 1000;
  });
}

/** As analyses leave it: three passages of a class, five sounds and ten names an hour. */
function annotate(library: Library): void {
  const { database } = library.index;
  const run = database.prepare(
    `INSERT INTO analysis_run (recording_id, analyzer, version, model, parameters, state, is_urgent, is_current, queued_at_ms)
     VALUES (?, ?, 1, 'm', '{}', 'done', 0, 1, 1)`,
  );
  const insert = database.prepare(
    'INSERT INTO annotation (run_id, number, start_ms, end_ms, kind, value, score, reason, name) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const place = database.prepare('INSERT INTO annotation_words VALUES (?, ?, ?, 0, ?, 0)');
  const total = database.prepare(
    `INSERT INTO annotation_total SELECT run_id, kind, value, ?, count(*), sum(end_ms - start_ms), max(end_ms - start_ms)
     FROM annotation WHERE run_id = ? GROUP BY kind, value`,
  );
  const first = database.prepare<[number], { text: string }>('SELECT text FROM segment WHERE id = ?');
  database.transaction(() => {
    for (let recording = 1; recording <= hours; recording += 1) {
      for (const [analyzer, kind, count] of [
        ['classes', 'class', 3],
        ['sounds', 'sound', 5],
        ['entities', 'entity', 10],
      ] as const) {
        const { lastInsertRowid: runId } = run.run(recording, analyzer);
        for (let nth = 0; nth < count; nth += 1) {
          const segmentId = recording * idsPerTranscript + Math.floor(random() * 700);
          const fromMs = Math.floor(random() * 3_500_000);
          const value = kind === 'class' ? 'обман' : kind === 'sound' ? 'music' : 'person';
          const name =
            kind === 'entity' ? `Имя${Math.floor(random() * 500)} Фамилия${Math.floor(random() * 500)}` : null;
          insert.run(
            runId,
            nth,
            fromMs,
            fromMs + 20_000,
            kind,
            value,
            600 + Math.floor(random() * 400),
            'слово +1.0',
            name,
          );
          const [word] = (first.get(segmentId)?.text ?? '').split(' ');
          if (kind === 'entity' && word !== undefined && word !== '') place.run(runId, nth, segmentId, word);
        }
        total.run(recording, runId);
      }
    }
  })();
}

function searchByWhatWasFound(library: Library): void {
  annotate(library);
  const word = phrase(library, 1);
  const search = createSearch(library);
  search.query({ text: word, offset: 0, limit: 50 });
  const texts = [
    'class:обман',
    'class:обман>0.9',
    'sound:music',
    'rule:"rule 1"',
    'has:person',
    'entity:Имя7',
    `${word} class:обман`,
    `${word} sound:music`,
    `${word} -class:обман`,
  ];
  for (const text of texts) {
    const times: number[] = [];
    const timed = <T>(work: () => T): T => {
      const before = performance.now();
      const result = work();
      times.push(performance.now() - before);
      return result;
    };
    timed(() => search.query({ text, offset: 0, limit: 50 }));
    const { total, isExact } = timed(() => search.count(text));
    say(
      `search, ${text}: first page ${times[0]?.toFixed(0)} ms, count of all ${times[1]?.toFixed(0)} ms (${isExact ? '' : 'about '}${total})`,
    );
  }
}

async function runRules(library: Library): Promise<void> {
  const without = commits(library, 400);
  const texts = ruleTexts(library);
  for (const [nth, text] of texts.entries()) {
    library.rules.rules.save(null, { name: `rule ${nth}`, text, severity: 'low', note: '' });
  }
  const withRules = commits(library, 400);
  for (const share of [0.5, 0.99]) {
    say(
      `commit p${share * 100}: ${percentile(without, share).toFixed(1)} ms, with ${texts.length} rules ${percentile(withRules, share).toFixed(1)} ms`,
    );
  }
  const cpu = process.cpuUsage();
  const beganMs = performance.now();
  const { foundCount } = await library.rules.runs.run();
  const used = process.cpuUsage(cpu);
  say(
    `${texts.length} rules back over ${hours} h: ${((performance.now() - beganMs) / 1000).toFixed(1)} s, ${((used.user + used.system) / 1e6).toFixed(1)} s of processor, ${foundCount} findings`,
  );
  for (const text of [texts[0], texts[1], texts[3], 'silence lasting 20 s', `said /${phrase(library, 1)}/`]) {
    const triedMs = performance.now();
    const { lookedThrough, recordingCount, count } = library.rules.tryRule({
      ruleId: null,
      text: text ?? '',
      cursor: null,
      budgetMs: 500,
    });
    say(
      `workbench, ${text}: ${(performance.now() - triedMs).toFixed(0)} ms for the first ${lookedThrough} of ${recordingCount} recordings, ${count} findings`,
    );
  }
}

const source = searchLibrary(hours);
const dir = mkdtempSync(path.join(tmpdir(), 'bench-rules-'));
try {
  const indexed = openLibrary({ dir: source, log: silentLog });
  while (!indexed.index.catchUp.isDone()) indexed.index.catchUp.work(1000);
  indexed.close();
  markComplete(source);
  cpSync(source, dir, { recursive: true });
  const library = openLibrary({ dir, log: silentLog });
  if (process.argv[3] !== 'search') await runRules(library);
  searchByWhatWasFound(library);
  library.close();
} finally {
  rmSync(dir, { recursive: true, force: true });
}
