import type { Api, Input, MethodName, Output, Reply } from '../contract/contract.ts';
import { AppFailure } from '../failure.ts';

/** Carries one call to the other side; rejects only when the wire itself is broken. */
export type Wire = (name: MethodName, input: unknown) => Promise<Reply<unknown>>;

/**
 * The typed Api over any wire; a failed reply is thrown as an AppFailure. What a call returned is given to `onReturned`
 * first, and the caller continues when that is done.
 */
export function createClient(wire: Wire, onReturned: (value: unknown) => Promise<void> | null = () => null): Api {
  const call = async <N extends MethodName>(name: N, input: Input<N>): Promise<Output<N>> => {
    const reply = await wire(name, input);
    if (!reply.ok) throw new AppFailure(reply.failure.code, reply.failure.params);
    await onReturned(reply.value);
    return reply.value as Output<N>;
  };
  // By their names alone: the schemas belong to those who check what comes in.
  const made = new Map<string, (input: never) => Promise<unknown>>();
  return new Proxy({} as Api, {
    get(_, name) {
      if (typeof name !== 'string') return undefined;
      const known = made.get(name) ?? ((input: never) => call(name as MethodName, input));
      made.set(name, known);
      return known;
    },
  });
}
