import { useQuery } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { api, host } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { isCommand } from '#renderer/commands/commands.ts';
import { CommandKey } from '#renderer/widgets/CommandKey.tsx';
import { Announcer } from '#renderer/widgets/Announcer.tsx';
import { TipLayer } from '#renderer/ui/layout/TipLayer.tsx';
import { EmptyState } from '#renderer/ui/layout/EmptyState.tsx';
import { Toasts } from '#renderer/ui/layout/Toasts.tsx';
import { LibraryHealthNotice } from '#renderer/features/settings/library-health/LibraryHealthNotice.tsx';
import { ComparePage } from '#renderer/features/transcript/compare/ComparePage.tsx';
import { ImportDialog } from '#renderer/features/transcript/import/ImportDialog.tsx';
import { ExportDialog } from '#renderer/features/transcript/export/ExportDialog.tsx';
import { FirstRun } from '#renderer/features/library/first-run/FirstRun.tsx';
import { HeldNotice } from '#renderer/features/library/first-run/HeldNotice.tsx';
import { FindInTranscript } from '#renderer/features/transcript/find-replace/FindInTranscript.tsx';
import { ReplacePage } from '#renderer/features/transcript/find-replace/ReplacePage.tsx';
import { ReviewPage } from '#renderer/features/watch/ReviewPage.tsx';
import { ActivityPage } from '#renderer/features/activity/ActivityPage.tsx';
import { MissingNotice } from '#renderer/features/library/missing/MissingNotice.tsx';
import { AddButtons } from '#renderer/features/library/import/AddButtons.tsx';
import { DropZone } from '#renderer/features/library/import/DropZone.tsx';
import { LibraryEmpty } from '#renderer/features/library/import/LibraryEmpty.tsx';
import { RefusedDialog } from '#renderer/features/library/import/RefusedDialog.tsx';
import { useAdd } from '#renderer/features/library/import/use-add.ts';
import { SourcesDialog } from '#renderer/features/library/sources/SourcesDialog.tsx';
import { CollectionDialog } from '#renderer/features/library/collections/CollectionDialog.tsx';
import { BinEmpty } from '#renderer/features/library/BinEmpty.tsx';
import { KeysSection } from '#renderer/features/settings/shortcuts/KeysSection.tsx';
import { LiveBar } from '#renderer/features/live/LiveBar.tsx';
import { RecordButton } from '#renderer/features/live/RecordButton.tsx';
import { RecordDialog } from '#renderer/features/live/RecordDialog.tsx';
import { LibraryPage } from '#renderer/features/library/LibraryPage.tsx';
import { QualityPage } from '#renderer/features/quality/QualityPage.tsx';
import { ModelsPage } from '#renderer/features/models/ModelsPage.tsx';
import { OverviewPage } from '#renderer/features/overview/OverviewPage.tsx';
import { PeoplePage } from '#renderer/features/people/PeoplePage.tsx';
import { FoundNotes } from '#renderer/features/transcript/notes/FoundNotes.tsx';
import { RecordingPanel } from '#renderer/features/transcript/panel/RecordingPanel.tsx';
import { PictureSubtitle } from '#renderer/features/transcript/subtitles/PictureSubtitle.tsx';
import { Picture } from '#renderer/features/transcript/player/Picture.tsx';
import { PlayerBar } from '#renderer/features/transcript/player/PlayerBar.tsx';
import { PlayerCommands } from '#renderer/features/transcript/player/PlayerCommands.tsx';
import { QueueSummary } from '#renderer/features/activity/QueueSummary.tsx';
import { SearchPage } from '#renderer/features/search/SearchPage.tsx';
import { SettingsPage } from '#renderer/features/settings/SettingsPage.tsx';
import { TranscriptPage } from '#renderer/features/transcript/TranscriptPage.tsx';
import { RunAgainDialog } from '#renderer/features/transcript/versions/RunAgainDialog.tsx';
import { VersionMenu } from '#renderer/features/transcript/versions/VersionMenu.tsx';
import { Waveform } from '#renderer/features/transcript/waveform/Waveform.tsx';
import { ScorecardEditor } from '#renderer/features/watch/scorecards/ScorecardEditor.tsx';
import { RuleEditor } from '#renderer/features/watch/rules/RuleEditor.tsx';
import { WatchListsPage } from '#renderer/features/watch/watch-lists/WatchListsPage.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { noteRecordings } from '#renderer/data/recordings/jobs.ts';
import { useLive } from '#renderer/state/live.ts';
import { shownRecordingId, useRoute, type Route } from '#renderer/state/route.ts';
import { applyTheme } from '#renderer/state/theme.ts';
import { useUi } from '#renderer/state/ui.ts';
import styles from './App.module.css';
import { HelpDialog } from './HelpDialog.tsx';
import { Palette } from './palette/Palette.tsx';
import { Sidebar } from './Sidebar.tsx';
import { passKeysThroughClosingLayers } from '#renderer/ui/closing-layers.ts';
import { swallowClicks } from './swallow-clicks.ts';
import { useLiveUpdates } from './use-live-updates.ts';
import { useKeptKeys } from './use-kept-keys.ts';
import { useShortcuts } from './use-shortcuts.ts';

/** The frame, and the one place where features meet. */
export function App() {
  const { t } = useWords();
  const route = useRoute((state) => state.route);
  const { isConnected, isLongLost, isRefused } = useUi(
    useShallow(({ isConnected, isLongLost, isRefused }) => ({ isConnected, isLongLost, isRefused })),
  );
  const { choose } = useAdd();
  useLiveUpdates();
  useShortcuts(choose);
  useKeptKeys();
  useKeptTheme();
  useEffect(swallowClicks, []);
  useEffect(passKeysThroughClosingLayers, []);
  useQueueAtStart();
  if (isRefused) return <AddressRefused />;
  return (
    <>
      <div className={styles.frame}>
        <Sidebar activity={<QueueSummary />} />
        <main className={styles.main}>
          <div className={styles.notices}>
            {isConnected ? null : (
              <p className={styles.lost} role="alert">
                {isLongLost ? t.common.connectionLongLost : t.common.connectionLost}
              </p>
            )}
            {route.view === 'library' ? <HeldNotice /> : null}
            <LibraryHealthNotice />
            <LiveBar />
          </div>
          {pageOf(route)}
        </main>
      </div>
      <ExportDialog />
      <ImportDialog />
      <RunAgainDialog />
      <RefusedDialog />
      <CollectionDialog />
      <SourcesDialog />
      <RecordDialog />
      <HelpDialog />
      <Palette />
      <DropZone />
      <TipLayer keysOf={tipKeys} />
      <Toasts />
      <Announcer />
    </>
  );
}

function tipKeys(command: string): ReactNode {
  return isCommand(command) ? <CommandKey of={command} /> : null;
}

/** A page whose host was started anew: there is nothing it could show. */
function AddressRefused() {
  const { t } = useWords();
  return (
    <main className={styles.main}>
      <EmptyState icon="warning" title={t.common.refusedTitle}>
        <p>{t.common.refusedText}</p>
      </EmptyState>
    </main>
  );
}

function pageOf(route: Route): ReactNode {
  switch (route.view) {
    case 'library':
      return (
        <LibraryPage
          key="library"
          actions={
            <>
              <RecordButton />
              <AddButtons />
            </>
          }
          empty={<LibraryEmpty firstRun={(ways) => <FirstRun {...ways} />} />}
        />
      );
    case 'bin':
      return <LibraryPage key="bin" isBin empty={<BinEmpty />} />;
    case 'search':
      return <SearchPage notesFor={(text) => <FoundNotes text={text} />} />;
    case 'replace':
      return <ReplacePage />;
    case 'review':
      return <ReviewPage key={route.tab ?? 'findings'} tab={route.tab ?? 'findings'} cardId={route.cardId ?? null} />;
    case 'activity':
      return <ActivityPage missing={<MissingNotice />} />;
    case 'rules':
      if (route.cardId !== undefined) return <ScorecardEditor cardId={route.cardId} />;
      return route.ruleId === undefined ? (
        <WatchListsPage listId={route.listId} />
      ) : (
        <RuleEditor ruleId={route.ruleId} />
      );
    case 'quality':
      return <QualityPage tab={route.tab ?? 'runs'} runId={route.runId ?? null} otherId={route.otherId ?? null} />;
    case 'settings':
      return <SettingsPage section={route.section ?? 'general'} keys={<KeysSection />} />;
    case 'models':
      return <ModelsPage />;
    case 'overview':
      return <OverviewPage />;
    case 'people':
      return <PeoplePage />;
    case 'transcript':
      return (
        <>
          <PlayerCommands />
          <TranscriptPage
            key={route.recordingId}
            recordingId={route.recordingId}
            player={<Listen />}
            versions={(recording) => <VersionMenu recording={recording} />}
            side={(recording) => (
              <>
                <Picture>
                  <PictureSubtitle transcriptId={recording.transcriptId} />
                </Picture>
                <RecordingPanel recording={recording} />
              </>
            )}
            bar={({ id, transcriptId }) =>
              transcriptId === null ? null : <FindInTranscript recordingId={id} transcriptId={transcriptId} />
            }
          />
        </>
      );
    case 'compare':
      return (
        <>
          <PlayerCommands />
          <ComparePage
            key={route.recordingId}
            recordingId={route.recordingId}
            otherId={route.otherId}
            player={
              <>
                <Picture />
                <Listen />
              </>
            }
          />
        </>
      );
  }
}

/** What stands below the text. */
function Listen() {
  // There is nothing to play of a recording before it is complete.
  const isLive = useLive(({ live }) => live !== null && live.recordingId === shownRecordingId());
  if (isLive) return null;
  return (
    <>
      <Waveform />
      <PlayerBar />
    </>
  );
}

function useKeptTheme(): void {
  const theme = useQuery({ queryKey: queryKeys.preferences, queryFn: () => host.shell('preferences.get', {}) }).data
    ?.theme;
  useEffect(() => {
    if (theme) applyTheme(theme);
  }, [theme]);
}

/** The queue at the foot of the sidebar is there on every page, also before the library was looked at. */
function useQueueAtStart(): void {
  useQuery({
    queryKey: ['queue at start'],
    queryFn: async () => {
      const running = await api['jobs.running']({});
      if (running) noteRecordings([running]);
      return running?.id ?? null;
    },
  });
}
