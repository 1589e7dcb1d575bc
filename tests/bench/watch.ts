/**
 * Watch lists over a synthetic library of about 9,000 words an hour: CPU of 5,000 terms per transcript hour as it is
 * committed, and CPU of 1,000 terms run back over everything. `npm run bench:watch [hours]` (1,000 by default) builds
 * the library of `bench:search` or takes the one that is there, and works on a copy.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Database } from 'better-sqlite3';
import { openLibrary } from '../../electron/services/library/open-library.ts';
import { silentLog } from '../../electron/services/log.ts';
import { tokenize } from '../../electron/services/search/language/tokens.ts';
import { createMatcher } from '../../electron/services/watch/matcher.ts';
import { termPattern } from '../../electron/services/watch/term-pattern.ts';
import { createTextUpdater } from '../../electron/services/watch/update-text.ts';
import { createRandom } from './make-words.ts';
import { markComplete, searchLibrary } from './search-library.ts';
import { idsPerTranscript } from '#services/store/segments/segment-ids.ts';

const hours = Number(process.argv[2] ?? 1000);
const random = createRandom(31);

function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1000;
}

/** Prepared once: what has to be let go of ten thousand statements would be counted as work of the first run. */
function prepareTextAt(database: Database): () => string {
  const select = database.prepare<[number], string>('SELECT text FROM segment WHERE id = ?').pluck();
  return () => {
    const transcript = 1 + Math.floor(random() * hours);
    return select.get(transcript * idsPerTranscript + Math.floor(random() * 1000)) ?? '';
  };
}

/**
 * Half words, half phrases of two or three words, out of the text itself, each in at most so many windows. In a large
 * library hardly a word is so rare: phrases take their place.
 */
function sampleTerms(database: Database, count: number, maxWindows: number): readonly string[] {
  const find = database
    .prepare(`SELECT count(*) FROM (SELECT 1 FROM fulltext.passage WHERE passage MATCH ? LIMIT ${maxWindows + 1})`)
    .pluck();
  const textAt = prepareTextAt(database);
  const terms = new Set<string>();
  const maxTries = 200;
  let tries = 0;
  while (terms.size < count) {
    const words = textAt().split(' ');
    const isWord = terms.size % 2 === 0 && tries < maxTries;
    const length = isWord ? 1 : 2 + Math.floor(random() * 2);
    const from = Math.floor(random() * (words.length - length + 1));
    const term = words.slice(from, from + length).join(' ');
    const stems = tokenize(term).map(({ stem }) => stem);
    tries += 1;
    if (stems.length === 0 || Number(find.get(`stem : "${stems.join(' ')}"`)) > maxWindows) continue;
    terms.add(term);
    tries = 0;
  }
  return [...terms];
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const source = searchLibrary(hours);
const dir = mkdtempSync(path.join(tmpdir(), 'bench-watch-'));
try {
  const indexed = openLibrary({ dir: source, log: silentLog });
  while (!indexed.index.catchUp.isDone()) indexed.index.catchUp.work(1000);
  indexed.close();
  markComplete(source);
  cpSync(source, dir, { recursive: true });
  const library = openLibrary({ dir, log: silentLog });
  const { database } = library.index;
  const rules = (terms: readonly string[]) =>
    terms.flatMap((term, ruleId) => {
      const pattern = termPattern(term, 'any');
      return pattern === null ? [] : [{ ruleId: ruleId + 1, pattern }];
    });

  // As it is committed: windows of 8 segments, one after another, found, paired and saved.
  const many = sampleTerms(database, 5000, Math.ceil(hours / 100));
  const listed = many.map((term) => ({ term, match: 'any', severity: 'low', note: '' }) as const);
  library.watch.lists.save({ listId: null, name: 'many', terms: listed });
  const build = cpuMs(() => createMatcher(rules(many)));
  const matcher = createMatcher(library.watch.lists.rules({ isPending: false }));
  const updater = createTextUpdater(database, Date.now);
  const watched = Math.min(100, hours);
  let found = 0;
  const texts = database.prepare<[number, number], string>('SELECT text FROM segment WHERE id BETWEEN ? AND ?').pluck();
  let commitMs = 0;
  {
    for (let transcriptId = 1; transcriptId <= watched; transcriptId += 1) {
      database.exec('BEGIN');
      const start = transcriptId * idsPerTranscript;
      // The index stems the same words in the same transaction; whoever comes second finds them in the cache.
      for (const text of texts.all(start, start + 999)) for (const token of tokenize(text)) void token.stem;
      commitMs += cpuMs(() => {
        for (let at = start; at < start + 1000; at += 8) {
          const segmentIds = Array.from({ length: 8 }, (_, nth) => at + nth);
          found += updater.update({ recordingId: transcriptId, transcriptId, segmentIds }, matcher);
        }
      });
      database.exec('COMMIT');
    }
  }
  say(
    `5,000 terms, per transcript hour: ${(commitMs / watched).toFixed(1)} ms CPU (${found / watched} findings an hour; automaton built in ${build.toFixed(0)} ms)`,
  );
  library.watch.lists.remove(library.watch.lists.list()[0]?.id ?? 0);

  for (const maxWindows of [10, 100]) {
    const terms = sampleTerms(database, 1000, maxWindows);
    const { list } = library.watch.lists.save({
      listId: null,
      name: `back ${maxWindows}`,
      terms: terms.map((term) => ({ term, match: 'any', severity: 'low', note: '' })),
    });
    const before = process.cpuUsage();
    const startedMs = performance.now();
    const { foundCount } = await library.watch.backfill.run();
    const used = process.cpuUsage(before);
    const usedMs = (used.user + used.system) / 1000;
    say(
      `1,000 terms of at most ${maxWindows} windows each, back over ${hours} h: ${usedMs.toFixed(0)} ms CPU, ` +
        `${(performance.now() - startedMs).toFixed(0)} ms wall, ${foundCount} findings, ${(usedMs / foundCount).toFixed(3)} ms each`,
    );
    const again = process.cpuUsage();
    await library.watch.backfill.run({ all: true });
    const repeated = process.cpuUsage(again);
    say(`  the same again: ${((repeated.user + repeated.system) / 1000).toFixed(0)} ms CPU`);
    library.watch.lists.remove(list.id);
  }
  library.close();
} finally {
  rmSync(dir, { recursive: true, force: true });
}
