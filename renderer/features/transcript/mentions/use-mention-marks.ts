import { useEffect, useMemo } from 'react';
import type { MentionGroup, MentionPlace } from '#shared/analyses/mention-lists.ts';
import { setTextMarks, type TextMark } from '#renderer/state/text-marks.ts';
import { groupKey, placesOf } from './mention-groups.ts';

const nothing: ReadonlyMap<number, readonly TextMark[]> = new Map();

interface Marked {
  readonly places: readonly MentionPlace[];
  readonly groups: readonly MentionGroup[];
  readonly chosen: { readonly key: string; readonly nth: number } | null;
  readonly isMarked: boolean;
}

/** Marks what is listed in the text, and gives the place that is chosen. */
export function useMentionMarks({ places, groups, chosen, isMarked }: Marked): MentionPlace | null {
  const current = useMemo(() => {
    const group = groups.find((one) => groupKey(one) === chosen?.key);
    return group === undefined ? null : (placesOf(places, group)[chosen?.nth ?? 0] ?? null);
  }, [places, groups, chosen]);
  const values = groups.map(({ value }) => value).join(' ');
  useEffect(() => {
    const shown = new Set(values.split(' '));
    const marks = new Map<number, TextMark[]>();
    for (const place of places) {
      const { words, start, end, value } = place;
      if (words === null || start === null || end === null || !shown.has(value)) continue;
      if (!isMarked && place !== current) continue;
      const ofSegment = marks.get(words.segmentId) ?? [];
      ofSegment.push({ start, end, kind: place === current ? 'current' : value === 'open' ? 'open' : 'mention' });
      marks.set(words.segmentId, ofSegment);
    }
    setTextMarks('mentions', marks);
  }, [places, values, current, isMarked]);
  useEffect(() => () => setTextMarks('mentions', nothing), []);
  return current;
}
