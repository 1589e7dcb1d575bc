import type { Condition, Subject } from '#shared/rules/rule-tree.ts';
import type { Span } from './rule-text.ts';
import { spokenSpan, type TextIndex } from './text-index.ts';
import { isSaidBy } from './who-says.ts';

type Share = Extract<Subject, { kind: 'share' }>;

/** Whether someone's share of the speech is so; null where too much speech has no known speaker. */
export function shareHolds(index: TextIndex, { by }: Condition, subject: Share, window: Span): boolean | null {
  const spoken = spokenTimes(index, window);
  const totalMs = spoken.reduce((sum, { ms }) => sum + ms, 0);
  if (totalMs === 0) return false;
  const unknownMs = sumOf(spoken, ({ isBy }) => isBy === null);
  if (by !== null)
    return isSo(
      subject,
      sumOf(spoken, ({ isBy }) => isBy === true),
      unknownMs,
      totalMs,
    );
  const names = new Set(spoken.flatMap(({ speaker }) => (speaker === null ? [] : [speaker])));
  const answers = new Set(
    Array.from(names, (name) => {
      return isSo(
        subject,
        sumOf(spoken, ({ speaker }) => speaker === name),
        unknownMs,
        totalMs,
      );
    }),
  );
  if (answers.has(true)) return true;
  return answers.has(null) || names.size === 0 ? null : false;

  function sumOf(some: typeof spoken, is: (one: (typeof spoken)[number]) => boolean): number {
    return some.reduce((sum, one) => sum + (is(one) ? one.ms : 0), 0);
  }

  function spokenTimes({ text }: TextIndex, { startMs, endMs }: Span) {
    return text.segments.map((segment) => {
      const span = spokenSpan(segment);
      const ms = Math.max(0, Math.min(endMs, span.endMs) - Math.max(startMs, span.startMs));
      const isBy = by === null ? (segment.speaker === null ? null : false) : isSaidBy(text, segment, by);
      return { ms, speaker: segment.speaker, isBy };
    });
  }
}

function isSo({ isAbove, percent }: Share, ownMs: number, unknownMs: number, totalMs: number): boolean | null {
  const [min, max] = [(ownMs / totalMs) * 100, ((ownMs + unknownMs) / totalMs) * 100];
  if (isAbove) return min > percent ? true : max <= percent ? false : null;
  return max < percent ? true : min >= percent ? false : null;
}
