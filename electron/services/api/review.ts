import { badRequest } from '#shared/text/bad-request.ts';
import type { ServicesOf } from '#shared/contract/contract.ts';
import type { ReviewProgress } from '#shared/edits/review.ts';
import type { Library } from '#services/library/library.ts';
import { prepareTexts } from '#services/replace/read-texts.ts';
import { writeTexts } from '#services/replace/write-texts.ts';
import { correctAllSame, correctPlace, sameWord } from '#services/review/correct-places.ts';
import { doubtfulPlaces } from '#services/review/doubtful-places.ts';
import type { Parts } from './parts.ts';

/** The walk through doubtful words. Edits made anywhere move its states along. */
export function reviewServices(parts: Pick<Parts, 'library' | 'events' | 'signal'>): ServicesOf<'review'> {
  const { library, events } = parts;
  const { reviews } = library;
  const texts = prepareTexts(library.index.database);
  const emitChange = (transcriptId: number) => events.emit('review.changed', { transcriptId });
  followEdits(parts, emitChange);
  return {
    'review.open': ({ transcriptId }) => open(library, transcriptId),
    'review.places': async ({ transcriptId, ...page }) => reviews.places(transcriptId, page),
    'review.libraryPlaces': async (request) => ({
      ...reviews.libraryPlaces(request, (placeId) => reviews.get(placeId)),
      unlistedCount: reviews.unlistedCount(),
    }),
    'review.listMore': async () => {
      const untilMs = Date.now() + listMs;
      for (const transcriptId of reviews.unlisted(maxListed)) {
        await open(library, transcriptId);
        if (Date.now() > untilMs) break;
      }
      return reviews.unlistedCount();
    },
    'review.decide': async ({ placeId, state }) => {
      const place = reviews.decide(placeId, state);
      emitChange(reviews.get(placeId).transcriptId);
      return place;
    },
    'review.countSame': async ({ placeId }) => {
      const { transcriptId, recognised } = reviews.get(placeId);
      const pattern = sameWord(recognised);
      let count = 0;
      for (const { text } of texts(transcriptId)) count += pattern.find(text).length;
      return count;
    },
    'review.correct': async ({ placeId, text, isAllSame }) => {
      const place = reviews.get(placeId);
      const { transcriptId, recognised } = place;
      const change = correctPlace(place, text);
      const changes = isAllSame
        ? [...correctAllSame(texts(transcriptId), recognised, text)]
        : change === null
          ? []
          : [change];
      const written = writeTexts(parts, { from: recognised, to: text }, changes);
      reviews.compare(transcriptId);
      emitChange(transcriptId);
      const { stepId, changes: edited, replacedCount } = written;
      return { stepId, changes: edited, place: reviews.get(placeId), replacedCount };
    },
  };
}

/** For so long one call lists what is doubtful: other calls are answered in between. */
const listMs = 250;
const maxListed = 100;

async function open(library: Library, transcriptId: number): Promise<ReviewProgress> {
  const { reviews } = library;
  if (!reviews.isMade(transcriptId)) {
    if (!reviews.isFinished(transcriptId)) {
      throw badRequest('transcript-unfinished');
    }
    reviews.make(transcriptId, await doubtfulPlaces(library.segments.iterate(transcriptId)));
  }
  if (!reviews.isCompared(transcriptId)) reviews.compare(transcriptId);
  return reviews.progress(transcriptId);
}

/** Whoever changes the text of a segment decides the doubtful places in it; an undo opens them again. */
function followEdits(
  { library, events, signal }: Pick<Parts, 'library' | 'events' | 'signal'>,
  emitChange: (transcriptId: number) => void,
): void {
  const { reviews } = library;
  const stop = events.on((event) => {
    if (event.name !== 'transcript.edited') return;
    const { transcriptId, segments, segmentIds } = event.data;
    const isAll = segments.length < segmentIds.length;
    const changed = isAll
      ? reviews.compare(transcriptId)
      : segments.map((segment) => reviews.compare(transcriptId, segment)).includes(true);
    if (changed) emitChange(transcriptId);
  });
  signal.addEventListener('abort', stop, { once: true });
}
