/**
 * What three million annotations cost a page: `node tests/bench/annotations.ts [COUNT]`. Two libraries with the same texts,
 * one of them with annotations beside them, measured in turn: a page of segments, a search, an edit; and the queries of
 * annotations themselves.
 */
import { cpSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addTranscript } from '#services/library/library.fixture.ts';
import { openLibrary } from '#services/library/open-library.ts';
import { silentLog } from '#services/log.ts';
import { createSearch } from '#services/search/query/search.ts';

const wanted = Number(process.argv[2] ?? 3_000_000);
const recordings = 1000;
const pairs = 301;
const dir = mkdtempSync(path.join(tmpdir(), 'annotations-'));
const [plainDir, fullDir] = [path.join(dir, 'plain'), path.join(dir, 'full')];
const made = openLibrary({ dir: plainDir, log: silentLog });
const texts = Array.from(
  { length: 240 },
  (_, nth) => `the meeting number ${nth} was long and the answer about payment ${nth % 7} was short`,
);
/** So many have more than a page of text, and are read. */
const long = 40;
for (let nth = 0; nth < recordings; nth += 1) {
  addTranscript(made, `r${nth}.wav`, nth < long ? texts : texts.slice(0, 30), 'en');
}
made.close();
cpSync(plainDir, fullDir, { recursive: true });
const library = openLibrary({ dir: fullDir, log: silentLog });
const { database } = library.index;
const bytesBefore = statSync(path.join(fullDir, 'library.db')).size;

const timed = (work: () => void): number => {
  const from = performance.now();
  work();
  return performance.now() - from;
};
const middle = (all: readonly number[]) => all.toSorted((a, b) => a - b)[all.length >> 1] ?? 0;

/** Middle of many, in ms. */
const median = (work: () => void) => middle(Array.from({ length: 61 }, () => timed(work)));

type Pages = Readonly<Record<string, (nth: number) => void>>;
function pagesOf(of: typeof library): Pages {
  const search = createSearch({ index: of.index });
  const at = (nth: number) => 1 + ((nth * 7) % long);
  return {
    'page of the editor (200 segments)': (nth) => void of.segments.list(at(nth), { offset: 0, limit: 200 }),
    'search page': (nth) => void search.query({ text: `payment ${nth % 7}`, offset: 0, limit: 50, order: 'newest' }),
    'edit of a segment': (nth) => void of.edits.setText(at(nth) * 2 ** 20, `changed ${nth}`),
  };
}

const each = Math.ceil(wanted / recordings);
const values = ['speech', 'music', 'noise', 'silence'];
const { runs } = library.annotations;
const startedAt = performance.now();
for (let recordingId = 1; recordingId <= recordings; recordingId += 1) {
  const [id = 0] = runs.add([
    { recordingId, analyzer: 'sounds', version: 1, model: 'm', parameters: {}, transcriptId: null, isUrgent: false },
  ]);
  const annotations = Array.from({ length: each }, (_, nth) => ({
    startMs: nth * 12_000,
    endMs: nth * 12_000 + 9000 + (nth % 50) * 400,
    kind: 'sound',
    value: values[(nth + recordingId) % 4] ?? '',
    score: 0.9,
  }));
  runs.finish(id, { annotations, summary: {} });
}
const wroteMs = performance.now() - startedAt;
library.emptyLogs();
const plain = openLibrary({ dir: plainDir, log: silentLog });
const [without, beside] = [pagesOf(plain), pagesOf(library)];
for (const [name, page] of Object.entries(without)) {
  const other = beside[name] ?? page;
  const times = Array.from({ length: pairs }, (_, nth) => {
    // Which of both is first makes a difference to the processor's caches.
    if (nth % 2 === 0) return [timed(() => page(nth)), timed(() => other(nth))] as const;
    const second = timed(() => other(nth));
    return [timed(() => page(nth)), second] as const;
  });
  const [one, two] = [middle(times.map(([a]) => a)), middle(times.map(([, b]) => b))];
  const ratio = middle(times.map(([a, b]) => b / a));
  console.log(
    `${name.padEnd(36)} ${one.toFixed(3)} → ${two.toFixed(3)} ms; pairs: ${((ratio - 1) * 100).toFixed(1)} % in the middle of ${pairs}`,
  );
}
const count = database.prepare<[], number>('SELECT count(*) FROM annotation').pluck().get() ?? 0;
const bytes = statSync(path.join(fullDir, 'library.db')).size - bytesBefore;
console.log(
  `${count} annotations, ${Math.round(bytes / count)} bytes each, written in ${(wroteMs / 1000).toFixed(0)} s`,
);
const window = { recordingId: 500, fromMs: 600_000, toMs: 1_200_000, kinds: [], offset: 0, limit: 200 };
console.log(`window of ten minutes: ${median(() => void library.annotations.inWindow(window)).toFixed(2)} ms`);
const asked = { kind: 'sound', value: 'music', minMs: 25_000, offset: 0, limit: 50 };
const from = performance.now();
const found = library.annotations.find(asked);
console.log(
  `“music longer than 25 s” through the library: ${found.total} places, ${(performance.now() - from).toFixed(0)} ms`,
);
library.close();
plain.close();
rmSync(dir, { recursive: true });
