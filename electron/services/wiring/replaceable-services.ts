import type { Services } from '#shared/contract/contract.ts';
import type { EventBus } from '#shared/wire/event-bus.ts';
import type { RunningServices } from './running-services.ts';

/** Closes the library, lets `change` work on its folder, and opens it again, whatever came of it. */
export type ReplaceLibrary = (change: () => void) => Promise<void>;

/**
 * Services whose library can be exchanged under them: all that callers hold stays valid, calls that come meanwhile
 * wait, and `library.replaced` notifies pages that nothing they read before is true any more.
 */
export async function createReplaceable(
  events: EventBus,
  open: (replace: ReplaceLibrary) => Promise<RunningServices>,
): Promise<RunningServices> {
  let isStarted = false;
  let isClosed = false;
  let current: RunningServices;
  const start = () => {
    isStarted = true;
    current.start();
  };
  const close = async () => {
    isClosed = true;
    await current.close();
  };
  const replace: ReplaceLibrary = async (change) => {
    const done = Promise.withResolvers<void>();
    Object.assign(running.services, gated(running.services, done.promise));
    try {
      await current.close();
      try {
        change();
      } finally {
        current = await open(replace);
        const services = Object.assign(running.services, current.services);
        Object.assign(running, { ...current, services, start, close });
        if (isStarted) current.start();
      }
    } finally {
      done.resolve();
      events.emit('library.replaced', {});
    }
    if (isClosed) await current.close();
  };
  current = await open(replace);
  const running: RunningServices = {
    ...current,
    services: { ...current.services },
    start,
    close,
  };
  return running;
}

/** Each call waits, then is made again by its name: by then that is the new library's. */
function gated(services: Services, ready: Promise<void>): Services {
  const waiting = Object.keys(services).map((name) => [
    name,
    async (input: never) => {
      await ready;
      return await (services[name as keyof Services] as (input: never) => Promise<unknown>)(input);
    },
  ]);
  return Object.fromEntries(waiting) as Services;
}
