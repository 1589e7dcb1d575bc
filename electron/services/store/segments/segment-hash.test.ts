import { expect, it } from 'vitest';
import { extendChain, hashSegment, type HashedSegment } from './segment-hash.ts';

const segment: HashedSegment = {
  id: 1_048_576,
  start_ms: 1000,
  end_ms: 2000,
  speaker_id: null,
  flags: 0,
  confidence: 900,
  text: 'слово',
  words: Buffer.from([1, 2, 3]),
  word_texts: null,
};

const changes: readonly Partial<HashedSegment>[] = [
  { id: 1_048_577 },
  { start_ms: 1001 },
  { end_ms: 1999 },
  { speaker_id: 1 },
  { flags: 1 },
  { confidence: null },
  { text: 'слова' },
  { words: Buffer.from([1, 2, 2]) },
  { words: null },
  { words: Buffer.from([1, 2]), word_texts: Buffer.from([3]) },
  { word_texts: Buffer.from([]) },
];

it.each(changes)('a changed field changes the hash: %o', (change) => {
  expect(hashSegment({ ...segment, ...change }).equals(hashSegment(segment))).toBe(false);
  expect(hashSegment({ ...segment }).equals(hashSegment(segment))).toBe(true);
});

it('the chain depends on the order and grows window by window', () => {
  const [a, b, c] = [1, 2, 3].map((id) => hashSegment({ ...segment, id }));
  const whole = extendChain(Buffer.alloc(0), [a!, b!, c!]);
  expect(extendChain(extendChain(Buffer.alloc(0), [a!]), [b!, c!])).toEqual(whole);
  expect(extendChain(Buffer.alloc(0), [b!, a!, c!])).not.toEqual(whole);
  expect(extendChain(Buffer.alloc(0), [a!, b!])).not.toEqual(whole);
});
