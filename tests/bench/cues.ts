/**
 * Scores the subtitles that text is cut into, rule by rule: `npm run bench:cues [-- --folder DIR] [-- --segments 50000]`.
 *
 * Two hours of Russian and two of English: the project's own guides with times made up per word, once with punctuation
 * and once without it, as speech that is only recognised often is. A folder may hold more: transcripts as JSON with
 * `segments` (`startMs`, `endMs`, `text`, `words`), in the language of their letters. At last the time for a transcript
 * of so many segments, and the longest time for which nothing else would get its turn.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { cuesOf, cuesOfSlowly } from '../../electron/services/cues/cues.ts';
import { fitSegments } from '../../electron/services/cues/fit-segments.ts';
import { scoreCues } from '../../electron/services/cues/score-cues.ts';
import { shownCues } from '../../electron/services/cues/shown-cues.ts';
import { collected, slowly } from '../../electron/services/cues/slowly.ts';
import { cuePresets, cueRulesOf } from '../../electron/shared/cues/cue-rules.ts';
import type { Segment, Word } from '../../electron/shared/segment.ts';
import { createRandom } from './make-words.ts';

const { values } = parseArgs({
  options: { folder: { type: 'string' }, segments: { type: 'string', default: '50000' } },
});
const twoHoursMs = 7_200_000;
const random = createRandom(7);

interface Text {
  readonly name: string;
  readonly language: string;
  readonly segments: readonly Segment[];
}

function guide(file: string): string {
  return readFileSync(path.join(import.meta.dirname, '../../docs', file), 'utf8')
    .replaceAll(/```[\s\S]*?```|^\|.*$|^#+ .*$/gm, '')
    .replaceAll(/[*_`>#]|\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/\s+/g, ' ');
}

/** Sentences as segments, at about 14 characters a second, with pauses after them. */
function spoken(text: string, untilMs: number, hasSigns: boolean): readonly Segment[] {
  const sentences = text.split(/(?<=[.!?…]) /).filter((sentence) => /\p{L}/u.test(sentence));
  const segments: Segment[] = [];
  let atMs = 0;
  for (let nth = 0; atMs < untilMs && segments.length < 200_000; nth += 1) {
    const sentence = sentences[nth % sentences.length] ?? '';
    const shown = hasSigns
      ? sentence
      : sentence
          .toLowerCase()
          .replaceAll(/[.,!?…:;—«»"()]/g, '')
          .replaceAll(/\s+/g, ' ')
          .trim();
    if (shown === '') continue;
    const speaker = Math.floor(nth / 5) % 2 === 0 ? 'Анна' : 'Борис';
    const words: Word[] = shown.split(' ').map((word) => {
      const startMs = Math.round(atMs);
      atMs += 90 + word.length * 58 * (0.7 + random() * 0.6) + (/[,:;—]$/.test(word) ? 120 : 0);
      return { text: word, startMs, endMs: Math.round(atMs - 15), probability: 0.9 };
    });
    const [startMs, endMs] = [words[0]?.startMs ?? 0, words.at(-1)?.endMs ?? 0];
    segments.push(segmentOf(segments.length + 1, startMs, endMs, shown, words, speaker));
    atMs += 60 + random() * 900;
  }
  return segments;
}

function segmentOf(
  id: number,
  startMs: number,
  endMs: number,
  text: string,
  words: readonly Word[],
  speaker: string | null,
): Segment {
  const speakerId = speaker === null ? null : speaker.length;
  const rest = { confidence: 0.9, isEdited: false, marks: [], hasFirstReading: false, language: null };
  return { id, transcriptId: 1, startMs, endMs, text, words, speaker, speakerId, ...rest };
}

function recognised(folder: string): readonly Text[] {
  const texts: Text[] = [];
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .toSorted()) {
    const { segments = [] } = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as {
      segments?: readonly Segment[];
    };
    const timed = segments.filter(({ text, startMs }) => typeof text === 'string' && typeof startMs === 'number');
    if (timed.length === 0) continue;
    // Files of others may leave out what ours never does.
    const rows = timed.map(({ startMs, endMs, text, words, speaker }, nth) =>
      segmentOf(nth + 1, startMs, endMs, text, (words as readonly Word[] | undefined) ?? [], speaker),
    );
    texts.push({ name, language: /\p{Script=Cyrillic}/u.test(rows[0]?.text ?? '') ? 'ru' : 'en', segments: rows });
  }
  return texts;
}

const texts: Text[] = [];
for (const [language, file] of [
  ['ru', 'guide.ru.md'],
  ['en', 'guide.md'],
] as const) {
  for (const hasSigns of [true, false]) {
    texts.push({
      name: `guide, ${hasSigns ? 'with' : 'without'} signs`,
      language,
      segments: spoken(guide(file), twoHoursMs, hasSigns),
    });
  }
}
if (values.folder !== undefined && existsSync(values.folder)) texts.push(...recognised(values.folder));

const bare = (parts: readonly string[]) => parts.join('').replaceAll(/\s/g, '');
let failures = 0;
const bar = (isMet: boolean, what: string) => {
  if (isMet) return;
  failures += 1;
  console.log(`  BAR MISSED: ${what}`);
};

for (const { name, language, segments } of texts) {
  const rules = cueRulesOf('netflix', language);
  const cues = cuesOf(segments, language);
  const { counts, cueCount, twoLineCount, per100 } = scoreCues(cues, rules, language);
  const torn = counts.torn + counts['torn-weak'] + counts.enclitic;
  const found = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([problem, count]) => `${problem} ${count}`);
  console.log(
    `${language} ${name}: ${cueCount} cues, ${twoLineCount} of two lines, torn ${((torn * 100) / Math.max(1, twoLineCount)).toFixed(2)} %, score ${per100.toFixed(1)} (${found.join(', ')})`,
  );
  bar(torn <= twoLineCount * 0.02, 'breaks inside a bound group');
  bar(counts.gap + counts.overlap === 0, 'gaps under two frames');
  bar(counts.short === 0, 'short cues with room');
  bar(counts.wide + counts.lines === 0, 'lines over the limit');
  bar(counts['crosses-speaker'] === 0, 'speakers');
  const said = cues.flatMap(({ turns }) =>
    turns.flatMap((turn) => turn.lines.flatMap((line) => line.map(({ text }) => text))),
  );
  bar(bare(said) === bare(segments.map(({ text }) => text)), 'text unchanged');
}

for (const preset of cuePresets) {
  const rules = cueRulesOf(preset, 'ru');
  const { counts, per100, cueCount } = scoreCues(cuesOf(texts[0]?.segments ?? [], 'ru', { rules }), rules, 'ru');
  console.log(
    `ru ${preset}: ${cueCount} cues, score ${per100.toFixed(1)}, wide ${counts.wide}, gap ${counts.gap}, short ${counts.short}`,
  );
}

const wanted = Number(values.segments);
const source = texts[0]?.segments ?? [];
const long: Segment[] = [];
for (let nth = 0; long.length < wanted; nth += 1) {
  const one = source[nth % source.length];
  if (one === undefined) break;
  const shiftMs = Math.floor(nth / source.length) * (twoHoursMs + 10_000);
  const words = one.words.map((word) => ({ ...word, startMs: word.startMs + shiftMs, endMs: word.endMs + shiftMs }));
  long.push({ ...one, startMs: one.startMs + shiftMs, endMs: one.endMs + shiftMs, words });
}
/** Of this thread, in ms: what others do on the machine is not in it. */
const processorMs = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};
const longRules = cueRulesOf('netflix', 'ru');
scoreCues(cuesOf(source, 'ru'), longRules, 'ru');
const startedAt = performance.now();
const beforeMs = processorMs();
const cues = cuesOf(long, 'ru');
const cutMs = processorMs() - beforeMs;
const { per100: longScore } = scoreCues(cues, longRules, 'ru');
const allMs = processorMs() - beforeMs;
const tookMs = performance.now() - startedAt;
let longestMs = 0;
let lastMs = processorMs();
const watch = setInterval(() => {
  const nowMs = processorMs();
  longestMs = Math.max(longestMs, nowMs - lastMs);
  lastMs = nowMs;
}, 1);
// As the page asks for it: cut, judged, and what fitting all would change.
const segments = await slowly(collected(long));
const cut = await cuesOfSlowly(segments, 'ru');
await slowly(shownCues(cut, segments, { rules: longRules, language: 'ru', shots: [] }));
const fits = await slowly(fitSegments(cut, segments, () => true));
clearInterval(watch);
console.log(
  `${long.length} segments: ${cues.length} cues in ${Math.round(cutMs)} ms of processor, scored (${longScore.toFixed(1)}) in ${Math.round(allMs - cutMs)} ms, ${Math.round(tookMs)} ms on the clock; ${fits.length} fits; others had their turn at least every ${Math.round(longestMs)} ms of processor`,
);
bar(allMs <= 1500, '50,000 segments in 1.5 s of processor');
bar(longestMs <= 50, 'blocked for at most 50 ms');
process.exitCode = failures === 0 ? 0 : 1;
