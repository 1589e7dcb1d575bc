import { createCalls } from '#shared/wire/calls.ts';
import type { FromBackend, ToBackend } from '#shared/wire/backend-messages.ts';

export interface SystemProxy {
  /** Resolves with the system's way to an address, as Chromium writes it: `PROXY host:port; DIRECT`. */
  ask(url: string): Promise<string>;
  answered(answer: Extract<ToBackend, { type: 'proxy.answered' }>): void;
}

/** Asks main, which alone can ask Chromium. */
export function createSystemProxy(send: (message: Extract<FromBackend, { type: 'proxy.ask' }>) => void): SystemProxy {
  const calls = createCalls<string>();
  return {
    ask: (url) => calls.ask((id) => send({ type: 'proxy.ask', id, url })),
    answered: ({ id, rule }) => calls.answer(id, rule),
  };
}
