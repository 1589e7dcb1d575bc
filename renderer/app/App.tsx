import { useQuery, useQueryClient } from '@tanstack/react-query';
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
import { FirstRun } from '#renderer/features/library/first-run/FirstRun.tsx';
import { HeldNotice } from '#renderer/features/library/first-run/HeldNotice.tsx';
import { AddButtons } from '#renderer/features/library/import/AddButtons.tsx';
import { DropZone } from '#renderer/features/library/import/DropZone.tsx';
import { LibraryEmpty } from '#renderer/features/library/import/LibraryEmpty.tsx';
import { useAdd } from '#renderer/features/library/import/use-add.ts';
import { BinEmpty } from '#renderer/features/library/BinEmpty.tsx';
import { LiveBar } from '#renderer/features/live/LiveBar.tsx';
import { RecordButton } from '#renderer/features/live/RecordButton.tsx';
import { LibraryPage } from '#renderer/features/library/LibraryPage.tsx';
import { QueueSummary } from '#renderer/features/activity/QueueSummary.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { noteRecordings } from '#renderer/data/recordings/jobs.ts';
import { useRoute, type Route } from '#renderer/state/route.ts';
import { applyTheme } from '#renderer/state/theme.ts';
import { useUi } from '#renderer/state/ui.ts';
import styles from './App.module.css';
import { Palette } from './palette/Palette.tsx';
import { Sidebar } from './Sidebar.tsx';
import { passKeysThroughClosingLayers } from '#renderer/ui/closing-layers.ts';
import { holdKeysUntilLoaded } from './held-keys.ts';
import { FrameDialogs, loadTheRest, OtherPages } from './later.ts';
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
  useEffect(holdKeysUntilLoaded, []);
  useQueueAtStart();
  useTheRest();
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
      <FrameDialogs />
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

/** A page whose host was restarted: there is nothing it could show. */
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
  if (route.view === 'bin') return <LibraryPage key="bin" isBin empty={<BinEmpty />} />;
  if (route.view !== 'library') return <OtherPages route={route} />;
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
}

function useKeptTheme(): void {
  const theme = useQuery({ queryKey: queryKeys.preferences, queryFn: () => host.shell('preferences.get', {}) }).data
    ?.theme;
  useEffect(() => {
    if (theme) applyTheme(theme);
  }, [theme]);
}

/** The queue at the foot of the sidebar is there on every page, also before the library was opened. */
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

/** The code of all other pages, once the first one has what it shows: nobody waits for it who goes there. */
function useTheRest(): void {
  const client = useQueryClient();
  useEffect(() => {
    let isBegun = false;
    const begin = () => {
      if (isBegun) return;
      isBegun = true;
      stop();
      requestAnimationFrame(() => setTimeout(() => void loadTheRest().catch(reportError)));
    };
    const timer = setTimeout(begin, maxWaitMs);
    const unsubscribe = client.getQueryCache().subscribe(() => {
      if (client.isFetching() === 0) begin();
    });
    const stop = () => {
      clearTimeout(timer);
      unsubscribe();
    };
    return stop;
  }, [client]);
}

/** For the answers of the first page. */
const maxWaitMs = 1000;
