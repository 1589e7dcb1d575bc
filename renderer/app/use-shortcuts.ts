import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { MenuCommand } from '#shared/desktop.ts';
import type { Recording } from '#shared/recording.ts';
import { host } from '../api/api.ts';
import { queryKeys } from '../api/query-keys.ts';
import { notify } from '../components/toasts.ts';
import { useReport } from '../components/use-report.ts';
import { useWords } from '../locales/use-words.ts';
import { navigate, useRoute } from '../state/route.ts';
import { openExport, useUi } from '../state/ui.ts';
import { commandOf, focusSearch, placeOf, runCommand } from './shortcuts.ts';
import { takeBack } from './take-back.ts';

/** A dialog, menu or list of choices that is open has the keys; a toast, which is a dialog by its role, has not. */
const isCovered = () => document.querySelector('[data-layer]') !== null;

/** Keys and the commands of the desktop's menu, which are the same things. */
export function useShortcuts(choose: (kind: 'recordings' | 'folder') => void): void {
  const client = useQueryClient();
  const report = useReport();
  const { t } = useWords();
  useEffect(() => {
    const exportShown = () => {
      const { route } = useRoute.getState();
      if (route.view !== 'transcript') return;
      const recording = client.getQueryData<Recording>(queryKeys.recording(route.recordingId));
      if (recording?.transcriptId) openExport({ transcriptId: recording.transcriptId, name: recording.name });
    };
    const sayTakenBack = (isDone: boolean) => {
      if (!isDone) notify({ text: t.transcript.nothingToUndo });
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isCovered()) return;
      const isTranscript = useRoute.getState().route.view === 'transcript';
      const command = commandOf(event, placeOf(event.target), isTranscript);
      if (!command) return;
      event.preventDefault();
      if (runCommand(command)) return;
      if (command === 'undo' || command === 'redo') void takeBack(client, command).then(sayTakenBack, report);
      else if (command === 'add') choose('recordings');
      else exportShown();
    };
    const onMenu = (command: MenuCommand) => {
      const actions: Record<MenuCommand, () => void> = {
        'add-files': () => choose('recordings'),
        'add-folder': () => choose('folder'),
        'open-settings': () => navigate({ view: 'settings' }),
        find: focusSearch,
        export: exportShown,
        'show-library': () => navigate({ view: 'library' }),
        'show-help': () => useUi.setState({ isHelpOpen: true }),
      };
      actions[command]();
    };
    window.addEventListener('keydown', onKeyDown);
    const stopMenu = host.onMenu(onMenu);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      stopMenu();
    };
  }, [client, choose, report, t]);
}
