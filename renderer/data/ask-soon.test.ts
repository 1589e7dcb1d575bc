import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { askSoon } from './ask-soon.ts';

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A query with an observer, and how often it was asked. */
function shown(client: QueryClient, key: string, answerMs = 0) {
  const counts = { asked: 0, atOnce: 0, maxAtOnce: 0 };
  const queryFn = async () => {
    counts.asked += 1;
    counts.atOnce += 1;
    counts.maxAtOnce = Math.max(counts.maxAtOnce, counts.atOnce);
    await wait(answerMs);
    counts.atOnce -= 1;
    return counts.asked;
  };
  new QueryObserver(client, { queryKey: [key], queryFn, staleTime: Number.POSITIVE_INFINITY }).subscribe(() => {});
  return counts;
}

test('a thousand events are two questions', async () => {
  const client = new QueryClient();
  const counts = shown(client, 'a');
  await wait(20);
  for (let nth = 0; nth < 1000; nth += 1) askSoon(client, ['a']);
  await wait(700);
  expect(counts.asked).toBe(3); // when it was first shown, at the first event, and for all the others
});

test('one event is asked for at once', async () => {
  const client = new QueryClient();
  const counts = shown(client, 'a');
  await wait(20);
  askSoon(client, ['a']);
  await wait(20);
  expect(counts.asked).toBe(2);
});

test('a slow answer is waited for, and does not hold up another question', async () => {
  const client = new QueryClient();
  const slow = shown(client, 'slow', 300);
  const quick = shown(client, 'quick');
  await wait(400);
  for (let nth = 0; nth < 20; nth += 1) {
    askSoon(client, ['slow'], ['quick']);
    await wait(30);
  }
  expect(slow.maxAtOnce).toBe(1);
  expect(quick.asked).toBeGreaterThanOrEqual(3);
});

test('what has no observer is not fetched', async () => {
  const client = new QueryClient();
  let asked = 0;
  await client.fetchQuery({ queryKey: ['held'], queryFn: () => (asked += 1) });
  askSoon(client, ['held']);
  await wait(20);
  expect(asked).toBe(1);
});
