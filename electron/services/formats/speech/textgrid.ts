import { oneLine } from '#services/text-files/one-line.ts';
import type { ExportWriter } from '../export-format.ts';
import { secondsOf } from '../stamps.ts';
import { speakerTiers } from '../research/speaker-tiers.ts';
import { wordsOfSegment } from './speech-words.ts';

interface Interval {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
}

/** Praat: intervals that tile the whole time without a gap, a tier a speaker, with times of words one more for each. */
export const textgrid: ExportWriter = {
  render({ segments, durationMs, overlaps = [] }, { withWordTimes }) {
    const untilMs = Math.max(durationMs ?? 0, ...segments.map(({ endMs }) => endMs + 1), 1);
    const tiers = speakerTiers(segments).flatMap(({ tier, segments: own }) => [
      { name: tier, intervals: own.map(({ startMs, endMs, text }) => ({ startMs, endMs, text: oneLine(text) })) },
      ...(withWordTimes ? [{ name: `${tier} words`, intervals: own.flatMap(wordsOfSegment) }] : []),
    ]);
    const both = overlaps.map(({ startMs, endMs, speaker, over }) => {
      return { startMs, endMs, text: oneLine(`${speaker} + ${over}`) };
    });
    if (both.length > 0) tiers.push({ name: freeName(tiers), intervals: both });
    const items = tiers.map(({ name, intervals }, nth) => tierText(name, tiled(intervals, untilMs), untilMs, nth + 1));
    return `File type = "ooTextFile"
Object class = "TextGrid"

xmin = 0
xmax = ${secondsOf(untilMs)}
tiers? <exists>
size = ${items.length}
item []:
${items.join('')}`;
  },
};

/** Where two speak at once has a tier of its own. */
function freeName(tiers: readonly { readonly name: string }[]): string {
  let name = 'overlap';
  for (let number = 2; tiers.some((tier) => tier.name === name); number += 1) name = `overlap (${number})`;
  return name;
}

/** With empty intervals between; what has no length, or lies in one before it, gives way by a millisecond. */
function tiled(intervals: readonly Interval[], untilMs: number): readonly Interval[] {
  const tiles: Interval[] = [];
  let atMs = 0;
  for (const { startMs, endMs, text } of intervals) {
    const from = Math.max(atMs, startMs);
    const to = Math.min(untilMs, Math.max(from + 1, endMs));
    if (to <= from) continue;
    if (from > atMs) tiles.push({ startMs: atMs, endMs: from, text: '' });
    tiles.push({ startMs: from, endMs: to, text });
    atMs = to;
  }
  if (atMs < untilMs) tiles.push({ startMs: atMs, endMs: untilMs, text: '' });
  return tiles;
}

function tierText(name: string, intervals: readonly Interval[], untilMs: number, number: number): string {
  const shown = intervals.map(
    ({ startMs, endMs, text }, nth) => `        intervals [${nth + 1}]:
            xmin = ${secondsOf(startMs)}
            xmax = ${secondsOf(endMs)}
            text = ${quoted(text)}
`,
  );
  return `    item [${number}]:
        class = "IntervalTier"
        name = ${quoted(name)}
        xmin = 0
        xmax = ${secondsOf(untilMs)}
        intervals: size = ${intervals.length}
${shown.join('')}`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
