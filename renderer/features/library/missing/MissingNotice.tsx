import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ListCounts } from '#shared/catalogue/listed-recording.ts';
import type { MissingFolder } from '#shared/contract/recordings.ts';
import { api, host } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { withProgressNotice } from '#renderer/state/bulk.ts';
import { notify } from '#renderer/state/toasts.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Notice } from '#renderer/ui/layout/Notice.tsx';
import { FolderDialog } from './FolderDialog.tsx';
import styles from './MissingNotice.module.css';

/** One line for each folder or drive whose files are not there, however many they are. */
export function MissingNotice() {
  const { t } = useWords();
  const client = useQueryClient();
  const report = useReport();
  const { data } = useQuery({
    queryKey: queryKeys.missing,
    queryFn: async () => {
      const folders = await api['recordings.missing']({});
      const count = folders.reduce((sum, { recordingIds }) => sum + recordingIds.length, 0);
      // What was just found out counts in the sidebar too.
      const known = client.getQueryData<ListCounts>(queryKeys.listCounts)?.missing;
      if (known !== undefined && known !== count) void client.invalidateQueries({ queryKey: queryKeys.listCounts });
      return folders;
    },
    refetchOnMount: 'always',
  });
  const [asked, setAsked] = useState<MissingFolder | null>(null);
  const [shownAll, setShownAll] = useState(false);
  const again = () => client.invalidateQueries({ queryKey: queryKeys.missing });
  const locate = async ({ recordingIds }: MissingFolder, path: string) => {
    const found = await withProgressNotice(t.missing.looking, () =>
      api['recordings.locateFolder']({ path, recordingIds: [...recordingIds] }),
    );
    notify({ text: t.missing.found(found.foundIds.length, recordingIds.length) });
    await again();
  };
  const ask = async (missing: MissingFolder) => {
    // A browser hands over files and not the folder they are in: its path is typed.
    if (host.kind === 'browser') return setAsked(missing);
    const [path] = await host.choose('folder');
    if (typeof path === 'string') await locate(missing, path);
  };
  const retry = async () => {
    const count = await api['recordings.retryMissing']({});
    notify({ text: count === 0 ? t.missing.stillMissing : t.library.changed.retry(count) });
    await again();
  };
  const folders = data ?? [];
  if (folders.length === 0) return null;
  const shown = shownAll ? folders : folders.slice(0, 2);
  return (
    <div className={styles.notices}>
      {shown.map((missing) => (
        <Notice
          key={missing.folder}
          kind="warning"
          title={t.missing.title(missing.recordingIds.length, missing.folder)}
          actions={
            <>
              <Button size="s" onClick={() => void ask(missing).catch(report)}>
                {t.missing.locate}
              </Button>
              <Button size="s" kind="quiet" onClick={() => void retry().catch(report)}>
                {t.missing.retry}
              </Button>
            </>
          }
        >
          {t.missing.text}
        </Notice>
      ))}
      {folders.length > shown.length ? (
        <Button size="s" kind="quiet" onClick={() => setShownAll(true)}>
          {t.missing.more(folders.length - shown.length)}
        </Button>
      ) : null}
      <FolderDialog
        key={asked?.folder}
        missing={asked}
        onClose={() => setAsked(null)}
        onChoose={(path) => {
          setAsked(null);
          if (asked) void locate(asked, path).catch(report);
        }}
      />
    </div>
  );
}
