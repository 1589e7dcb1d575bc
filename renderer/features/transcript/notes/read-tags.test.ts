import { expect, test } from 'vitest';
import { readTags } from './read-tags.ts';

test('tags are parted by commas, each once, without signs before them', () => {
  expect(readTags(' срочно, #важно,,срочно , два слова')).toEqual(['срочно', 'важно', 'два слова']);
  expect(readTags('  ')).toEqual([]);
  expect(readTags(Array.from({ length: 40 }, (_, nth) => `t${nth}`).join(','))).toHaveLength(20);
});
