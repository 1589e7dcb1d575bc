import type { AppEvent, EventName, Events } from '../contract/events.ts';

/** One stream of typed events from the services to every open page. */
export interface EventBus {
  emit<N extends EventName>(name: N, data: Events[N]): void;
  /** Returns the function that stops listening. */
  on(listener: (event: AppEvent) => void): () => void;
}

export function createEventBus(): EventBus {
  const listeners = new Set<(event: AppEvent) => void>();
  return {
    emit(name, data) {
      for (const listener of listeners) listener({ name, data } as AppEvent);
    },
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
