import type { ServicesOf } from '#shared/contract/contract.ts';
import { startHeld } from '#services/queue/many-recordings.ts';
import type { Parts } from './parts.ts';

export function settingsServices(
  parts: Pick<Parts, 'library' | 'events' | 'queue' | 'jobOptions'>,
): ServicesOf<'settings'> {
  const { library, events } = parts;
  return {
    'settings.get': async () => library.settings.get(),
    'settings.set': async (changes) => {
      const settings = library.settings.set(changes);
      events.emit('settings.changed', { settings });
      const isRealNow = changes.modelId !== undefined && changes.modelId !== 'demo';
      if (isRealNow || changes.isDemoEnough === true) await startHeld(parts, parts.jobOptions());
      return settings;
    },
  };
}
