/**
 * Measures the search over a synthetic library: `npm run bench:search [-- --hours 10000] [-- --skip-commit]`.
 * Prints a table of wall and CPU milliseconds a call (p50, p95, p99) beside the bar. Every query is asked once and is
 * different from the others, so nothing comes from the search's own memory of the last one. Node gets the flag of
 * node-search-worker.ts.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { openLibrary } from '../../electron/services/library/open-library.ts';
import { silentLog } from '../../electron/services/log.ts';
import { openReader } from '../../electron/services/search/index/open-reader.ts';
import { createSearch } from '../../electron/services/search/query/search.ts';
import { createVocabulary } from '../../electron/services/search/spelling/vocabulary.ts';
import { createRandom } from './make-words.ts';
import { createTable } from './measure-calls.ts';
import { spoil } from './spoil.ts';
import { measureCommits } from './measure-commits.ts';
import { folders, markComplete, searchLibrary, speakers, tags } from './search-library.ts';
import { compareWithRipgrep } from './ripgrep.ts';

const { values } = parseArgs({
  options: {
    hours: { type: 'string', default: '1000' },
    'skip-commit': { type: 'boolean' },
    ripgrep: { type: 'boolean' },
  },
});
const hours = Number(values.hours);
const random = createRandom(99);

const table = createTable();
const measure: typeof table.measure = (...call) => table.measure(...call);
const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
const times = <T>(count: number, make: () => T) => Array.from({ length: count }, make);

const dir = searchLibrary(hours);
const openedMs = performance.now();
const library = openLibrary({ dir, log: silentLog });
process.stderr.write(`opened for writing in ${(performance.now() - openedMs).toFixed(0)} ms\n`);
const builtMs = performance.now();
while (!library.index.catchUp.isDone()) library.index.catchUp.work(1000);
process.stderr.write(`index brought up to date in ${((performance.now() - builtMs) / 1000).toFixed(0)} s\n`);
library.close();
markComplete(dir);
const reader = openReader(dir);
const search = createSearch({ index: reader });
const warmMs = performance.now();
Array.from(search.warmUp());
process.stderr.write(`warm in ${(performance.now() - warmMs).toFixed(0)} ms\n`);

const vocabulary = createVocabulary(reader.database);
vocabulary.refresh();
const byRank = Array.from({ length: vocabulary.size }, (_, index) => vocabulary.form(index))
  .map((form) => [form, vocabulary.countOf(form)] as const)
  .toSorted((a, b) => b[1] - a[1])
  .map(([form]) => form);
/** Spread over the ranks evenly by their logarithm: very common words are asked as often as rare ones. */
const someWord = (from = 0, to = byRank.length) =>
  byRank[Math.floor(Math.exp(Math.log(from + 1) + random() * (Math.log(to) - Math.log(from + 1))))] ?? 'и';
const segmentText = reader.database.prepare<[number], string>('SELECT text FROM main.segment WHERE id = ?').pluck();
const someSegmentId = () => (1 + Math.floor(random() * hours)) * 2 ** 20 + Math.floor(random() * 990);
const wordsOf = (id: number) => (segmentText.get(id) ?? '').split(' ');

// The bench's own lists are not left to be cleared away while it measures.
setFlagsFromString('--expose-gc');
runInNewContext('gc()');

const page = (text: string) => search.query({ text, offset: 0, limit: 50 });
runPages();
runCounts();
runFilters();
runTypos();
runSize();
reader.close();
if (values['skip-commit'] !== true) {
  const { wall, cpu } = measureCommits(dir);
  table.rows.push({
    what: 'commit of a window (text and index)',
    count: cpu.length,
    wall,
    cpu,
    bar: 'p99 ≤ 20 CPU',
    note: '',
  });
}
table.print(`${hours} h`);
if (values.ripgrep === true) compareWithRipgrep(dir, hours);

function runPages(): void {
  const bar = 'p95 ≤ 10, p99 ≤ 30';
  const ids = times(200, someSegmentId);
  measure(
    'word',
    bar,
    times(300, () => `${someWord()} `),
    page,
  );
  measure(
    'two words',
    bar,
    times(300, () => `${someWord(0, 3000)} ${someWord(0, 3000)} `),
    page,
  );
  measure(
    'three words of one segment',
    bar,
    ids.map((id) => `${wordsOf(id).slice(2, 5).join(' ')} `),
    page,
  );
  measure(
    'phrase of three',
    bar,
    ids.map((id) => `"${wordsOf(id).slice(1, 4).join(' ')}"`),
    page,
  );
  measure(
    'NEAR 10 s',
    bar,
    times(200, () => `NEAR(${someWord(0, 3000)} ${someWord(0, 3000)}, 10s)`),
    page,
  );
  measure(
    'OR',
    bar,
    times(100, () => `${someWord()} OR ${someWord()} `),
    page,
  );
  measure(
    'regular expression',
    '–',
    times(60, () => `/${someWord(50, 5000).slice(0, 4).padEnd(3, 'а')}\\w*/`),
    page,
  );
  let found = 0;
  const border = times(300, () => {
    const id = someSegmentId();
    const length = 2 + Math.floor(random() * 7);
    const before = 1 + Math.floor(random() * (length - 1));
    return { id, text: `"${[...wordsOf(id).slice(-before), ...wordsOf(id + 1).slice(0, length - before)].join(' ')}"` };
  });
  const look = ({ id, text }: (typeof border)[number]) => {
    for (let offset = 0; ; offset += 200) {
      const { hits, nextOffset } = search.query({ text, offset, limit: 200 });
      if (hits.some((hit) => hit.segmentId === id)) return void (found += 1);
      if (nextOffset === null) return;
    }
  };
  measure('phrase over a border, 2–8 words', 'all found', border, look, () => `found ${found} of ${border.length}`);
  const letters = [...new Set(byRank.slice(0, 20_000).map((form) => form[0] ?? ''))];
  measure('prefix of one letter', 'p95 ≤ 5', letters, page);
  measure(
    'prefix of two letters',
    'p95 ≤ 5',
    times(150, () => someWord().slice(0, 2)),
    page,
  );
  measure(
    'prefix of three and four',
    'p95 ≤ 5',
    times(150, () => someWord().slice(0, 3 + Math.floor(random() * 2))),
    page,
  );
  const relevant = (text: string) => search.query({ text, offset: 0, limit: 50, order: 'relevance' });
  const words = times(60, () => `${someWord()} `);
  measure('relevance, word', '–', words, relevant);
  measure(
    'completions',
    '–',
    times(150, () => someWord().slice(0, 1 + Math.floor(random() * 3))),
    (text) => search.suggest(text),
  );
}

function runCounts(): void {
  const select = reader.database
    .prepare('SELECT count(*) FROM (SELECT 1 FROM fulltext.passage WHERE passage MATCH ? LIMIT 1001)')
    .pluck();
  measure(
    'capped count, the commonest words',
    '≤ 1',
    byRank.slice(0, 100).map((form) => `exact : "${form}"`),
    (expression) => select.get(expression),
  );
  const mixed = times(200, () => (random() < 0.6 ? `${someWord()} ` : `${someWord(0, 3000)} ${someWord(0, 3000)} `));
  measure('exact count, words over all ranks', 'p95 ≤ 30', mixed, (text) => search.count(text));
  measure(
    'exact count, the 20 commonest words',
    '–',
    byRank.slice(0, 20).map((form) => `${form} `),
    (text) => search.count(text),
  );
}

function runFilters(): void {
  const bar = 'p95 ≤ 15';
  const common = () => pick(byRank.slice(0, 30));
  const month = () => {
    const date = new Date(2024, 9 + Math.floor(random() * 23), 1);
    const text = (value: Date) => `${value.getFullYear()}-${String(value.getMonth() + 1).padStart(2, '0')}`;
    return `after:${text(date)} before:${text(new Date(date.getFullYear(), date.getMonth() + 1, 1))}`;
  };
  const kinds = {
    language: () => `lang:${pick(['ru', 'en'])}`,
    month,
    folder: () => `folder:"${pick(folders)}"`,
    speaker: () => `speaker:"${pick(speakers)}"`,
    tag: () => `tag:${pick(tags)}`,
    confidence: () => 'confidence:<0.6',
    length: () => 'longer:30m',
  };
  for (const [name, make] of Object.entries(kinds)) {
    measure(
      `common word + ${name}`,
      bar,
      times(60, () => `${common()} ${make()}`),
      page,
    );
  }
  measure(
    'facets of a common word',
    '–',
    times(40, () => `${common()} `),
    (text) => search.facets(text),
  );
}

function runTypos(): void {
  const words = times(2000, () => someWord(100, 20_000))
    .filter((word) => word.length >= 5)
    .slice(0, 400);
  let found = 0;
  measure(
    'typo of 1–2 edits, words of 5 letters and more',
    'recall@20 ≥ 95 %, p95 ≤ 20',
    words,
    (word) => {
      if (search.nearest(spoil(word, random), 20).includes(word)) found += 1;
    },
    () => `recall@20 ${((found / words.length) * 100).toFixed(1)} %`,
  );
}

function runSize(): void {
  const bytes = ['library.db', 'index.db'].map((file) => statSync(join(dir, file)).size);
  const perHour = bytes.map((size) => size / 1e6 / hours);
  const total = perHour.reduce((sum, size) => sum + size, 0);
  table.rows.push({
    what: 'size, MB per hour',
    count: 1,
    wall: [],
    cpu: [],
    bar: '≤ 0.3',
    note: `${total.toFixed(3)} (library ${perHour[0]?.toFixed(3)}, index ${perHour[1]?.toFixed(3)})`,
  });
}
