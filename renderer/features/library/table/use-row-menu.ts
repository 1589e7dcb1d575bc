import { useQueryClient } from '@tanstack/react-query';
import type { MissingFolder } from '#shared/contract/recordings.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import type { ListedRecording } from '#shared/catalogue/listed-recording.ts';
import type { MenuEntry } from '#renderer/ui/controls/MenuItems.tsx';
import { useRecordingActions } from '#renderer/data/recordings/use-recording-actions.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { useJobs } from '#renderer/data/recordings/jobs.ts';
import { openTranscript } from '#renderer/state/route.ts';
import { openAgain } from '#renderer/state/ui.ts';
import type { SelectionActions } from '../selection/use-selection-actions.ts';

interface Props {
  readonly isBin: boolean;
  readonly count: number;
  readonly actions: SelectionActions;
  readonly onRename: (recording: ListedRecording) => void;
  readonly onDetails: () => void;
}

/** The menu of a row: of the whole selection where several are selected, else of this one, as far as it makes sense now. */
export function useRowMenu(props: Props): (recording: ListedRecording) => readonly MenuEntry[] {
  const { t } = useWords();
  const single = useSingleMenu(props);
  const { isBin, count, actions } = props;
  return (recording) => {
    if (isBin) {
      return [
        { label: t.library.openItem, icon: 'library', onChoose: () => openTranscript(recording.id) },
        { label: t.bin.restore, icon: 'restore', onChoose: actions.restore },
        { label: t.erase.action, icon: 'bin', isAfterGap: true, onChoose: actions.erase },
      ];
    }
    const [first, ...more] = actions.more;
    return [
      ...(count > 1 ? [] : single(recording)),
      { label: t.library.export, icon: 'export', isAfterGap: count <= 1, onChoose: actions.export },
      { label: t.catalogue.tag, icon: 'tag', onChoose: actions.tag },
      { label: t.catalogue.moveTo, icon: 'collection', onChoose: actions.collect },
      ...(count > 1 ? [] : [{ label: t.analyses.analyseMany, icon: 'wave' as const, onChoose: actions.analyse }]),
      ...(count > 1 && first ? [{ ...first, isAfterGap: true }, ...more] : []),
      { label: t.library.toBin, icon: 'bin', isAfterGap: true, onChoose: actions.remove },
    ];
  };
}

function useSingleMenu({ onRename, onDetails }: Props): (recording: ListedRecording) => readonly MenuEntry[] {
  const { t } = useWords();
  const actions = useRecordingActions();
  const client = useQueryClient();
  return (recording) => {
    const { id, name } = recording;
    const state = useJobs.getState().byId.get(id)?.state ?? recording.state;
    const entries: MenuEntry[] = [
      { label: t.library.openItem, icon: 'library', onChoose: () => openTranscript(id) },
      { label: t.catalogue.rename, icon: 'edit', onChoose: () => onRename(recording) },
      { label: t.catalogue.details, icon: 'panel', onChoose: onDetails },
    ];
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
    return entries;
  };
}
