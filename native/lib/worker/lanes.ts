export interface Lanes {
  /** Runs `work` as soon as a lane is free, in the order of the calls. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing runs or waits. */
  idle(): Promise<void>;
}

/** At most `count` pieces of work at a time. */
export function createLanes(count: number): Lanes {
  const waiting: (() => void)[] = [];
  const all = new Set<Promise<unknown>>();
  let free = count;
  const enter = async (): Promise<void> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  const inLane = async <T>(work: () => Promise<T>): Promise<T> => {
    await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  };
  return {
    run(work) {
      const done = inLane(work);
      const settled: Promise<unknown> = done.catch(() => undefined).finally(() => all.delete(settled));
      all.add(settled);
      return done;
    },
    async idle() {
      await Promise.all(all);
    },
  };
}
