import { expect, it } from 'vitest';
import { scoreDistorted } from './distorted-words.ts';

it('is right in 90 of 100 suggestions for masked and misheard words, and has one for most of them', () => {
  for (const name of ['words', 'words-held-out']) {
    const { labels, suggested, right } = scoreDistorted(name);
    expect(right / suggested).toBeGreaterThanOrEqual(0.9);
    expect(right / labels).toBeGreaterThanOrEqual(0.8);
  }
});
