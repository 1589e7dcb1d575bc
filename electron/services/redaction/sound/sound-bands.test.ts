import { expect, it } from 'vitest';
import type { RedactionPlace } from '#shared/sharing/redaction.ts';
import { soundBands } from './sound-bands.ts';

const place = (startMs: number, endMs: number, origin: RedactionPlace['origin'] = 'hand'): RedactionPlace => ({
  key: `${origin}:${startMs}`,
  startMs,
  endMs,
  kind: 'other',
  origin,
  state: 'confirmed',
  text: '',
  segmentId: null,
  reason: '',
});
const rules = { sound: 'silence', speakers: 'remove', guardMs: 160, durationMs: 10_000 } as const;
const spans = (places: readonly RedactionPlace[], how: Partial<Parameters<typeof soundBands>[1]> = {}) =>
  soundBands(places, { ...rules, ...how }).map(({ startMs, endMs, treatment }) => `${startMs}-${endMs} ${treatment}`);

it.each([
  ['a guard on both sides', [place(1000, 1500)], ['840-1660 silence']],
  ['not before the beginning', [place(50, 300)], ['0-460 silence']],
  ['not behind the end', [place(9800, 9950)], ['9640-10000 silence']],
  ['near ones are one', [place(1000, 1200), place(1700, 1900)], ['840-2060 silence']],
  ['far ones are two', [place(1000, 1200), place(2000, 2200)], ['840-1360 silence', '1840-2360 silence']],
  ['one within another', [place(1000, 4000), place(2000, 2100)], ['840-4160 silence']],
  ['in any order', [place(5000, 5100), place(1000, 1100)], ['840-1260 silence', '4840-5260 silence']],
])('bands have %s', (_, places, expected) => {
  expect(spans(places)).toEqual(expected);
});

it('words are removed out of a voice that is disguised', () => {
  const places = [place(1000, 5000, 'speaker'), place(2000, 2200)];
  expect(spans(places, { speakers: 'disguise', sound: 'tone' })).toEqual([
    '840-1840 disguise',
    '1840-2360 tone',
    '2360-5160 disguise',
  ]);
});
