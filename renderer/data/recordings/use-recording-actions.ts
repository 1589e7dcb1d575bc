import { useMemo } from 'react';
import type { Recording } from '#shared/recording.ts';
import { api, host } from '#renderer/api/api.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { notify } from '#renderer/state/toasts.ts';
import { useReport } from '../use-report.ts';

type Named = Pick<Recording, 'id' | 'name'>;

export interface RecordingActions {
  readonly pause: (recordingId: number) => void;
  readonly resume: (recordingId: number) => void;
  readonly cancel: (recordingId: number) => void;
  readonly retry: (recordingId: number) => void;
  /** Asks where the file is now; another content is refused. */
  readonly locate: (recordingId: number) => void;
  /** To the bin, with a toast that takes it back. */
  readonly remove: (recordings: readonly Named[]) => void;
  readonly restore: (recordingIds: readonly number[]) => void;
}

/** What can be done with recordings from more than one place; failures are said as toasts. */
export function useRecordingActions(): RecordingActions {
  const { t } = useWords();
  const report = useReport();
  return useMemo(() => {
    const restore = async (recordingIds: readonly number[]) => {
      await api['recordings.restore']({ recordingIds: [...recordingIds] });
      notify({ text: t.bin.restored(recordingIds.length) });
    };
    const locate = async (recordingId: number) => {
      const [picked] = await host.choose('recordings');
      if (picked === undefined) return;
      await api['recordings.locate']({ recordingId, path: await host.pathOf(picked, () => {}) });
      notify({ text: t.libraryHealth.located });
    };
    const remove = async (recordings: readonly Named[]) => {
      const recordingIds = recordings.map((recording) => recording.id);
      if (recordingIds.length === 0) return;
      await api['recordings.remove']({ recordingIds });
      const only = recordings.length === 1 ? recordings[0] : undefined;
      notify({
        text: only ? t.library.removedOne(only.name) : t.library.removed(recordings.length),
        action: {
          label: t.common.undo,
          onClick: () => void api['recordings.restore']({ recordingIds }).catch(report),
        },
      });
    };
    return {
      pause: (recordingId) => void api['jobs.pause']({ recordingId }).catch(report),
      resume: (recordingId) => void api['jobs.resume']({ recordingId }).catch(report),
      cancel: (recordingId) => void api['jobs.cancel']({ recordingId }).catch(report),
      locate: (recordingId) => void locate(recordingId).catch(report),
      retry: (recordingId) => void api['jobs.retry']({ recordingId }).catch(report),
      remove: (recordings) => void remove(recordings).catch(report),
      restore: (recordingIds) => void restore(recordingIds).catch(report),
    };
  }, [t, report]);
}
