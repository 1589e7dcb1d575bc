import type { z } from 'zod';

export interface Method<I extends z.ZodType, O> {
  readonly input: I;
  /** Only for the compiler; never present at run time. */
  readonly output?: O;
  /** A call that is under way when the page closes still reaches the services, where the wire can see to it. */
  readonly survivesPage: boolean;
}

/** One line of the contract: the schema of what comes in, the type of what goes out. */
export function method<I extends z.ZodType>(
  input: I,
  { survivesPage = false }: { readonly survivesPage?: boolean } = {},
): { returns<O>(): Method<I, O> } {
  return { returns: () => ({ input, survivesPage }) };
}
