import { useState } from 'react';
import type { Backup, LibraryNotice } from '#shared/maintenance/library-health.ts';
import { api } from '#renderer/api/api.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Notice } from '#renderer/ui/layout/Notice.tsx';
import { RestoreDialog } from '#renderer/widgets/dialogs/RestoreDialog.tsx';
import { useLibraryHealth, useLibraryAction } from '#renderer/data/library/use-library-health.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './LibraryHealthNotice.module.css';

/** Over every page for as long as the library was found damaged: what happened, and the ways out. */
export function LibraryHealthNotice() {
  const { t, format } = useWords();
  const health = useLibraryHealth();
  const { isBusy, run } = useLibraryAction();
  const [asked, setAsked] = useState<Backup | null>(null);
  const notice = health?.notice ?? null;
  const [last] = health?.backups ?? [];
  const text = ({ kind, count, recordings, keptAs }: LibraryNotice) =>
    kind === 'damaged'
      ? t.libraryHealth.damaged(count ?? 0, recordings)
      : t.libraryHealth.salvaged(count ?? 0, recordings, keptAs ?? '');
  return (
    <>
      {notice === null ? null : (
        <div className={styles.place}>
          <Notice
            kind="warning"
            actions={
              <>
                {last ? (
                  <Button size="s" disabled={isBusy} onClick={() => setAsked(last)}>
                    {t.libraryHealth.restoreLast(format.date(last.madeAtMs))}
                  </Button>
                ) : null}
                <Button
                  size="s"
                  kind="quiet"
                  disabled={isBusy}
                  onClick={() =>
                    void run(() =>
                      notice.kind === 'damaged' ? api['library.salvage']({}) : api['library.dismissNotice']({}),
                    )
                  }
                >
                  {notice.kind === 'damaged' ? t.libraryHealth.salvage : t.libraryHealth.dismiss}
                </Button>
              </>
            }
          >
            {text(notice)}
          </Notice>
        </div>
      )}
      <RestoreDialog backup={asked} onClose={() => setAsked(null)} />
    </>
  );
}
