import { expect, test } from 'vitest';
import type { PartialSegment } from '#shared/segment.ts';
import { createLiveText } from './live-text.ts';

const said = (text: string): readonly PartialSegment[] => [{ startMs: 0, endMs: 1, text }];

test('a later window is shown only when those before it are saved, with all that was recognised of it', () => {
  const shown: string[] = [];
  const live = createLiveText((segments) => shown.push(segments.map(({ text }) => text).join(' ')));
  const [first, second] = [live.open(), live.open()];
  second(said('later'));
  first(said('one'));
  first([...said('one'), ...said('two')]);
  expect(shown).toEqual(['one', 'one two']);
  live.next();
  expect(shown.at(-1)).toBe('later');
  second(said('later still'));
  expect(shown.at(-1)).toBe('later still');
  live.next();
  expect(shown).toHaveLength(4);
});
