/** Calls over a port that wait for their answer, by number; a number is never used twice. */
export class PendingCalls<C> {
  readonly #waiting = new Map<number, C>();
  #lastId = 0;

  /** Returns the number that the answer will carry. */
  add(call: C): number {
    this.#lastId += 1;
    this.#waiting.set(this.#lastId, call);
    return this.#lastId;
  }

  /** The call of an answer that came; undefined where it was answered before, or never made. */
  take(id: number): C | undefined {
    const call = this.#waiting.get(id);
    this.#waiting.delete(id);
    return call;
  }

  /** All that wait, the oldest first: they will not be answered. */
  takeAll(): readonly C[] {
    const all = [...this.#waiting.values()];
    this.#waiting.clear();
    return all;
  }
}

/** Calls that never reject: whoever they go to answers, or `end` does. */
export interface Calls<A> {
  ask(send: (id: number) => void): Promise<A>;
  answer(id: number, answer: A): void;
  /** What waits, and every later call, is answered so. */
  end(answer: A): void;
}

export function createCalls<A>(): Calls<A> {
  const pending = new PendingCalls<(answer: A) => void>();
  let last: { readonly answer: A } | null = null;
  return {
    ask(send) {
      if (last !== null) return Promise.resolve(last.answer);
      const { promise, resolve } = Promise.withResolvers<A>();
      send(pending.add(resolve));
      return promise;
    },
    answer(id, answer) {
      pending.take(id)?.(answer);
    },
    end(answer) {
      last = { answer };
      for (const resolve of pending.takeAll()) resolve(answer);
    },
  };
}
