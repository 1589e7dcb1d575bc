import type { ServicesOf } from '#shared/contract/contract.ts';
import { tagName } from '#services/catalogue/tags.ts';
import { fileAndEmit } from '#services/queue/many-recordings.ts';
import type { Parts } from './parts.ts';

export function tagsServices(parts: Pick<Parts, 'library' | 'events'>): ServicesOf<'tags'> {
  const { library, events } = parts;
  const { tags, list } = library.catalogue;
  const edit = (recordingId: number, name: string, after: '1' | null) =>
    ({ subject: 'tag', recordingId, key: tagName(name), after }) as const;
  return {
    'tags.list': async () => tags.list(),
    'tags.of': async (choice) => tags.of(library.recordings.idsOf(choice)),
    'tags.change': ({ recordings, add, remove }) =>
      fileAndEmit(parts, 'tags', recordings, (id) => [
        ...remove.map((name) => edit(id, name, null)),
        ...add.map((name) => edit(id, name, '1')),
      ]),
    'tags.toggle': async ({ recordings, name }) => {
      const ids = library.recordings.idsOf(recordings);
      const tagged = new Set(list.tagged(tagName(name)));
      const isOn = ids.some((id) => !tagged.has(id));
      const done = await fileAndEmit(parts, 'tags', { recordingIds: [...ids] }, (id) => [
        edit(id, name, isOn ? '1' : null),
      ]);
      return { ...done, isOn };
    },
    'tags.rename': async ({ name, newName }) => {
      const style = tags.list().find((tag) => tag.name === tagName(name));
      const ids = list.tagged(tagName(name));
      const done = await fileAndEmit(parts, 'tags', { recordingIds: [...ids] }, (id) => [
        edit(id, name, null),
        edit(id, newName, '1'),
      ]);
      if (style !== undefined && (style.colour !== null || style.slot !== null)) {
        tags.style(name, { colour: null, slot: null });
        tags.style(newName, style);
      }
      events.emit('catalogue.changed', {});
      return done;
    },
    'tags.style': async ({ name, colour, slot }) => {
      tags.style(name, { colour, slot });
      events.emit('catalogue.changed', {});
      return null;
    },
  };
}
