import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useReport } from '../../components/use-report.ts';
import { useChangeSettings } from '../../components/use-settings.ts';
import { useWords } from '../../locales/use-words.ts';
import { navigate } from '../../state/route.ts';
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
            <Button size="s" kind="quiet" onClick={() => change.mutate({ isDemoEnough: true }, { onError: report })}>
              {t.firstRun.heldTry}
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
