import { expect, test } from 'vitest';
import { dateTokens, spanTokens } from './facet-tokens.ts';

const at = (text: string) => Date.parse(text);

test('a span is asked for by whole years and by the months at its ends', () => {
  expect(spanTokens(at('2024-11-30T12:00:00Z'), at('2026-02-01T00:00:00Z'))).toEqual([
    'm202411',
    'm202412',
    'y2025',
    'm202601',
  ]);
  expect(spanTokens(at('2026-01-01T00:00:00Z'), at('2027-01-01T00:00:00Z'))).toEqual(['y2026']);
  expect(spanTokens(at('2026-03-02T00:00:00Z'), at('2026-03-03T00:00:00Z'))).toEqual(['m202603']);
});

test('everything added in a span has one of its tokens', () => {
  const day = 86_400_000;
  const [since, until] = [at('2023-05-17T21:00:00Z'), at('2026-08-01T22:00:00Z')];
  const wanted = new Set(spanTokens(since, until));
  for (let ms = since; ms < until; ms += day / 2) {
    expect(dateTokens(ms).some((token) => wanted.has(token))).toBe(true);
  }
  expect(dateTokens(at('2023-04-30T23:59:59Z')).some((token) => wanted.has(token))).toBe(false);
  expect(dateTokens(at('2026-09-01T00:00:00Z')).some((token) => wanted.has(token))).toBe(false);
});
