/** Other work waits no longer than this, and about as long as one step. */
const turnMs = 12;

/** Takes all steps to their end and gives way to other work every few milliseconds. */
export async function slowly<T>(steps: Iterator<unknown, T>): Promise<T> {
  let since = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - since > turnMs) {
      await new Promise((resolve) => setImmediate(resolve));
      since = performance.now();
    }
  }
}

/** Takes all steps to their end at once. */
export function atOnce<T>(steps: Iterator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** What an iterable gives, as steps. */
export function* collected<T>(all: Iterable<T>): Generator<undefined, readonly T[]> {
  const list: T[] = [];
  for (const one of all) {
    list.push(one);
    if (list.length % 100 === 0) yield;
  }
  return list;
}
