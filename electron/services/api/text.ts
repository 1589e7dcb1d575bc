import { badRequest } from '#shared/text/bad-request.ts';
import type { ServicesOf } from '#shared/contract/contract.ts';
import type { TextQuery } from '#shared/text/find-text.ts';
import { findInTranscript, replaceIn } from '#services/replace/find-in-transcript.ts';
import { prepareTexts } from '#services/replace/read-texts.ts';
import { readPattern, type TextPattern } from '#services/replace/text-pattern.ts';
import { writeTexts, type TextChange } from '#services/replace/write-texts.ts';
import type { Parts } from './parts.ts';

interface Place {
  readonly segmentId: number;
  readonly start: number;
}

/** Finding and replacing in one transcript. */
export function textServices(parts: Pick<Parts, 'library' | 'events'>): ServicesOf<'text'> {
  const texts = prepareTexts(parts.library.index.database);
  return {
    'text.find': async ({ transcriptId, ...request }) => findInTranscript(texts(transcriptId), request),
    'text.replace': async ({ transcriptId, query, replacement, place }) => {
      const pattern = usable(query);
      const changes = changesIn(texts(transcriptId), pattern, replacement, place);
      const written = writeTexts(parts, { from: query.text, to: replacement }, [...changes]);
      return { ...written, skippedCount: place !== null && written.replacedCount === 0 ? 1 : written.skippedCount };
    },
  };
}

function usable(query: TextQuery): TextPattern {
  const pattern = readPattern(query);
  if (typeof pattern === 'string') throw badRequest(`pattern-${pattern}`);
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
