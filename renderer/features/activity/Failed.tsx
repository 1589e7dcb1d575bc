import type { ReactNode } from 'react';
import type { FailureGroup } from '#shared/contract/jobs.ts';
import { api } from '#renderer/api/api.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { failureSentences } from '#renderer/locales/failure-sentences.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { withProgressNotice } from '#renderer/state/bulk.ts';
import { notify } from '#renderer/state/toasts.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import page from './ActivityPage.module.css';
import styles from './Failed.module.css';
import { useFailures } from './use-queue.ts';

/** What could not be transcribed, one line for each cause, however many they are. */
export function Failed({ missing }: { readonly missing: ReactNode }) {
  const { t } = useWords();
  const { data: groups = [] } = useFailures();
  const total = groups.reduce((sum, { count }) => sum + count, 0);
  // Files that are gone are listed by drive or folder, with what finds them again.
  const others = groups.filter(({ failure }) => failure.code !== 'file-missing');
  return (
    <section aria-label={t.activity.failed}>
      <h2 className={page.title}>
        {t.activity.failed}
        {total > 0 ? <span className={page.count}>{t.library.count(total)}</span> : null}
      </h2>
      <div className={styles.missing}>{missing}</div>
      {others.length > 0 ? (
        <ul className={styles.groups}>
          {others.map((group) => (
            <Group key={group.failure.code} group={group} />
          ))}
        </ul>
      ) : null}
      {total === 0 ? <p className={styles.none}>{t.activity.noneFailed}</p> : null}
    </section>
  );
}

function Group({ group }: { readonly group: FailureGroup }) {
  const { t, language } = useWords();
  const report = useReport();
  const { failure, count, names } = group;
  const { what, next } = failureSentences(failure, language);
  const retry = async () => {
    const { count: changed } = await withProgressNotice(t.library.changing(count), () =>
      api['jobs.retryFailed']({ code: failure.code }),
    );
    notify({ text: t.library.changed.retry(changed) });
  };
  return (
    <li className={styles.group}>
      <p className={styles.what}>{count === 1 ? what : t.activity.causes(count, what)}</p>
      {next ? <p className={styles.text}>{next}</p> : null}
      <p className={styles.text} dir="auto">
        {names.join(', ')}
        {count > names.length ? ` ${t.activity.andMore(count - names.length)}` : null}
      </p>
      <Button size="s" icon="retry" onClick={() => void retry().catch(report)}>
        {count === 1 ? t.common.retry : t.activity.retryAll}
      </Button>
    </li>
  );
}
