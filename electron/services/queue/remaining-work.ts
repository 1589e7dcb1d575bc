import type { FoundSpeech, RetranscribedSpan } from '#shared/gap.ts';

/** How many ms between two positions of a recording will be transcribed by the engine. */
export type WorkAhead = (fromMs: number, toMs: number) => number;

interface KnownProgress {
  /** Of an earlier text of the same recording; null where there was none. */
  readonly speech: FoundSpeech | null;
  /** Only this span is transcribed, the rest of the text is taken over. */
  readonly redo?: RetranscribedSpan | undefined;
}

/** Silence, and text that is taken over, cost next to nothing: what is left to do is counted in speech where it is known. */
export function workAhead({ speech, redo }: KnownProgress): WorkAhead {
  if (redo !== undefined) return (fromMs, toMs) => overlap(redo, fromMs, toMs);
  if (speech === null || speech.edgesMs.length === 0) return (fromMs, toMs) => toMs - fromMs;
  const spans = spansOf(speech.edgesMs);
  return (fromMs, toMs) => spans.reduce((sum, span) => sum + overlap(span, fromMs, toMs), 0);
}

interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

function spansOf(edgesMs: readonly number[]): readonly Span[] {
  const spans: Span[] = [];
  for (let at = 0; at + 1 < edgesMs.length; at += 2) {
    spans.push({ startMs: edgesMs[at] ?? 0, endMs: edgesMs[at + 1] ?? 0 });
  }
  return spans;
}

function overlap({ startMs, endMs }: Span, fromMs: number, toMs: number): number {
  return Math.max(0, Math.min(endMs, toMs) - Math.max(startMs, fromMs));
}
