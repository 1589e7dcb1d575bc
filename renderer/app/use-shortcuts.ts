import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { MenuCommand } from '#shared/wire/desktop.ts';
import type { Recording } from '#shared/recording.ts';
import { host } from '#renderer/api/api.ts';
import { recordingQuery } from '#renderer/data/recordings/use-recording.ts';
import { notify } from '#renderer/state/toasts.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { commandAt, registerCommands, runCommand, type CommandHandlers } from '#renderer/commands/command-handlers.ts';
import { commandOf, type CommandId } from '#renderer/commands/commands.ts';
import { goBack, navigate, shownRecordingId, useRoute } from '#renderer/state/route.ts';
import { toggleSidebar } from '#renderer/state/sidebar.ts';
import { openSetting } from '#renderer/features/settings/find/open-setting.ts';
import { openExport, useUi } from '#renderer/state/ui.ts';
import { isLayerOpen } from '#renderer/ui/closing-layers.ts';
import { focusFilter } from '#renderer/state/library-view.ts';
import { focusSearch } from './focus-search.ts';
import { placeOf } from '#renderer/commands/place-of.ts';
import { takeBack } from './take-back.ts';

const menu: Record<MenuCommand, CommandId> = {
  'add-files': 'add-files',
  'add-folder': 'add-folder',
  'open-settings': 'open-settings',
  find: 'find',
  'find-everywhere': 'find-everywhere',
  export: 'export',
  'show-library': 'show-library',
  'show-help': 'help',
};

/** Commands that lead to a page. */
const places: CommandHandlers = {
  'replace-everywhere': () => navigate({ view: 'replace' }),
  'show-library': () => navigate({ view: 'library' }),
  'show-bin': () => navigate({ view: 'bin' }),
  'show-models': () => navigate({ view: 'models' }),
  'open-settings': () => navigate({ view: 'settings' }),
  'show-findings': () => navigate({ view: 'review' }),
  'show-doubtful': () => navigate({ view: 'review', tab: 'doubtful' }),
  'show-overview': () => navigate({ view: 'overview' }),
  'show-people': () => navigate({ view: 'people' }),
  'show-rules': () => navigate({ view: 'rules' }),
  'show-activity': () => navigate({ view: 'activity' }),
};

/** The commands that belong to no page, and the door through which every key and menu item comes. */
export function useShortcuts(choose: (kind: 'recordings' | 'folder') => void): void {
  const client = useQueryClient();
  const report = useReport();
  const { t } = useWords();
  const isTranscript = useRoute(({ route }) => route.view === 'transcript' || route.view === 'compare');
  useEffect(
    () =>
      registerCommands({
        ...places,
        palette: () => useUi.setState({ isPaletteOpen: true }),
        find: findHere,
        'find-everywhere': focusSearch,
        'add-files': () => choose('recordings'),
        'add-folder': () => choose('folder'),
        'open-keys': () => openSetting('keys'),
        'fold-sidebar': toggleSidebar,
        back: () => {
          if (useRoute.getState().route.view !== 'library') goBack();
        },
        help: () => useUi.setState({ isHelpOpen: true }),
      }),
    [choose],
  );
  useEffect(() => {
    if (!isTranscript) return undefined;
    const sayTakenBack = (isDone: boolean) => {
      if (!isDone) notify({ text: t.transcript.nothingToUndo });
    };
    return registerCommands({
      undo: () => void takeBack(client, 'undo').then(sayTakenBack, report),
      redo: () => void takeBack(client, 'redo').then(sayTakenBack, report),
      export: () => {
        const recordingId = shownRecordingId();
        if (recordingId === null) return;
        const open = ({ transcriptId, name }: Recording) => {
          if (transcriptId !== null && shownRecordingId() === recordingId) openExport({ transcriptId, name });
        };
        void client.ensureQueryData(recordingQuery(recordingId)).then(open, report);
      },
    });
  }, [client, isTranscript, report, t]);
  useEffect(listenToKeys, []);
  useEffect(() => host.onMenu((command) => void runCommand(menu[command])), []);
}

/** In the list that is shown, else in all that was said. */
function findHere(): void {
  const { view } = useRoute.getState().route;
  if (view === 'library' || view === 'bin') focusFilter();
  else focusSearch();
}

function listenToKeys(): () => void {
  const held = new Map<string, () => void>();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || isLayerOpen()) return;
    const id = commandAt(event, placeOf(event.target));
    if (!id) return;
    event.preventDefault();
    if (event.repeat && !commandOf(id).repeats) return;
    const release = runCommand(id);
    if (release) held.set(event.code || event.key, release);
  };
  const onKeyUp = (event: KeyboardEvent) => {
    held.get(event.code || event.key)?.();
    held.delete(event.code || event.key);
  };
  // A key that is let go in another window is not seen here.
  const releaseAll = () => {
    for (const release of held.values()) release();
    held.clear();
  };
  window.addEventListener('keydown', onKeyDown);
  window.addEventListener('keyup', onKeyUp);
  window.addEventListener('blur', releaseAll);
  return () => {
    window.removeEventListener('keydown', onKeyDown);
    window.removeEventListener('keyup', onKeyUp);
    window.removeEventListener('blur', releaseAll);
  };
}
