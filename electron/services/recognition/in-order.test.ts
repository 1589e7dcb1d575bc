import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inOrder } from './in-order.ts';

async function* numbers(count: number, onEnd?: () => void) {
  try {
    for (let i = 0; i < count; i += 1) yield i;
  } finally {
    onEnd?.();
  }
}

test('results come in the order of the items, whoever is done first', async () => {
  const results = await Array.fromAsync(
    inOrder(
      numbers(20),
      () => 3,
      async (item) => {
        await delay((item * 7) % 5);
        return item * 10;
      },
    ),
  );
  expect(results).toEqual(Array.from({ length: 20 }, (_, i) => [i, i * 10]));
});

test('no more than that many are in work or waiting to be handed out', async () => {
  let begun = 0;
  let handedOut = 0;
  let max = 0;
  for await (const _ of inOrder(
    numbers(30),
    () => 3,
    async () => {
      begun += 1;
      max = Math.max(max, begun - handedOut);
      await delay(1);
    },
  )) {
    handedOut += 1;
  }
  expect(begun).toBe(30);
  expect(max).toBe(3);
});

test('a result is handed out while the source is still looking for the next item', async () => {
  let release = (): void => undefined;
  async function* slow() {
    yield 1;
    await new Promise<void>((resolve) => (release = resolve));
    yield 2;
  }
  const found = inOrder(
    slow(),
    () => 2,
    async (item) => item,
  );
  expect((await found.next()).value).toEqual([1, 1]);
  release();
  expect((await found.next()).value).toEqual([2, 2]);
});

test('after an error everything that was begun is over and the source is closed', async () => {
  let inWork = 0;
  let isClosed = false;
  const work = async (item: number) => {
    inWork += 1;
    await delay(item === 2 ? 1 : 10);
    inWork -= 1;
    if (item === 2) throw new Error('two');
  };
  const all = async () => {
    for await (const _ of inOrder(
      numbers(9, () => (isClosed = true)),
      () => 4,
      work,
    ));
  };
  await expect(all()).rejects.toThrow('two');
  expect(inWork).toBe(0);
  expect(isClosed).toBe(true);
});

test('an error of the source comes after the results before it', async () => {
  async function* broken() {
    yield 1;
    throw new Error('broken file');
  }
  const seen: number[] = [];
  const all = async () => {
    for await (const [item] of inOrder(
      broken(),
      () => 1,
      async (item) => item,
    ))
      seen.push(item);
  };
  await expect(all()).rejects.toThrow('broken file');
  expect(seen).toEqual([1]);
});
