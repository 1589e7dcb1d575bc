import { cutByWidth, displayWidth } from '#shared/text/display-width.ts';
import type { Segment } from '#shared/segment.ts';
import { cueUnits, type CueUnit } from './cue-units.ts';
import { oneLine } from './plain-text.ts';

/** A subtitle: at most two lines, a name too long to share one not counted; end after start, never overlapping the next. */
export interface Cue {
  readonly startMs: number;
  readonly endMs: number;
  readonly speaker: string | null;
  readonly lines: readonly string[];
}

/** Columns of a line, by the streaming services' style guides: 42 letters, 39 in Russian, 16 full-width ones. */
const lineWidths: Readonly<Record<string, number>> = { ru: 39, zh: 32, yue: 32, ja: 32, ko: 32 };
const usualLineWidth = 42;
const maxCueMs = 7000;
const minCueMs = 1;

/** What stands before the text of each cue. */
interface Name {
  /** Begins the first line; empty for none. */
  readonly prefix: string;
  readonly prefixWidth: number;
  /** Lines of its own above, for a name that would leave too little room. */
  readonly lines: readonly string[];
}

interface Measure {
  readonly limit: number;
  readonly name: Name;
}

/**
 * Cuts segments into cues at sentence ends, commas and pauses, on the times of their words; no line is wider than the
 * language's limit. With `withNames` the lines begin with the speaker's name, which counts towards the limit.
 */
export function cuesOf(
  segments: readonly Segment[],
  language: string | null,
  { withNames = false }: { readonly withNames?: boolean } = {},
): readonly Cue[] {
  const limit = lineWidths[language ?? ''] ?? usualLineWidth;
  const cues: Cue[] = [];
  for (const segment of segments) {
    const measure = { limit, name: nameOf(withNames ? segment.speaker : null, limit) };
    for (const units of divide(cueUnits(segment, limit), measure)) {
      const [startMs, endMs] = [units[0]?.startMs ?? 0, units.at(-1)?.endMs ?? 0];
      cues.push({ startMs, endMs, speaker: segment.speaker, lines: toLines(units, measure) });
    }
  }
  return withoutOverlap(cues);
}

function nameOf(speaker: string | null, limit: number): Name {
  const name = oneLine(speaker ?? '');
  if (name === '') return { prefix: '', prefixWidth: 0, lines: [] };
  const prefix = `${name}: `;
  const prefixWidth = displayWidth(prefix);
  if (prefixWidth <= limit / 2) return { prefix, prefixWidth, lines: [] };
  const units = `${name}:`.split(' ').flatMap((word, nth) =>
    cutByWidth(word, limit).map((text, part) => ({
      text,
      width: displayWidth(text),
      hasSpace: nth > 0 && part === 0,
    })),
  );
  const lines: string[] = [];
  let width = 0;
  for (const unit of units) {
    const added = unit.width + (unit.hasSpace ? 1 : 0);
    if (lines.length === 0 || width + added > limit) {
      lines.push(unit.text);
      width = unit.width;
    } else {
      lines.push(`${lines.pop() ?? ''}${unit.hasSpace ? ' ' : ''}${unit.text}`);
      width += added;
    }
  }
  return { prefix: '', prefixWidth: 0, lines };
}

function divide(units: readonly CueUnit[], measure: Measure): readonly (readonly CueUnit[])[] {
  const first = units[0];
  const last = units.at(-1);
  if (first === undefined || last === undefined) return [];
  const isShort = last.endMs - first.startMs <= maxCueMs;
  if (units.length === 1 || (isShort && lineBreak(units, measure) !== null)) return [units];
  const cut = bestCut(units);
  return [...divide(units.slice(0, cut), measure), ...divide(units.slice(cut), measure)];
}

/** The place nearest the middle that is best to stop at: after a sentence, then a comma, then a long pause. */
function bestCut(units: readonly CueUnit[]): number {
  let best = { cut: 1, score: Number.NEGATIVE_INFINITY };
  for (let cut = 1; cut < units.length; cut += 1) {
    const [before, after] = [units[cut - 1], units[cut]];
    if (before === undefined || after === undefined) continue;
    const stop = /[.!?…。！？｡।။។]["»”)」』]*$/u.test(before.text)
      ? 0.4
      : /[,;:—–、，；：،]$/u.test(before.text)
        ? 0.25
        : 0;
    const pause = Math.min(0.2, Math.max(0, after.startMs - before.endMs) / 2500);
    const score = stop + pause - Math.abs(cut / units.length - 0.5);
    if (score > best.score) best = { cut, score };
  }
  return best.cut;
}

/** Where the second line begins, with lines of about the same width: the count of units for one line, null where two are too few. */
function lineBreak(units: readonly CueUnit[], { limit, name }: Measure): number | null {
  const widths = units.map((unit) => unit.width + (unit.hasSpace ? 1 : 0));
  const total = widths.reduce((sum, width) => sum + width, 0) - (units[0]?.hasSpace === true ? 1 : 0);
  if (name.prefixWidth + total <= limit) return units.length;
  if (name.lines.length > 0) return null;
  let best: { readonly at: number; readonly width: number } | null = null;
  let before = 0;
  for (const [at, unit] of units.entries()) {
    const first = name.prefixWidth + before;
    const width = Math.max(first, total - before - (at > 0 && unit.hasSpace ? 1 : 0));
    // A line may hold the name alone, but not nothing.
    if (first > 0 && width <= limit && (best === null || width < best.width)) best = { at, width };
    before += (widths[at] ?? 0) - (at === 0 && unit.hasSpace ? 1 : 0);
  }
  return best?.at ?? null;
}

function toLines(units: readonly CueUnit[], measure: Measure): readonly string[] {
  const { name } = measure;
  const at = lineBreak(units, measure) ?? 0;
  const text = (part: readonly CueUnit[]) =>
    part.map((unit, nth) => `${nth > 0 && unit.hasSpace ? ' ' : ''}${unit.text}`).join('');
  const lines = [`${name.prefix}${text(units.slice(0, at))}`.trimEnd(), text(units.slice(at))];
  return [...name.lines, ...lines.filter((line) => line !== '')];
}

function withoutOverlap(cues: readonly Cue[]): readonly Cue[] {
  return cues.map((cue, i) => {
    const nextStartMs = cues[i + 1]?.startMs ?? Number.POSITIVE_INFINITY;
    const endMs = Math.min(cue.endMs, Math.max(nextStartMs, cue.startMs + minCueMs));
    return { ...cue, endMs: Math.max(endMs, cue.startMs + minCueMs) };
  });
}
