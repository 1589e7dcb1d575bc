import { notifyManager, type QueryClient } from '@tanstack/react-query';
import type { AnalysisQueueState } from '#shared/analyses/analysis.ts';
import type { AppEvent, Events } from '#shared/contract/events.ts';
import type { Page } from '#shared/page.ts';
import type { CatalogueModel } from '#shared/model.ts';
import type { Recording } from '#shared/recording.ts';
import type { Segment } from '#shared/segment.ts';
import type { WatchProgress } from '#shared/watch.ts';
import { appendRows, replaceRow } from './pages.ts';
import { queryKeys } from './query-keys.ts';
import { askSoon } from './ask-soon.ts';
import { useLibrarySearch } from './library/library-search.ts';
import { notePartial } from './transcripts/partial.ts';
import { applyChange, loadedPages } from './transcript-changes.ts';
import { noteBulk } from '#renderer/state/bulk.ts';
import { noteLive } from '#renderer/state/live.ts';
import { useLibraryView } from '#renderer/state/library-view.ts';
import { forgetJobs, noteProgress, noteRecordings, useJobs } from './recordings/jobs.ts';

/** Brings one event into the query cache and the queue; asks again only where an event does not say enough. */
export function applyEvent(client: QueryClient, event: AppEvent): void {
  if (isAutomation(event)) return askSoon(client, queryKeys.automation);
  if (isQuality(event)) return noteQuality(client, event);
  if (isLibrary(event)) return noteLibrary(client, event);
  switch (event.name) {
    case 'recording.added':
    case 'recording.changed':
    case 'recording.removed':
    case 'recordings.changed':
    case 'recordings.progressed':
      return noteRecordingEvent(client, event);
    case 'job.progressed':
      noteProgress(event.data);
      return;
    case 'live.changed':
      return noteLive(event.data.live);
    case 'segments.partial':
      return notePartial(event.data.transcriptId, event.data.segments);
    case 'segments.added':
      return addSegments(client, event.data.transcriptId, event.data.segments);
    case 'transcript.edited':
      return noteEdit(client, event.data);
    case 'notes.changed':
    case 'review.changed':
    case 'replace.progressed':
      return noteProofreading(client, event);
    case 'settings.changed':
      return void client.setQueryData(queryKeys.settings, event.data.settings);
    case 'redaction.changed':
    case 'redaction.progressed':
      return noteRedaction(client, event);
    case 'analysis.changed':
    case 'analysis.progressed':
      return noteAnalysis(client, event);
    case 'catalogue.changed':
    case 'queue.changed':
    case 'rules.changed':
    case 'searches.changed':
      return askSoon(client, askedFor[event.name]);
    case 'watch.changed':
      return changeWatch(client, event.data);
    case 'models.changed':
    case 'models.progressed':
      return noteModels(client, event);
  }
}

type AutomationEvent = Extract<
  AppEvent,
  { name: 'job.ended' | 'localApi.changed' | 'sources.changed' | 'batch.changed' }
>;

/** What happens without a hand: what is shown of it is small, and asked for again. */
function isAutomation(event: AppEvent): event is AutomationEvent {
  return ['job.ended', 'localApi.changed', 'sources.changed', 'batch.changed'].includes(event.name);
}

/** What the page of the activity shows; asked only while it is open. */
const activity = [queryKeys.next, queryKeys.failures, queryKeys.runs, queryKeys.listCounts] as const;

/** What events without contents make worth asking for. */
const askedFor = {
  'catalogue.changed': queryKeys.catalogued,
  'queue.changed': queryKeys.next,
  'rules.changed': queryKeys.rules,
  'searches.changed': queryKeys.savedSearches,
} as const;

function noteRedaction(client: QueryClient, event: Extract<AppEvent, { readonly name: `redaction.${string}` }>): void {
  if (event.name === 'redaction.changed') askSoon(client, queryKeys.redaction(event.data.recordingId));
  else client.setQueryData(queryKeys.redactionState(event.data.progress.recordingId), event.data.progress);
}

function noteModels(
  client: QueryClient,
  event: Extract<AppEvent, { name: 'models.changed' | 'models.progressed' }>,
): void {
  if (event.name === 'models.progressed') return noteDownload(client, event.data);
  client.setQueryData(queryKeys.models, event.data.models);
  askAgain(client, queryKeys.catalogue);
}

type RecordingEvent = Extract<AppEvent, { name: `recording${string}` }>;

function noteRecordingEvent(client: QueryClient, event: RecordingEvent): void {
  if (event.name !== 'recordings.progressed') askSoon(client, queryKeys.held, ['versions']);
  // What changes one at a time is noted where its state is known: thousands of lengths change nothing here.
  if (event.name !== 'recordings.progressed' && event.name !== 'recording.changed') askSoon(client, ...activity);
  switch (event.name) {
    case 'recording.added':
      noteRecordings(event.data.recordings);
      return askSoon(client, queryKeys.counts, ['recordings'], queryKeys.catalogued);
    case 'recording.changed':
      changeRecording(client, event.data.recording);
      return;
    case 'recording.removed':
      forgetJobs(event.data.recordingIds);
      return askSoon(client, queryKeys.counts, ['recordings'], ['recording'], ['search'], queryKeys.catalogued);
    case 'recordings.changed':
      forgetJobs(event.data.recordingIds);
      return askSoon(client, queryKeys.counts, ['recordings'], ['recording'], ['search'], queryKeys.catalogued);
    case 'recordings.progressed':
      noteBulk(event.data);
      return;
  }
}

/** While a run is in progress only its progress is news; what it found is asked for when its state changes. */
function noteAnalysis(
  client: QueryClient,
  event: Extract<AppEvent, { name: 'analysis.changed' | 'analysis.progressed' }>,
): void {
  if (event.name === 'analysis.progressed') {
    client.setQueryData<AnalysisQueueState>(
      queryKeys.analysisState,
      (known) => known && { ...known, running: event.data.progress },
    );
    return;
  }
  const { recordingId } = event.data;
  askSoon(client, queryKeys.analysisState, ['analyses'], ['annotations'], ['voices']);
  if (recordingId !== null) askSoon(client, queryKeys.analyses(recordingId));
}

type LibraryEvent = Extract<AppEvent, { name: `library.${string}` }>;

function isLibrary(event: AppEvent): event is LibraryEvent {
  return event.name === 'library.healthChanged' || event.name === 'library.replaced';
}

function noteLibrary(client: QueryClient, event: LibraryEvent): void {
  if (event.name === 'library.replaced') void client.resetQueries();
  else client.setQueryData(queryKeys.health, event.data.health);
}

type QualityEvent = Extract<AppEvent, { name: `quality.${string}` }>;

function isQuality(event: AppEvent): event is QualityEvent {
  return event.name === 'quality.changed' || event.name === 'quality.progressed';
}

function noteQuality(client: QueryClient, event: QualityEvent): void {
  if (event.name === 'quality.changed') return askSoon(client, queryKeys.quality);
  client.setQueryData(queryKeys.qualityProgress, event.data.progress);
}

function askAgain(client: QueryClient, ...keys: readonly (readonly unknown[])[]): void {
  for (const queryKey of keys) void client.invalidateQueries({ queryKey });
}

/** Words of mentions may stand elsewhere now. */
function noteEdit(client: QueryClient, change: Events['transcript.edited']): void {
  askSoon(client, ['annotations']);
  applyChange(client, change);
}

function noteProofreading(
  client: QueryClient,
  event: Extract<AppEvent, { name: 'notes.changed' | 'review.changed' | 'replace.progressed' }>,
): void {
  switch (event.name) {
    case 'notes.changed':
      askAgain(client, queryKeys.notes(event.data.recordingId), queryKeys.noteTags, ['found notes']);
      return;
    case 'review.changed':
      void client.invalidateQueries({ queryKey: queryKeys.review(event.data.transcriptId) });
      return;
    case 'replace.progressed':
      useLibrarySearch.setState({ progress: event.data.progress });
  }
}

function noteDownload(client: QueryClient, { modelId, download }: Events['models.progressed']): void {
  client.setQueryData<readonly CatalogueModel[]>(queryKeys.catalogue, (known) =>
    known?.map((model) => (model.id === modelId ? { ...model, download } : model)),
  );
  // Over: whether the model is here now has to be asked.
  if (download === null) void client.invalidateQueries({ queryKey: queryKeys.catalogue });
}

function changeWatch(client: QueryClient, { counts, progress }: Events['watch.changed']): void {
  client.setQueryData(queryKeys.findingCounts, counts);
  client.setQueryData<{ progress: WatchProgress }>(queryKeys.watchLists, (known) => known && { ...known, progress });
  // While a run is in progress only its progress is news; the rest is asked for when it is done.
  if (progress === null) void client.invalidateQueries({ queryKey: queryKeys.watchLists });
  // A card may be answered by what was found or judged.
  askSoon(client, queryKeys.scores);
  // The editor of a list is notified of what another window makes of it.
  askSoon(client, ['watch list']);
  void client.invalidateQueries({ queryKey: ['findings fresh'] });
}

function changeRecording(client: QueryClient, recording: Recording): void {
  // Lengths of thousands of waiting recordings may be read one by one: only a change of state moves the counts.
  if (useJobs.getState().byId.get(recording.id)?.state !== recording.state) {
    askSoon(client, queryKeys.counts, queryKeys.catalogued, ...activity);
    // Where the state is what a list is made of, the row may belong elsewhere now.
    const { filter, sort } = useLibraryView.getState();
    if (filter !== '' || sort.by === 'state') askSoon(client, ['recordings']);
  }
  if (recording.failure?.code === 'file-missing') askSoon(client, queryKeys.missing);
  noteRecordings([recording]);
  if (recording.state === 'done') askSoon(client, queryKeys.savedSearches);
  if (recording.state !== 'running' && recording.transcriptId !== null) notePartial(recording.transcriptId, []);
  client.setQueryData(queryKeys.recording(recording.id), recording);
  // What is counted of recordings is kept beside the lists of them, and has no rows.
  const known = [['recordings'], queryKeys.next]
    .flatMap((queryKey) => client.getQueriesData<Partial<Page<Recording>>>({ queryKey }))
    .flatMap(([key, page]) => (page?.rows === undefined ? [] : [[key, page as Page<Recording>] as const]));
  for (const [key, page] of known) client.setQueryData(key, replaceRow(page, recording));
  // Which rows there are is reported by other events; here only a row that is listed where it no longer belongs counts.
  const isMoved = known.some(
    ([[, list], page]) =>
      (list === 'bin') !== (recording.removedAtMs !== null) && page.rows.some(({ id }) => id === recording.id),
  );
  if (isMoved) askSoon(client, ['recordings']);
}

function addSegments(client: QueryClient, transcriptId: number, segments: readonly Segment[]): void {
  const key = queryKeys.segments(transcriptId);
  const pages = loadedPages(client, transcriptId);
  const isFetching = client.isFetching({ queryKey: key }) > 0;
  notifyManager.batch(() => {
    if (pages.size > 0) {
      for (const [index, page] of appendRows(pages, segments)) client.setQueryData([...key, index], page);
    }
    // With the news of the pages and not before it: the saved rows take the place of the partial ones.
    notifyManager.schedule(() => notePartial(transcriptId, []));
  });
  // A fetch under way may have read the rows before or after this window: only asking again shows that.
  if (isFetching) void client.invalidateQueries({ queryKey: key });
}
