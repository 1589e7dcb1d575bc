import { AppFailure } from '#shared/failure.ts';
import type { Fit } from '#services/cues/fit-segments.ts';
import type { StepDraft } from '#services/edits/edits.ts';

/** A subtitle as a page showed it. */
export interface CuePlace {
  readonly segmentIds: readonly number[];
  readonly startMs: number;
  readonly endMs: number;
}

export interface CuePiece {
  readonly id: number;
  readonly startMs: number;
  readonly endMs: number;
}

interface CuePlan {
  readonly transcriptId: number;
  /** What makes segments of all subtitles of those segments. */
  readonly fits: readonly Fit[];
  /** Those segments as they were when that was planned. */
  readonly segments: readonly (CuePiece & { readonly text: string })[];
}

/**
 * Makes segments of a subtitle, one for each who speaks in it, and returns them in order. Throws `segment-changed` where the text is not
 * what the subtitle was cut from any more.
 */
export function makeSegments(step: StepDraft, plan: CuePlan, { startMs, endMs }: CuePlace): readonly CuePiece[] {
  for (const { id, text } of [...plan.segments, ...plan.fits.flatMap(({ from }) => from)]) {
    const present = step.segment(id).text;
    if (present !== text) throw new AppFailure('segment-changed', { text: present });
  }
  const fitted = new Set(plan.fits.flatMap(({ from }) => from.map(({ id }) => id)));
  const pieces = [
    ...plan.fits.flatMap((fit) => applyFit(step, plan.transcriptId, fit)),
    ...plan.segments.filter(({ id }) => !fitted.has(id)),
  ];
  const own = pieces
    .filter((piece) => {
      const middleMs = (piece.startMs + piece.endMs) / 2;
      return middleMs >= startMs && middleMs < endMs;
    })
    .toSorted((a, b) => a.startMs - b.startMs);
  if (own.length === 0) throw new AppFailure('segment-changed', { text: '' });
  return own;
}

/** The first segment becomes the first subtitle; its other subtitles are added, its other segments go. Returns what they became. */
export function applyFit(step: StepDraft, transcriptId: number, { from, to }: Fit): readonly CuePiece[] {
  const [first, ...others] = from;
  const [own, ...more] = to;
  if (first === undefined || own === undefined) return [];
  for (const { id } of others) step.remove(id);
  const { speakerId, confidence, marks, language } = first;
  return [
    step.set(first.id, own),
    ...more.map((added) => step.add(transcriptId, { ...added, speakerId, confidence, marks, language })),
  ];
}

/**
 * The text of each of `count` people in what is typed in a subtitle: each begins with a hyphen, or has a line of its own where there are
 * as many lines. What is left out becomes empty, what is too much goes to the last.
 */
export function textsOfTurns(typed: string, count: number): readonly string[] {
  if (count === 1) return [typed];
  const lines = typed.trim().split('\n');
  const isHyphened = lines.some((line) => hyphen.test(line));
  const texts: string[] = [];
  for (const line of lines) {
    const begins =
      texts.length === 0 || (texts.length < count && (isHyphened ? hyphen.test(line) : lines.length === count));
    const said = texts.length < count && begins ? line.replace(hyphen, '') : line;
    if (begins) texts.push(said.trim());
    else texts.push(`${texts.pop() ?? ''} ${said.trim()}`.trim());
  }
  return [...texts, ...Array.from({ length: count - texts.length }, () => '')];
}

const hyphen = /^\s*[-‐‑–—]\s*/;
