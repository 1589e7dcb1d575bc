import { useInfiniteQuery } from '@tanstack/react-query';
import type { JobRun } from '#shared/contract/jobs.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { failureSentences } from '#renderer/locales/failure-sentences.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { openTranscript } from '#renderer/state/route.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import page from './ActivityPage.module.css';
import styles from './RunLog.module.css';

const pageSize = 30;
const icons = { done: 'check', failed: 'warning', stopped: 'pause' } as const;

/** What ran, the newest first: what was done overnight is read here in the morning. */
export function RunLog() {
  const { t } = useWords();
  const { data, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: queryKeys.runs,
    initialPageParam: 0,
    queryFn: ({ pageParam: offset }) => api['jobs.log']({ offset, limit: pageSize }),
    getNextPageParam: ({ total }, pages) => (pages.length * pageSize < total ? pages.length * pageSize : undefined),
  });
  const runs = data?.pages.flatMap(({ rows }) => rows) ?? [];
  return (
    <section aria-label={t.activity.log}>
      <h2 className={page.title}>{t.activity.log}</h2>
      {data && runs.length === 0 ? <p className={styles.none}>{t.activity.logNone}</p> : null}
      <ol className={styles.runs}>
        {runs.map((run) => (
          <Run key={run.id} run={run} />
        ))}
      </ol>
      {hasNextPage ? (
        <Button size="s" onClick={() => void fetchNextPage()}>
          {t.activity.logMore}
        </Button>
      ) : null}
    </section>
  );
}

function Run({ run }: { readonly run: JobRun }) {
  const { t, format, language } = useWords();
  const { outcome, failure, audioMs, startedAtMs, endedAtMs, graphics } = run;
  const tookMs = endedAtMs - startedAtMs;
  const facts = [
    format.date(endedAtMs),
    t.activity.outcomes[outcome],
    audioMs > 0 ? t.activity.soundIn(format.clock(audioMs), format.span(tookMs)) : null,
    graphics === null ? null : t.activity.onCard(graphics.name, graphics.failure !== null),
  ].filter((fact) => fact !== null);
  return (
    <li className={styles.run} data-outcome={outcome}>
      <Icon name={icons[outcome]} size={14} />
      <div className={styles.about}>
        <button type="button" className={styles.name} onClick={() => openTranscript(run.recordingId)}>
          <bdi>{run.name}</bdi>
        </button>
        <p className={styles.facts}>{facts.join(' · ')}</p>
        {failure ? <p className={styles.facts}>{failureSentences(failure, language).what}</p> : null}
      </div>
    </li>
  );
}
