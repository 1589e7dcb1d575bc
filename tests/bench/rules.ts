/**
 * Rules over a synthetic library of about 9,000 words an hour: 50 rules of every kind run back over all of it, what the
 * workbench answers at first, and what 50 rules add to the commit of a window. `npm run bench:rules [hours]` (1,000 by
 * default) builds the library of `bench:search` or takes the one that is there, and works on a copy.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openLibrary } from '../../electron/services/library/open-library.ts';
import type { Library } from '../../electron/services/library/library.ts';
import { sampleOptions, sampleRecording, sampleSegment } from '../../electron/services/library/library.fixture.ts';
import { silentLog } from '../../electron/services/log.ts';
import { idsPerTranscript } from '../../electron/services/store/segments/segment-ids.ts';
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

const source = searchLibrary(hours);
const dir = mkdtempSync(path.join(tmpdir(), 'bench-rules-'));
try {
  const indexed = openLibrary({ dir: source, log: silentLog });
  while (!indexed.index.catchUp.isDone()) indexed.index.catchUp.work(1000);
  indexed.close();
  markComplete(source);
  cpSync(source, dir, { recursive: true });
  const library = openLibrary({ dir, log: silentLog });
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
  library.close();
} finally {
  rmSync(dir, { recursive: true, force: true });
}
