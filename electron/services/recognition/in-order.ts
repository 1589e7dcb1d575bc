/**
 * Works on up to `most` items at once and hands out results in the order of the items. Reads ahead no further than
 * that. When it ends early, by an error or by whoever listens, all work that was begun is over before it returns.
 */
export async function* inOrder<T, R>(
  source: AsyncIterable<T>,
  max: () => number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<readonly [item: T, result: R], void, void> {
  const items = source[Symbol.asyncIterator]();
  const begun: { readonly item: T; readonly result: Promise<R> }[] = [];
  let next: Promise<IteratorResult<T>> | null = null;
  let isOver = false;
  try {
    for (;;) {
      if (!isOver && begun.length < max()) next ??= items.next();
      const head = begun[0];
      if (next === null && head === undefined) return;
      const first = await Promise.race([
        ...(next === null ? [] : [next.then((read) => ({ read }))]),
        ...(head === undefined ? [] : [head.result.then((result) => ({ done: { item: head.item, result } }))]),
      ]);
      if ('done' in first) {
        begun.shift();
        yield [first.done.item, first.done.result];
        continue;
      }
      next = null;
      if (first.read.done === true) isOver = true;
      else begun.push(started(first.read.value, work));
    }
  } finally {
    await Promise.allSettled([...begun.map(({ result }) => result), next]);
    await items.return?.();
  }
}

function started<T, R>(item: T, work: (item: T) => Promise<R>): { readonly item: T; readonly result: Promise<R> } {
  const result = work(item);
  result.catch(() => undefined); // awaited when its turn comes; until then it must not count as unhandled
  return { item, result };
}
