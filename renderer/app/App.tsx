import { useQuery } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { api, host } from '../api/api.ts';
import { queryKeys } from '../api/query-keys.ts';
import { Announcer } from '../components/Announcer.tsx';
import { TipLayer } from '../components/TipLayer.tsx';
import { Toasts } from '../components/Toasts.tsx';
import { CareNotice } from '../features/care/CareNotice.tsx';
import { ComparePage } from '../features/compare/ComparePage.tsx';
import { ExportDialog } from '../features/export/ExportDialog.tsx';
import { FirstRun } from '../features/first-run/FirstRun.tsx';
import { HeldNotice } from '../features/first-run/HeldNotice.tsx';
import { FindInTranscript } from '../features/find/FindInTranscript.tsx';
import { ReplacePage } from '../features/find/ReplacePage.tsx';
import { FindingsBadge } from '../features/findings/FindingsBadge.tsx';
import { FindingsPage } from '../features/findings/FindingsPage.tsx';
import { AddButtons } from '../features/import/AddButtons.tsx';
import { DropZone } from '../features/import/DropZone.tsx';
import { LibraryEmpty } from '../features/import/LibraryEmpty.tsx';
import { RefusedDialog } from '../features/import/RefusedDialog.tsx';
import { useAdd } from '../features/import/use-add.ts';
import { BinEmpty } from '../features/library/BinEmpty.tsx';
import { KeysSection } from '../features/keys/KeysSection.tsx';
import { Palette } from '../features/keys/Palette.tsx';
import { LibraryPage } from '../features/library/LibraryPage.tsx';
import { ModelsPage } from '../features/models/ModelsPage.tsx';
import { FoundNotes } from '../features/notes/FoundNotes.tsx';
import { Picture } from '../features/player/Picture.tsx';
import { PlayerBar } from '../features/player/PlayerBar.tsx';
import { PlayerCommands } from '../features/player/PlayerCommands.tsx';
import { QueueSummary } from '../features/queue/QueueSummary.tsx';
import { SavedSearches } from '../features/saved-searches/SavedSearches.tsx';
import { SearchPage } from '../features/search/SearchPage.tsx';
import { SettingsPage } from '../features/settings/SettingsPage.tsx';
import { TranscriptPage } from '../features/transcript/TranscriptPage.tsx';
import { RunAgainDialog } from '../features/versions/RunAgainDialog.tsx';
import { VersionMenu } from '../features/versions/VersionMenu.tsx';
import { Waveform } from '../features/waveform/Waveform.tsx';
import { WatchListsPage } from '../features/watch-lists/WatchListsPage.tsx';
import { useWords } from '../locales/use-words.ts';
import { noteRecordings } from '../state/jobs.ts';
import { useRoute, type Route } from '../state/route.ts';
import { applyTheme } from '../state/theme.ts';
import { useUi } from '../state/ui.ts';
import styles from './App.module.css';
import { HelpDialog } from './HelpDialog.tsx';
import { Beside } from './Beside.tsx';
import { Sidebar } from './Sidebar.tsx';
import { useLiveUpdates } from './use-live-updates.ts';
import { useKeptKeys } from './use-kept-keys.ts';
import { useShortcuts } from './use-shortcuts.ts';

/** The frame, and the one place where features meet. */
export function App() {
  const { t } = useWords();
  const route = useRoute((state) => state.route);
  const isConnected = useUi((state) => state.isConnected);
  const { choose } = useAdd();
  useLiveUpdates();
  useShortcuts(choose);
  useKeptKeys();
  useKeptTheme();
  useQueueAtStart();
  return (
    <>
      <div className={styles.frame}>
        <Sidebar queue={<QueueSummary />} savedSearches={<SavedSearches />} findingsBadge={<FindingsBadge />} />
        <main className={styles.main}>
          {isConnected ? null : (
            <p className={styles.lost} role="alert">
              {t.common.connectionLost}
            </p>
          )}
          {route.view === 'library' ? <HeldNotice /> : null}
          <CareNotice />
          {pageOf(route)}
        </main>
      </div>
      <ExportDialog />
      <RunAgainDialog />
      <RefusedDialog />
      <HelpDialog />
      <Palette />
      <DropZone />
      <TipLayer />
      <Toasts />
      <Announcer />
    </>
  );
}

function pageOf(route: Route): ReactNode {
  switch (route.view) {
    case 'library':
      return (
        <LibraryPage
          key="library"
          actions={<AddButtons />}
          empty={<LibraryEmpty firstRun={(ways) => <FirstRun {...ways} />} />}
        />
      );
    case 'bin':
      return <LibraryPage key="bin" isBin empty={<BinEmpty />} />;
    case 'search':
      return <SearchPage notesFor={(text) => <FoundNotes text={text} />} />;
    case 'replace':
      return <ReplacePage />;
    case 'findings':
      return <FindingsPage />;
    case 'watch':
      return <WatchListsPage />;
    case 'settings':
      return <SettingsPage keys={<KeysSection />} />;
    case 'models':
      return <ModelsPage />;
    case 'transcript':
      return (
        <>
          <PlayerCommands />
          <TranscriptPage
            key={route.recordingId}
            recordingId={route.recordingId}
            player={<Listen />}
            versions={(recording) => <VersionMenu recording={recording} />}
            side={(recording) => <Beside recording={recording} />}
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
            player={<Listen />}
          />
        </>
      );
  }
}

/** What stands below the text. */
function Listen() {
  return (
    <>
      <Picture />
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
      const found = await api['recordings.list']({ offset: 0, limit: 200 });
      noteRecordings(found.rows);
      return found.total;
    },
  });
}
