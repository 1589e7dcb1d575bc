import { expect, test } from 'vitest';
import { createSseParser } from './sse-parser.ts';

function parse(...pieces: readonly string[]): readonly string[] {
  const seen: string[] = [];
  const feed = createSseParser((data) => seen.push(data));
  for (const piece of pieces) feed(piece);
  return seen;
}

test('an event is seen only when its empty line has come', () => {
  expect(parse('data: {"a":1}\n')).toEqual([]);
  expect(parse('data: {"a":1}\n', '\n')).toEqual(['{"a":1}']);
});

test('events cut at any character arrive whole', () => {
  const stream = ': hello\n\ndata: один\n\nid: 7\ndata:two\n\n';
  expect(parse(...stream.split(''))).toEqual(['один', 'two']);
});

test('several data lines are one event, and CRLF counts as a line end', () => {
  expect(parse('data: a\r\ndata: b\r\n\r\n')).toEqual(['a\nb']);
});

test('a comment that keeps the connection alive is no event', () => {
  expect(parse(':\n\n', ': ping\n\n')).toEqual([]);
});
