import type { ServicesOf } from '#shared/contract/contract.ts';
import { fileAndEmit } from '#services/queue/many-recordings.ts';
import type { Parts } from './parts.ts';

export function collectionsServices(parts: Pick<Parts, 'library' | 'events'>): ServicesOf<'collections'> {
  const { events } = parts;
  const { collections } = parts.library.catalogue;
  const changed = (stepId: number | null) => {
    events.emit('catalogue.changed', {});
    return { stepId, count: 0 };
  };
  return {
    'collections.list': async () => collections.list(),
    'collections.add': async (content) => {
      const added = collections.add(content);
      changed(added.stepId);
      return added;
    },
    'collections.change': async ({ collectionId, ...content }) => changed(collections.change(collectionId, content)),
    'collections.remove': async ({ collectionId }) => changed(collections.remove(collectionId)),
    'collections.put': ({ recordings, intoId, outOfId }) =>
      fileAndEmit(parts, 'members', recordings, (recordingId) => {
        const edit = (key: number, after: '1' | null) =>
          ({ subject: 'member', recordingId, key: String(key), after }) as const;
        return [...(outOfId === null ? [] : [edit(outOfId, null)]), ...(intoId === null ? [] : [edit(intoId, '1')])];
      }),
  };
}
