import type { FromBackend, ToBackend } from '#shared/wire/backend-messages.ts';

export interface SystemProxy {
  /** Resolves with the system's way to an address, as Chromium writes it: `PROXY host:port; DIRECT`. */
  ask(url: string): Promise<string>;
  answered(answer: Extract<ToBackend, { type: 'proxy.answered' }>): void;
}

/** Asks main, which alone can ask Chromium. */
export function createSystemProxy(send: (message: Extract<FromBackend, { type: 'proxy.ask' }>) => void): SystemProxy {
  const waiting = new Map<number, (rule: string) => void>();
  let lastId = 0;
  return {
    ask(url) {
      const { promise, resolve } = Promise.withResolvers<string>();
      waiting.set(++lastId, resolve);
      send({ type: 'proxy.ask', id: lastId, url });
      return promise;
    },
    answered({ id, rule }) {
      waiting.get(id)?.(rule);
      waiting.delete(id);
    },
  };
}
