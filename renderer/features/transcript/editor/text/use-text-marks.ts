import { useEffect, type RefObject } from 'react';
import type { Word } from '#shared/segment.ts';
import { useTextMarks, type TextMark } from '#renderer/state/text-marks.ts';

type Kind = TextMark['kind'] | 'unlikely' | 'unsure';
type Mark = Omit<TextMark, 'kind'> & { readonly kind: Kind };

/** Below these a word is underlined faintly, or plainly. */
const unsureBelow = 0.75;
const unlikelyBelow = 0.45;

const highlights = new Map<Kind, Highlight>();

function highlightOf(kind: Kind): Highlight {
  const known = highlights.get(kind);
  if (known) return known;
  const highlight = new Highlight();
  if (kind === 'current') highlight.priority = 2;
  if (kind === 'found') highlight.priority = 1;
  highlights.set(kind, highlight);
  CSS.highlights.set(kind, highlight);
  return highlight;
}

interface Parts {
  readonly textRef: RefObject<HTMLElement | null>;
  readonly segmentId: number;
  readonly text: string;
  readonly words: readonly Word[];
  /** False while the text is a field. */
  readonly isShown: boolean;
}

/** Paints the marks of one segment over its text as it stands, with the browser's own highlights: nothing renders. */
export function useTextMarksOf({ textRef, segmentId, text, words, isShown }: Parts): void {
  useEffect(() => {
    const element = textRef.current;
    if (!isShown || !element) return undefined;
    let painted: readonly (readonly [Kind, Range])[] = [];
    const clear = () => {
      for (const [kind, range] of painted) highlightOf(kind).delete(range);
    };
    let drawn: readonly unknown[] = [];
    const paint = () => {
      const { byOwner, isDoubtPainted } = useTextMarks.getState();
      const owned = Object.values(byOwner).map((marks) => marks.get(segmentId));
      const facts = [isDoubtPainted, ...owned];
      if (facts.length === drawn.length && facts.every((fact, nth) => fact === drawn[nth])) return;
      drawn = facts;
      clear();
      const marks = owned.flatMap((one): readonly Mark[] => one ?? []);
      const all = isDoubtPainted ? [...marks, ...doubtMarks(text, words)] : marks;
      painted = all.map(({ start, end, kind }) => [kind, rangeOf(element, start, end)] as const);
      for (const [kind, range] of painted) highlightOf(kind).add(range);
    };
    paint();
    const stop = useTextMarks.subscribe(paint);
    return () => {
      stop();
      clear();
    };
  }, [textRef, segmentId, text, words, isShown]);
}

/** The range of text between two offsets, over the elements of words. */
function rangeOf(element: HTMLElement, start: number, end: number): Range {
  const range = document.createRange();
  range.selectNodeContents(element);
  range.collapse(true);
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let before = 0;
  let isStarted = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (!isStarted && start < before + length) {
      range.setStart(node, Math.max(0, start - before));
      isStarted = true;
    }
    if (isStarted && end <= before + length) {
      range.setEnd(node, end - before);
      break;
    }
    before += length;
  }
  return range;
}

function doubtMarks(text: string, words: readonly Word[]): readonly Mark[] {
  const marks: Mark[] = [];
  let from = 0;
  for (const { text: word, probability } of words) {
    const start = text.indexOf(word, from);
    if (start < 0) continue;
    from = start + word.length;
    if (probability < unsureBelow) {
      marks.push({ start, end: from, kind: probability < unlikelyBelow ? 'unlikely' : 'unsure' });
    }
  }
  return marks;
}
