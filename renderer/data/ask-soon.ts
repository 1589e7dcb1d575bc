import type { QueryClient } from '@tanstack/react-query';

const pauseMs = 250;

/** Of each key that is being asked for: whether it is to be asked for once more. */
const asking = new WeakMap<QueryClient, Map<string, boolean>>();

/**
 * Asks again for what is shown under these keys: at once the first time, and once more for all that is said during the
 * answer and a quarter of a second after it. However many events come in, no question is asked twice at a time.
 */
export function askSoon(client: QueryClient, ...queryKeys: readonly (readonly unknown[])[]): void {
  const known = asking.get(client) ?? new Map<string, boolean>();
  asking.set(client, known);
  for (const queryKey of queryKeys) {
    const name = JSON.stringify(queryKey);
    const isAsking = known.has(name);
    known.set(name, isAsking);
    if (!isAsking) void ask(client, queryKey, known, name);
  }
}

async function ask(
  client: QueryClient,
  queryKey: readonly unknown[],
  known: Map<string, boolean>,
  name: string,
): Promise<void> {
  do {
    known.set(name, false);
    await client.invalidateQueries({ queryKey });
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  } while (known.get(name) === true);
  known.delete(name);
}
