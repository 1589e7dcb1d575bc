import { useQueryClient } from '@tanstack/react-query';
import type { MissingFolder } from '#shared/contract/recordings.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import type { Recording } from '#shared/recording.ts';
import type { MenuEntry } from '#renderer/ui/controls/MenuItems.tsx';
import { useRecordingActions } from '#renderer/data/recordings/use-recording-actions.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { useJobs } from '#renderer/data/recordings/jobs.ts';
import { askToErase } from '#renderer/state/erase.ts';
import { openTranscript } from '#renderer/state/route.ts';
import { openAgain, openExport } from '#renderer/state/ui.ts';

/** The actions of one row, for its button and for the context menu, as far as they make sense now. */
export function useRowMenu(isBin: boolean): (recording: Recording) => readonly MenuEntry[] {
  const { t } = useWords();
  const actions = useRecordingActions();
  const client = useQueryClient();
  return (recording) => {
    const { id, name, transcriptId } = recording;
    const open: MenuEntry = { label: t.library.openItem, icon: 'library', onChoose: () => openTranscript(id) };
    if (isBin) {
      const erase = () => askToErase({ recordingIds: [id] });
      return [
        open,
        { label: t.bin.restore, icon: 'restore', onChoose: () => actions.restore([id]) },
        { label: t.erase.action, icon: 'bin', isAfterGap: true, onChoose: erase },
      ];
    }
    const state = useJobs.getState().byId.get(id)?.state ?? recording.state;
    const entries: MenuEntry[] = [open];
    if (transcriptId !== null) {
      entries.push({ label: t.library.export, icon: 'export', onChoose: () => openExport({ transcriptId, name }) });
    }
    if (state === 'waiting' || state === 'running') {
      entries.push({ label: t.job.pause, icon: 'pause', isAfterGap: true, onChoose: () => actions.pause(id) });
    }
    if (state === 'paused') {
      entries.push({ label: t.job.resume, icon: 'play', isAfterGap: true, onChoose: () => actions.resume(id) });
    }
    if (state === 'waiting' || state === 'running' || state === 'paused') {
      entries.push({ label: t.job.cancel, icon: 'close', onChoose: () => actions.cancel(id) });
    }
    if (state === 'failed' || state === 'cancelled') {
      entries.push({ label: t.job.retry, icon: 'retry', isAfterGap: true, onChoose: () => actions.retry(id) });
    }
    const missing = client.getQueryData<readonly MissingFolder[]>(queryKeys.missing) ?? [];
    const isMissing = missing.some(({ recordingIds }) => recordingIds.includes(id));
    if (isMissing || recording.failure?.code === 'file-missing' || recording.failure?.code === 'source-changed') {
      entries.push({ label: t.libraryHealth.locate, icon: 'folder', onChoose: () => actions.locate(id) });
    }
    if (state === 'done') {
      const again = () => openAgain({ recordingId: id, name });
      entries.push({ label: t.versions.again, icon: 'versions', isAfterGap: true, onChoose: again });
    }
    entries.push({
      label: t.library.toBin,
      icon: 'bin',
      isAfterGap: true,
      onChoose: () => actions.remove([recording]),
    });
    return entries;
  };
}
