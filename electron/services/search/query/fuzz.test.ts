import { afterAll, expect, it } from 'vitest';
import { addTranscript, createTestLibrary } from '#services/library/library.fixture.ts';
import { createSearch } from './search.ts';

const fixture = createTestLibrary();
afterAll(() => fixture.dispose());

const signs = ['"', "'", '-', '--', '*', '(', ')', ':', '^', '+', '{', '}', '\\', '\0', '\n', '\t', ' ', ';', '%', '«'];
const syntax = ['AND', 'OR', 'NOT', 'NEAR', 'NEAR(', 'exact:', 'stem :', '{exact}:', 'facet:lru', 'passage'];
const words = [
  'жалоба',
  'ёл',
  'cafe\u0301',
  '你好',
  '你',
  '👍',
  '\uD800',
  '\u0301',
  '\u200B',
  '3.5',
  'x'.repeat(900),
  '١٢',
];
const parts = [...signs, ...syntax, ...words];

/** Park and Miller's generator: the same strings in every run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

it('whatever is typed is answered, never an error', () => {
  addTranscript(fixture.library, 'a', [
    'жалоба and not near ёлка',
    'cafe\u0301 你好 3.5 -- "цитата"',
    '',
    '👍 \uD800 x',
  ]);
  const search = createSearch(fixture.library);
  const random = createRandom(20);
  let found = 0;
  for (let round = 0; round < 2000; round += 1) {
    const length = 1 + Math.floor(random() * 8);
    const pick = () =>
      random() < 0.7 ? parts[Math.floor(random() * parts.length)]! : String.fromCharCode(Math.floor(random() * 0xffff));
    const text = Array.from({ length }, pick)
      .join(random() < 0.5 ? ' ' : '')
      .slice(0, 1000);
    const reply = search.query({ text, offset: 0, limit: 10 });
    found += reply.hits.length;
    for (const hit of reply.hits) {
      expect(hit.marks.length, text).toBeGreaterThan(0);
      for (const [start, end] of hit.marks) {
        expect(start).toBeLessThan(end);
        expect(end).toBeLessThanOrEqual(hit.text.length);
      }
    }
  }
  expect(found).toBeGreaterThan(20);
});
