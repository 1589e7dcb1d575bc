/**
 * The search over SHARDS indexes of HOURS hours each (100 × 1,000 h = 100,000 h), asked newest first until a page is full:
 * a measured simulation of shards by time. Every shard is the same synthetic library opened once more, so disk and words
 * are those of one; what is measured is the asking. `node tests/bench/search-shards.ts [HOURS] [SHARDS]`.
 */
import { openLibrary } from '../../electron/services/library/open-library.ts';
import { silentLog } from '../../electron/services/log.ts';
import { openReader } from '../../electron/services/search/index/open-reader.ts';
import { createSearch } from '../../electron/services/search/query/search.ts';
import { createVocabulary } from '../../electron/services/search/spelling/vocabulary.ts';
import { createRandom } from './make-words.ts';
import { markComplete, searchLibrary } from './search-library.ts';

const [hours = 1000, count = 100] = process.argv.slice(2).map(Number);
const pageSize = 20;
/** Of each file of each shard: a reader alone keeps 32 MB and more, which a hundred of them cannot. */
const cacheKib = Number(process.env['CACHE_KIB'] ?? 256);
const calls = 200;
const random = createRandom(5);
const say = (line: string) => process.stdout.write(`${line}\n`);

const dir = searchLibrary(hours);
const library = openLibrary({ dir, log: silentLog });
while (!library.index.catchUp.isDone()) library.index.catchUp.work(1000);
library.close();
markComplete(dir);

// One dictionary for all, as shards would share it.
const words = openReader(dir);
const vocabulary = createVocabulary(words.database);
vocabulary.refresh();
const beforeMb = process.memoryUsage().rss / 1e6;
const openedMs = performance.now();
const shards = Array.from({ length: count }, () => {
  const reader = openReader(dir);
  for (const name of ['main', 'fulltext']) reader.database.pragma(`${name}.cache_size = -${cacheKib}`);
  return { reader, search: createSearch({ index: reader, words: vocabulary }) };
});
const rss = () => Math.round(process.memoryUsage().rss / 1e6);
say(
  `${count} shards of ${hours} h opened in ${Math.round(performance.now() - openedMs)} ms, ${rss()} MB (${Math.round(beforeMb)} MB before)`,
);

const forms = Array.from({ length: vocabulary.size }, (_, nth) => vocabulary.form(nth))
  .map((form) => [form, vocabulary.countOf(form)] as const)
  .toSorted((a, b) => b[1] - a[1])
  .map(([form]) => form);
const some = () => forms[Math.floor(Math.exp(random() * Math.log(forms.length)))] ?? 'и';
const rare = () => forms[forms.length - 1 - Math.floor(random() * forms.length * 0.2)] ?? 'и';
const absent = (nth: number) => `нетслова${nth}ъ`;

/** Newest shard first, until the page is full. */
function page(text: string): { readonly hits: number; readonly asked: number } {
  let hits = 0;
  let asked = 0;
  for (const { search } of shards) {
    asked += 1;
    hits += search.query({ text, offset: 0, limit: pageSize - hits }).hits.length;
    if (hits >= pageSize) break;
  }
  return { hits, asked };
}

const kinds: Readonly<Record<string, (nth: number) => string>> = {
  'a word': () => some(),
  'two words': () => `${some()} ${some()}`,
  'a rare word': () => rare(),
  'a phrase': () => `"${some()} ${some()} ${some()}"`,
  'a word that is nowhere': absent,
};
for (const [name, make] of Object.entries(kinds)) {
  for (let nth = 0; nth < 20; nth += 1) page(make(nth + 1000));
  const taken: number[] = [];
  const wall: number[] = [];
  let askedMost = 0;
  for (let nth = 0; nth < calls; nth += 1) {
    const text = make(nth);
    const from = process.cpuUsage();
    const fromMs = performance.now();
    const { asked } = page(text);
    const { user, system } = process.cpuUsage(from);
    taken.push((user + system) / 1000);
    wall.push(performance.now() - fromMs);
    askedMost = Math.max(askedMost, asked);
  }
  const at = (all: readonly number[], share: number) =>
    (all.toSorted((a, b) => a - b)[Math.floor(all.length * share)] ?? 0).toFixed(2);
  say(
    `${name.padEnd(24)} p50 ${at(taken, 0.5)}  p95 ${at(taken, 0.95)}  p99 ${at(taken, 0.99)} ms of processor (p95 ${at(wall, 0.95)} ms by the clock), at most ${askedMost} shards asked, ${rss()} MB`,
  );
}
