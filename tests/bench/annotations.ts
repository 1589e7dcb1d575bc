/**
 * What three million annotations cost a page: `node tests/bench/annotations.ts [COUNT]`. A library with texts, measured
 * before and after annotations are put beside them: a page of segments, a search, a list of recordings; and the queries
 * of annotations themselves.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addTranscript } from '#services/library/library.fixture.ts';
import { openLibrary } from '#services/library/open-library.ts';
import { silentLog } from '#services/log.ts';
import { createSearch } from '#services/search/query/search.ts';

const wanted = Number(process.argv[2] ?? 3_000_000);
const recordings = 1000;
const dir = mkdtempSync(path.join(tmpdir(), 'annotations-'));
const library = openLibrary({ dir, log: silentLog });
const texts = Array.from(
  { length: 40 },
  (_, nth) => `the meeting number ${nth} was long and the answer about payment ${nth % 7} was short`,
);
for (let nth = 0; nth < recordings; nth += 1) addTranscript(library, `r${nth}.wav`, texts, 'en');
const search = createSearch({ index: library.index });
const { database } = library.index;

/** Middle of many, in ms. */
function median(work: () => void): number {
  const times = Array.from({ length: 61 }, () => {
    const from = performance.now();
    work();
    return performance.now() - from;
  }).toSorted((a, b) => a - b);
  return times[30] ?? 0;
}

const pages: Readonly<Record<string, () => void>> = {
  'page of the editor (200 segments)': () => void library.segments.list(500, { offset: 0, limit: 200 }),
  'search page': () => void search.query({ text: 'payment answer', offset: 0, limit: 50, order: 'newest' }),
  'edit of a segment': () => void library.edits.setText(500 * 2 ** 20, `changed ${Math.random()}`),
};
const measure = () => Object.fromEntries(Object.entries(pages).map(([name, work]) => [name, median(work)]));
measure();
const before = measure();
const bytesBefore = statSync(path.join(dir, 'library.db')).size;
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
measure();
const after = measure();
for (const name of Object.keys(pages)) {
  const [one = 0, other = 0] = [before[name], after[name]];
  console.log(
    `${name.padEnd(36)} ${one.toFixed(2)} → ${other.toFixed(2)} ms (${((other / one - 1) * 100).toFixed(1)} %)`,
  );
}
const count = database.prepare<[], number>('SELECT count(*) FROM annotation').pluck().get() ?? 0;
const bytes = statSync(path.join(dir, 'library.db')).size - bytesBefore;
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
rmSync(dir, { recursive: true });
