import type { ServicesOf } from '#shared/contract/contract.ts';
import type { EventBus } from '#shared/wire/event-bus.ts';
import type { LibraryHealth } from '#shared/maintenance/library-health.ts';
import { salvageClosed } from '#services/library/open-or-salvage.ts';
import { writeNotice } from '#services/maintenance/library-notice.ts';
import { healthOf, checkLibrary } from '#services/maintenance/schedule-maintenance.ts';
import type { Parts } from './parts.ts';

export function libraryServices(
  parts: Pick<Parts, 'library' | 'events' | 'log' | 'signal' | 'replaceLibrary'>,
): ServicesOf<'library'> {
  const { events, log, signal } = parts;
  const libraryDir = parts.library.dir;
  return {
    'library.health': async () => healthOf(libraryDir),
    'library.check': async () => {
      const { differences } = await checkLibrary({ libraryDir, events, log, signal }, 'full');
      return { differences };
    },
    'library.salvage': async () => {
      await parts.replaceLibrary(() => salvageClosed(libraryDir));
      return emitHealth(libraryDir, events);
    },
    'library.dismissNotice': async () => {
      writeNotice(libraryDir, null);
      return emitHealth(libraryDir, events);
    },
  };
}

/** Notifies every page of the library's present state, and returns it. */
export function emitHealth(libraryDir: string, events: EventBus): LibraryHealth {
  const health = healthOf(libraryDir);
  events.emit('library.healthChanged', { health });
  return health;
}
