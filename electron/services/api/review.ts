import { badRequest } from '#shared/text/bad-request.ts';
import type { CheckedInput, ServicesOf } from '#shared/contract/contract.ts';
import type { LibraryPlaces, OtherVersionReading, ReviewProgress } from '#shared/edits/review.ts';
import { soundDoubtAt } from '#services/analyses/sounds/doubts-in-library.ts';
import type { Library } from '#services/library/library.ts';
import { prepareTexts } from '#services/replace/read-texts.ts';
import { writeTexts, type TextChange } from '#services/replace/write-texts.ts';
import { correctAllSame, correctPlace, sameWord } from '#services/review/correct-places.ts';
import { keyOf, OtherReading, readingAt } from '#services/review/other-reading.ts';
import { doubtfulPlaces } from '#services/review/doubtful-places.ts';
import { readyTextModel } from '#services/models/text-models.ts';
import type { Parts } from './parts.ts';
import { bestSuggestions, rankByContext } from './rank-suggestions.ts';
import { prepareDistortions } from './word-lexicon.ts';

/** The walk through doubtful words. Edits made anywhere move its states along. */
export function reviewServices(parts: ReviewParts): ServicesOf<'review'> {
  const { library, events } = parts;
  const { reviews } = library;
  const texts = prepareTexts(library.index.database);
  const distortions = prepareDistortions(library);
  const emitChange: EmitChange = (transcriptId) => events.emit('review.changed', { transcriptId });
  followEdits(parts, emitChange);
  return {
    ...corrections(parts, { texts, distortions, emitChange }),
    'review.open': ({ transcriptId }) => open(library, transcriptId, distortions),
    'review.places': async ({ transcriptId, ...page }) => reviews.places(transcriptId, page),
    'review.libraryPlaces': async (request) => libraryPlaces(library, request),
    'review.listMore': async () => {
      const untilMs = Date.now() + listMs;
      for (const transcriptId of reviews.unlisted(maxListed)) {
        await open(library, transcriptId, distortions);
        if (Date.now() > untilMs) break;
      }
      return reviews.unlistedCount();
    },
    'review.decide': async ({ placeId, state }) => {
      const place = reviews.decide(placeId, state);
      emitChange(reviews.get(placeId).transcriptId);
      return place;
    },
    'review.decideMany': async ({ placeIds, state }) => {
      for (const transcriptId of reviews.decideMany(placeIds, state)) emitChange(transcriptId);
      return placeIds.length;
    },
    'review.otherReadings': async ({ placeId }) => otherReadings(library, placeId),
    'review.countSame': async ({ placeId }) => {
      const { transcriptId, recognised } = reviews.get(placeId);
      const pattern = sameWord(recognised);
      let count = 0;
      for (const { text } of texts(transcriptId)) count += pattern.find(text).length;
      return count;
    },
  };
}

type EmitChange = (transcriptId: number) => void;
interface ReviewParts extends Pick<Parts, 'library' | 'events' | 'signal'> {
  readonly options: Pick<Parts['options'], 'modelsDir'>;
  readonly analyses: Pick<Parts['analyses'], 'wordsInContext'>;
}
interface CorrectionParts {
  readonly texts: ReturnType<typeof prepareTexts>;
  readonly distortions: Distortions;
  readonly emitChange: EmitChange;
}

/** What changes the text: each correction is noted, to be suggested where the same is written again. */
function corrections(
  parts: ReviewParts,
  { texts, distortions, emitChange }: CorrectionParts,
): Pick<ServicesOf<'review'>, 'review.suggest' | 'review.takeSuggestion' | 'review.correct'> {
  const { library } = parts;
  const { reviews } = library;
  const write = (placeId: number, words: { from: string; to: string }, changes: readonly TextChange[]) => {
    const { transcriptId } = reviews.get(placeId);
    const { stepId, changes: edited, replacedCount } = writeTexts(parts, words, changes);
    const { recordingId } = library.transcripts.get(transcriptId);
    if (replacedCount > 0) reviews.corrections.note(recordingId, words.from, words.to);
    reviews.compare(transcriptId);
    emitChange(transcriptId);
    return { stepId, changes: edited, place: reviews.get(placeId), replacedCount };
  };
  return {
    'review.suggest': async ({ placeId }) => {
      const { transcriptId, text, span } = reviews.get(placeId);
      if (span === null) return [];
      const found = distortions(library.transcripts.get(transcriptId).recordingId)(text);
      const model = readyTextModel(parts.options.modelsDir, 'words');
      if (model === null) return bestSuggestions(found, span);
      return await rankByContext({ analyses: parts.analyses, folder: model.folder }, text, found, span);
    },
    'review.takeSuggestion': async ({ placeId, start, end, text }) => {
      const { segmentId, text: before } = reviews.get(placeId);
      const after = before.slice(0, start) + text + before.slice(end);
      const isThere = segmentId !== null && start < end && end <= before.length;
      const changes = isThere ? [{ segmentId, before, after, placeCount: 1 }] : [];
      return write(placeId, { from: before.slice(start, end), to: text }, changes);
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
      return write(placeId, { from: recognised, to: text }, changes);
    },
  };
}

type Distortions = ReturnType<typeof prepareDistortions>;

function libraryPlaces({ reviews }: Library, request: CheckedInput<'review.libraryPlaces'>): LibraryPlaces {
  const found = reviews.libraryPlaces(request, (placeId) => reviews.get(placeId));
  return { ...found, unlistedCount: reviews.unlistedCount() };
}

const maxOthers = 3;

function otherReadings(library: Library, placeId: number): readonly OtherVersionReading[] {
  const { transcriptId, startMs, endMs, recognised } = library.reviews.get(placeId);
  return otherVersions(library, transcriptId)
    .slice(0, maxOthers)
    .map(({ transcriptId: id, modelId }) => {
      const text = readingAt(library.segments.iterate(id), startMs, endMs);
      return { transcriptId: id, modelId, text };
    })
    .filter(({ text }) => keyOf(text) !== keyOf(recognised));
}

/** Finished versions of the same recording, the newest first. */
function otherVersions(library: Library, transcriptId: number) {
  const { recordingId } = library.transcripts.get(transcriptId);
  return library.versions
    .list(recordingId)
    .filter((version) => version.transcriptId !== transcriptId && version.isFinished && !version.isRemoved)
    .toSorted((a, b) => b.startedAtMs - a.startedAtMs);
}

/** For so long one call lists what is doubtful: other calls are answered in between. */
const listMs = 250;
const maxListed = 100;

async function open(library: Library, transcriptId: number, distortions: Distortions): Promise<ReviewProgress> {
  const { reviews } = library;
  if (!reviews.isMade(transcriptId)) {
    if (!reviews.isFinished(transcriptId)) {
      throw badRequest('transcript-unfinished');
    }
    const find = distortions(library.transcripts.get(transcriptId).recordingId);
    const [other] = otherVersions(library, transcriptId);
    const second = other && new OtherReading(library.segments.iterate(other.transcriptId));
    const soundAt = soundDoubtAt(library, transcriptId);
    reviews.make(transcriptId, await doubtfulPlaces(library.segments.iterate(transcriptId), find, second, soundAt));
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
