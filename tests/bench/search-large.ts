/**
 * The search at HOURS hours (100,000): `npm run bench:search-large [HOURS]`. The full-text index is as large as it would
 * be (12.5 GB at 100,000 h): that of 1,000 h with every list so many times longer, see repeat-index.ts; so is what
 * stands beside it of every recording. The text that hits are read from is that of 1,000 h. Prints processor milliseconds of
 * one page, and the memory of this process.
 */
import { cpSync, existsSync, mkdirSync, rmSync, statfsSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { openLibrary } from '../../electron/services/library/open-library.ts';
import { silentLog } from '../../electron/services/log.ts';
import { prepareMergeIndex } from '../../electron/services/search/index/merge-index.ts';
import { openReader } from '../../electron/services/search/index/open-reader.ts';
import { prepareRecordingNotes } from '../../electron/services/search/index/recording-words.ts';
import { createSearch } from '../../electron/services/search/query/search.ts';
import { createVocabulary } from '../../electron/services/search/spelling/vocabulary.ts';
import { createRandom } from './make-words.ts';
import { repeatIndex } from './repeat-index.ts';
import { markComplete, searchLibrary } from './search-library.ts';

const baseHours = 1000;
const hours = Number(process.argv[2] ?? 100_000);
const calls = Number(process.env['CALLS'] ?? 200);
const pageSize = 20;
const say = (line: string) => process.stdout.write(`${line}\n`);

const small = searchLibrary(baseHours);
const base = path.join(small, '..', 'large-base');
const dir = path.join(base, '..', `large-${hours}`);
const index = path.join(dir, 'index.db');
if (!existsSync(index)) {
  for (const at of [small, base]) {
    if (at === base) {
      rmSync(base, { recursive: true, force: true });
      cpSync(small, base, { recursive: true });
    }
    const library = openLibrary({ dir: at, log: silentLog });
    while (!library.index.catchUp.isDone()) library.index.catchUp.work(1000);
    if (at === base) {
      // As in a library that is large enough.
      const notes = prepareRecordingNotes(library.index.database, 1);
      while (notes.isWaiting()) notes.noteOne();
      const merge = prepareMergeIndex(library.index.database, 'recording_words');
      while (merge());
    }
    library.close();
    markComplete(at);
  }
  const sizeMb = (at: string) => (statSync(path.join(at, 'index.db')).size / 1e6).toFixed(1);
  say(`index of ${baseHours} h: ${sizeMb(small)} MB, with the words of recordings ${sizeMb(base)} MB`);
  const needed = statSync(path.join(base, 'index.db')).size * (hours / baseHours) * 1.1;
  const { bavail, bsize } = statfsSync(base);
  if (needed > bavail * bsize) throw new Error(`${Math.round(needed / 1e9)} GB of disk are needed`);
  mkdirSync(dir, { recursive: true });
  if (!existsSync(path.join(dir, 'library.db')))
    symlinkSync(path.join(base, 'library.db'), path.join(dir, 'library.db'));
  const fromMs = Date.now();
  repeatIndex(path.join(base, 'index.db'), index, baseHours, hours / baseHours);
  say(`index of ${hours} h written in ${Math.round((Date.now() - fromMs) / 1000)} s`);
}
say(`${(statSync(index).size / 1e9).toFixed(1)} GB of index`);

const reader = openReader(dir);
const search = createSearch({ index: reader });
const warmMs = performance.now();
Array.from(search.warmUp());
const rss = () => Math.round(process.memoryUsage().rss / 1e6);
say(`warm in ${Math.round(performance.now() - warmMs)} ms, ${rss()} MB`);
const vocabulary = createVocabulary(reader.database);
vocabulary.refresh();
const forms = Array.from({ length: vocabulary.size }, (_, nth) => vocabulary.form(nth))
  .map((form) => [form, vocabulary.countOf(form)] as const)
  .toSorted((a, b) => b[1] - a[1])
  .map(([form]) => form);
const random = createRandom(5);
const some = () => forms[Math.floor(Math.exp(random() * Math.log(forms.length)))] ?? 'и';
const rare = () => forms[forms.length - 1 - Math.floor(random() * forms.length * 0.2)] ?? 'и';

const kinds: Readonly<Record<string, (nth: number) => string>> = {
  'a word': () => some(),
  'a rare word': () => rare(),
  'a word that is nowhere': (nth) => `нетслова${nth}ъ`,
  'two words': () => `${some()} ${some()}`,
  'three words': () => `${some()} ${some()} ${some()}`,
  'a phrase': () => `"${some()} ${some()} ${some()}"`,
  'two words within 10 s': () => `NEAR(${some()} ${some()}, 10s)`,
  'one word or another': () => `${some()} OR ${some()}`,
};
const at = (all: readonly number[], share: number) =>
  (all.toSorted((a, b) => a - b)[Math.floor(all.length * share)] ?? 0).toFixed(2);
for (const [name, make] of Object.entries(kinds)) {
  for (let nth = 0; nth < 20; nth += 1) search.query({ text: `${make(nth + 1000)} `, offset: 0, limit: pageSize });
  const taken: number[] = [];
  const wall: number[] = [];
  const slow: [number, string][] = [];
  let nowhere = 0;
  for (let nth = 0; nth < calls; nth += 1) {
    const text = `${make(nth)} `;
    const from = process.cpuUsage();
    const fromMs = performance.now();
    const { hits } = search.query({ text, offset: 0, limit: pageSize });
    const { user, system } = process.cpuUsage(from);
    taken.push((user + system) / 1000);
    wall.push(performance.now() - fromMs);
    slow.push([(user + system) / 1000, `${text}(${hits.length})`]);
    if (hits.length === 0) nowhere += 1;
  }
  say(
    `${name.padEnd(24)} p50 ${at(taken, 0.5)}  p95 ${at(taken, 0.95)}  p99 ${at(taken, 0.99)} ms of processor (by the clock p95 ${at(wall, 0.95)}), ${nowhere} of ${calls} nowhere, ${rss()} MB`,
  );
  if (process.env['SLOWEST'] !== undefined) {
    for (const [ms, text] of slow.toSorted((a, b) => b[0] - a[0]).slice(0, 5)) say(`    ${ms.toFixed(1)} ms  ${text}`);
  }
}
reader.close();
