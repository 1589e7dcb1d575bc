import { notifyManager, type QueryClient } from '@tanstack/react-query';
import type { Page } from '#shared/page.ts';
import type { Segment } from '#shared/segment.ts';
import type { Edited, TranscriptChange } from '#shared/edits/transcript-change.ts';
import { pageSize, replaceRow, spliceRows } from './pages.ts';
import { queryKeys } from './query-keys.ts';

/**
 * Brings a change of a transcript into what the page knows of it, whether it came as the reply of an edit, as an event,
 * or as both: the second time it is nothing new. One that comes after a later one is asked for instead.
 */
export function applyChange(client: QueryClient, change: TranscriptChange): void {
  const { transcriptId } = change;
  switch (whenOf(client, change)) {
    case 'known':
      return;
    case 'late':
      return askAgain(client, queryKeys.segments(transcriptId), ...beside(transcriptId));
    case 'next':
      changeRows(client, change);
  }
}

/** Resolves when what shows them has been notified. */
export async function applyEdited(client: QueryClient, { changes }: Edited): Promise<void> {
  if (changes.length === 0) return;
  for (const change of changes) applyChange(client, change);
  await new Promise<void>((resolve) => {
    notifyManager.schedule(resolve);
  });
}

interface Applied {
  readonly lastByTranscript: Map<number, number>;
  readonly known: Set<number>;
}
const appliedByClient = new WeakMap<QueryClient, Applied>();
/** A reply and its event are not further apart than so many changes. */
const maxKnown = 1000;

function whenOf(client: QueryClient, { transcriptId, sequence }: TranscriptChange): 'known' | 'late' | 'next' {
  const applied = appliedByClient.get(client) ?? {
    lastByTranscript: new Map<number, number>(),
    known: new Set<number>(),
  };
  appliedByClient.set(client, applied);
  const { lastByTranscript, known } = applied;
  if (known.has(sequence)) return 'known';
  known.add(sequence);
  const [oldest] = known;
  if (known.size > maxKnown && oldest !== undefined) known.delete(oldest);
  if (sequence < (lastByTranscript.get(transcriptId) ?? 0)) return 'late';
  lastByTranscript.set(transcriptId, sequence);
  return 'next';
}

function changeRows(client: QueryClient, change: TranscriptChange): void {
  const { transcriptId, segmentIds, segments, movedFrom } = change;
  const key = queryKeys.segments(transcriptId);
  const pages = loadedPages(client, transcriptId);
  const isEnough = segments.length > 0 || segmentIds.length <= pageSize;
  notifyManager.batch(() => {
    const next = !isEnough
      ? pages
      : movedFrom === null
        ? new Map([...pages].map(([index, page]) => [index, segments.reduce(replaceRow, page)]))
        : spliceRows(pages, change, inOrder);
    for (const [index, page] of next) if (page !== pages.get(index)) client.setQueryData([...key, index], page);
  });
  // What lies beyond the pages at hand moved too, and only asking again shows what came in at their end.
  const fromPage = movedFrom === null ? 0 : Math.floor(movedFrom / pageSize);
  if (!isEnough || movedFrom !== null) {
    void client.invalidateQueries({ queryKey: key, predicate: ({ queryKey }) => Number(queryKey[2]) >= fromPage });
  }
  if (change.areNotesChanged) askAgain(client, ['notes'], queryKeys.noteTags, ['found notes']);
  if (change.areSpeakersChanged) askAgain(client, key);
  askAgain(client, ...beside(transcriptId));
  countDifferencesSoon(client);
}

/** What is shown of a transcript beside its rows, and follows from them. */
function beside(transcriptId: number): readonly (readonly unknown[])[] {
  return [
    queryKeys.speakers(transcriptId),
    queryKeys.paragraphs(transcriptId),
    queryKeys.history(transcriptId),
    ['rendered', transcriptId],
    ['cues', transcriptId],
    ['versions'],
    ['compared'],
  ];
}

function askAgain(client: QueryClient, ...keys: readonly (readonly unknown[])[]): void {
  for (const queryKey of keys) void client.invalidateQueries({ queryKey });
}

/** Counted again once edits pause: for a day of speech that takes seconds. */
function countDifferencesSoon(client: QueryClient): void {
  clearTimeout(counting);
  counting = setTimeout(() => askAgain(client, ['compared totals']), 1000);
}
let counting: ReturnType<typeof setTimeout> | undefined;

function inOrder(a: Segment, b: Segment): number {
  return a.startMs - b.startMs || a.id - b.id;
}

/** Pages at hand, by their numbers. */
export function loadedPages(client: QueryClient, transcriptId: number): Map<number, Page<Segment>> {
  const known = client.getQueriesData<Page<Segment>>({ queryKey: queryKeys.segments(transcriptId) });
  return new Map(known.flatMap(([key, page]) => (page && typeof key[2] === 'number' ? [[key[2], page] as const] : [])));
}
