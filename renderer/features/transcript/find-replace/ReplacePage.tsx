import { useEffect, useRef, type KeyboardEvent } from 'react';
import { maxReplacementLength, maxLibraryHits } from '#shared/text/find-text.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Notice } from '#renderer/ui/layout/Notice.tsx';
import { PageHeader } from '#renderer/ui/layout/PageHeader.tsx';
import { ProgressBar } from '#renderer/ui/controls/ProgressBar.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import styles from './Find.module.css';
import { useFindQuery } from './find-query.ts';
import { FindField } from './FindField.tsx';
import { useKept } from './kept-places.ts';
import { RecordingHits } from './RecordingHits.tsx';
import { useLibraryReplace } from './use-library-replace.ts';

/** Replacing in every transcript: look, untick what stays, replace in one step. */
export function ReplacePage() {
  const { t, format } = useWords();
  const replace = useLibraryReplace();
  const { progress, recordings, problem, isDone } = replace;
  const kept = useKept();
  const keptCount = recordings
    .filter(({ recordingId }) => kept.recordingIds.has(recordingId))
    .reduce((sum, { hitCount }) => sum + hitCount, 0);
  const count = Math.max(0, (progress?.hitCount ?? 0) - keptCount - kept.places.size);
  return (
    <div className={styles.page}>
      <PageHeader title={t.findReplace.title} />
      <ReplaceForm onSearch={replace.search} />
      <div className={styles.results}>
        <div className={styles.inner}>
          {problem ? <Notice kind="warning">{t.findReplace.problems[problem]}</Notice> : null}
          {progress && !isDone ? (
            <div className={styles.line} role="status">
              <ProgressBar label={t.findReplace.search} share={progress.share} />
              <span className={styles.said}>
                {t.findReplace.searching(format.percent(progress.share), format.number(progress.hitCount))}
              </span>
              <Button size="s" onClick={replace.stop}>
                {t.findReplace.stop}
              </Button>
            </div>
          ) : null}
          {isDone && progress ? (
            <p className={styles.said} role="status">
              {progress.hitCount === 0
                ? t.findReplace.noneEverywhere
                : t.findReplace.found(progress.hitCount, progress.recordingCount)}
            </p>
          ) : null}
          {progress?.isCut ? <Notice>{t.findReplace.isCut(maxLibraryHits)}</Notice> : null}
          {recordings.map((recording) => (
            <RecordingHits key={recording.recordingId} searchId={progress?.searchId ?? 0} recording={recording} />
          ))}
          {replace.hasMore ? (
            <Button size="s" kind="quiet" onClick={replace.more}>
              {t.findReplace.more(format.number((progress?.recordingCount ?? 0) - recordings.length))}
            </Button>
          ) : null}
        </div>
      </div>
      {isDone && progress && progress.hitCount > 0 ? (
        <footer className={styles.foot}>
          <span className={styles.count}>{t.findReplace.oneStep}</span>
          <Button kind="primary" disabled={count === 0 || replace.isApplying} onClick={replace.apply}>
            {replace.isApplying ? t.findReplace.applying : t.findReplace.apply(format.number(count))}
          </Button>
        </footer>
      ) : null}
    </div>
  );
}

function ReplaceForm({ onSearch }: { readonly onSearch: () => void }) {
  const { t } = useWords();
  const { query, replacement } = useFindQuery();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || query.text === '') return;
    event.preventDefault();
    onSearch();
  };
  return (
    <div className={styles.form}>
      <p className={styles.about}>{t.findReplace.pageText}</p>
      <div className={styles.line}>
        <FindField ref={field} onKeyDown={onKeyDown} />
        <span className={styles.box}>
          <input
            dir="auto"
            className={styles.field}
            aria-label={t.findReplace.with}
            placeholder={t.findReplace.with}
            autoComplete="off"
            maxLength={maxReplacementLength}
            value={replacement}
            onChange={(event) => useFindQuery.setState({ replacement: event.target.value })}
            onKeyDown={onKeyDown}
          />
        </span>
        <Button icon="search" disabled={query.text === ''} onClick={onSearch}>
          {t.findReplace.search}
        </Button>
      </div>
    </div>
  );
}
