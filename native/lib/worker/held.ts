import { EngineError } from '../types.ts';

interface Releasable {
  release(): Promise<void>;
}

/** What an engine gave out and lets go of when it is closed. */
export interface Held {
  /** Rejects with `aborted` once it was closed. */
  checkOpen(): void;
  /** The same thing, let go at the end also where the engine was closed while it was being made. */
  hold<T extends Releasable>(thing: T): Promise<T>;
  /** Waits for `before`, however it ends, and lets go of everything. */
  close(before: Promise<unknown> | undefined): Promise<void>;
}

export function createHeld(): Held {
  const held = new Set<Releasable>();
  let isClosed = false;
  return {
    checkOpen() {
      if (isClosed) throw new EngineError('aborted', 'The engine was closed.');
    },
    async hold<T extends Releasable>(thing: T): Promise<T> {
      const release = async (): Promise<void> => {
        held.delete(tracked);
        await thing.release();
      };
      const tracked: T = { ...thing, release };
      held.add(tracked);
      if (isClosed) await release();
      return tracked;
    },
    async close(before) {
      isClosed = true;
      await before?.catch(() => undefined);
      await Promise.all(Array.from(held, (thing) => thing.release()));
    },
  };
}
