import { useQuery } from '@tanstack/react-query';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Notice } from '#renderer/ui/layout/Notice.tsx';
import { useReport } from '#renderer/data/use-report.ts';
import { useChangeSettings } from '#renderer/data/library/use-settings.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { navigate } from '#renderer/state/route.ts';
import styles from './FirstRun.module.css';

/** What the demo model can and cannot do, where recordings wait for a real one. */
export function HeldNotice() {
  const { t } = useWords();
  const report = useReport();
  const change = useChangeSettings();
  const held = useQuery({ queryKey: queryKeys.held, queryFn: () => api['recordings.heldCount']({}) });
  if (!held.data) return null;
  return (
    <div className={styles.held} role="status">
      <Notice
        kind="warning"
        title={t.firstRun.heldTitle(held.data)}
        actions={
          <>
            <Button
              size="s"
              kind="quiet"
              disabled={change.isPending}
              onClick={() => change.mutate({ isDemoEnough: true }, { onError: report })}
            >
              {change.isPending ? t.firstRun.heldStarting(held.data) : t.firstRun.heldTry}
            </Button>
            <Button size="s" onClick={() => navigate({ view: 'models' })}>
              {t.firstRun.heldGet}
            </Button>
          </>
        }
      >
        {t.firstRun.heldText}
      </Notice>
    </div>
  );
}
