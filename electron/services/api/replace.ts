import type { ServicesOf } from '#shared/contract/contract.ts';
import { createLibrarySearch } from '#services/replace/library-search.ts';
import { readPattern } from '#services/replace/text-pattern.ts';
import { writeTexts } from '#services/replace/write-texts.ts';
import type { Parts } from './parts.ts';

/** Finding and replacing in all transcripts. */
export function replaceServices(parts: Pick<Parts, 'library' | 'events' | 'log'>): ServicesOf<'replace'> {
  const { events, log } = parts;
  const search = createLibrarySearch(parts.library.index.database);
  let searched = '';
  return {
    'replace.search': async ({ query }) => {
      const pattern = readPattern(query);
      if (typeof pattern === 'string') return { problem: pattern };
      searched = query.text;
      const { first, done } = search.begin(pattern, (progress) => events.emit('replace.progressed', { progress }));
      done.catch((thrown: unknown) => {
        log.error('the library could not be searched for what to replace', thrown);
        events.emit('replace.progressed', { progress: null });
      });
      return { problem: null, search: first };
    },
    'replace.stop': async () => {
      search.stop();
      events.emit('replace.progressed', { progress: null });
      return null;
    },
    'replace.recordings': async ({ searchId, ...page }) => search.recordings(searchId, page),
    'replace.hits': async ({ searchId, recordingId, replacement, ...page }) =>
      search.hits(searchId, recordingId, replacement, page),
    'replace.apply': async ({ searchId, replacement, keptRecordingIds, keptPlaces }) => {
      const kept = new Set(keptPlaces.map(({ segmentId, start }) => `${segmentId} ${start}`));
      const changes = search.changes(searchId, replacement, {
        recordingIds: new Set(keptRecordingIds),
        isKept: (segmentId, start) => kept.has(`${segmentId} ${start}`),
      });
      return writeTexts(parts, { from: searched, to: replacement }, [...changes]);
    },
  };
}
