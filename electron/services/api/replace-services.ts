import type { Services } from '#shared/contract/contract.ts';
import { AppFailure } from '#shared/failure.ts';
import type { Replaced, TextQuery } from '#shared/text/find-text.ts';
import type { EventBus } from '#shared/event-bus.ts';
import type { Library } from '#services/library/library.ts';
import type { Log } from '#services/log.ts';
import { findInTranscript, replaceIn } from '#services/replace/find-in-transcript.ts';
import { createLibrarySearch } from '#services/replace/library-search.ts';
import { prepareTexts } from '#services/replace/read-texts.ts';
import { readPattern, type TextPattern } from '#services/replace/text-pattern.ts';
import { writeTexts, type TextChange } from '#services/replace/write-texts.ts';

type ReplaceMethod = Extract<keyof Services, `text.${string}` | `replace.${string}`>;

export interface ReplaceParts {
  readonly library: Library;
  readonly events: EventBus;
  readonly log: Log;
}

interface Place {
  readonly segmentId: number;
  readonly start: number;
}

/** Finding and replacing, in one transcript and in all of them. */
export function replaceServices(parts: ReplaceParts): Pick<Services, ReplaceMethod> {
  const texts = prepareTexts(parts.library.index.database);
  return {
    'text.find': async ({ transcriptId, ...request }) => findInTranscript(texts(transcriptId), request),
    'text.replace': async ({ transcriptId, query, replacement, place }): Promise<Replaced> => {
      const pattern = usable(query);
      const changes = changesIn(texts(transcriptId), pattern, replacement, place);
      const written = writeTexts(parts, { from: query.text, to: replacement }, [...changes]);
      return { ...written, skippedCount: place !== null && written.replacedCount === 0 ? 1 : written.skippedCount };
    },
    ...libraryServices(parts),
  };
}

function libraryServices(parts: ReplaceParts): Pick<Services, Extract<ReplaceMethod, `replace.${string}`>> {
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

function usable(query: TextQuery): TextPattern {
  const pattern = readPattern(query);
  if (typeof pattern === 'string') throw new AppFailure('bad-request', { detail: pattern });
  return pattern;
}

function* changesIn(
  texts: Iterable<{ readonly id: number; readonly text: string }>,
  pattern: TextPattern,
  replacement: string,
  place: Place | null,
): Generator<TextChange> {
  for (const segment of texts) {
    if (place !== null && segment.id !== place.segmentId) continue;
    const matches = pattern.find(segment.text);
    const wanted = place === null ? matches : matches.filter(({ start }) => start === place.start);
    const change = replaceIn(segment, wanted, pattern, replacement);
    if (change !== null) yield change;
  }
}
