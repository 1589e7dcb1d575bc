import { expect, test } from 'vitest';
import { createCalls, PendingCalls } from './calls.ts';

test('each answer reaches its own call, in whatever order they come', async () => {
  const calls = createCalls<string>();
  const ids: number[] = [];
  const [first, second, third] = [1, 2, 3].map(() => calls.ask((id) => ids.push(id)));
  expect(new Set(ids).size).toBe(3);
  calls.answer(ids[2]!, 'c');
  calls.answer(ids[0]!, 'a');
  calls.answer(ids[1]!, 'b');
  expect(await Promise.all([first, second, third])).toEqual(['a', 'b', 'c']);
});

test('an answer that comes twice, or to no call, changes nothing', async () => {
  const calls = createCalls<string>();
  let asked = 0;
  const answer = calls.ask((id) => {
    asked = id;
  });
  calls.answer(asked + 1, 'stray');
  calls.answer(asked, 'first');
  calls.answer(asked, 'second');
  expect(await answer).toBe('first');
});

test('an answer may come while the call is being sent', async () => {
  const calls = createCalls<number>();
  expect(await calls.ask((id) => calls.answer(id, id))).toBe(1);
});

test('the end answers what waits and what is asked later, without sending it', async () => {
  const calls = createCalls<string | null>();
  const before = calls.ask(() => {});
  calls.end(null);
  let isSent = false;
  const after = calls.ask(() => {
    isSent = true;
  });
  expect(await Promise.all([before, after])).toEqual([null, null]);
  expect(isSent).toBe(false);
});

test('calls that are asked again get new numbers, and a late answer to the old one is nobody’s', () => {
  const pending = new PendingCalls<string>();
  const first = pending.add('query');
  pending.add('count');
  const again = pending.takeAll();
  expect(again).toEqual(['query', 'count']);
  const ids = again.map((call) => pending.add(call));
  expect(ids).not.toContain(first);
  expect(pending.take(first)).toBeUndefined();
  expect(ids.map((id) => pending.take(id))).toEqual(['query', 'count']);
  expect(pending.takeAll()).toEqual([]);
});
