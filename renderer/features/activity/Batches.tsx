import type { Batch, BatchReportFormat } from '#shared/automation/batches.ts';
import { batchReportFormats } from '#shared/automation/batches.ts';
import { api } from '#renderer/api/api.ts';
import { useArrivals, useBatches, useSummary } from '#renderer/data/automation/use-sources.ts';
import { useSaveText } from '#renderer/data/transcripts/use-save-text.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { failureSentences } from '#renderer/locales/failure-sentences.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { openTranscript } from '#renderer/state/route.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import { Notice } from '#renderer/ui/layout/Notice.tsx';
import page from './ActivityPage.module.css';
import styles from './Batches.module.css';

/** What ended since someone looked: read in the morning, never in the way at night. */
export function MorningSummary() {
  const { t, format } = useWords();
  const report = useReport();
  const ended = useSummary();
  if (ended.length === 0) return null;
  const sum = (of: (batch: Batch) => number) => ended.reduce((total, batch) => total + of(batch), 0);
  const done = sum(({ doneCount }) => doneCount);
  const failed = sum(({ failedCount }) => failedCount);
  return (
    <Notice kind="info" title={t.sources.summary}>
      <p>{t.sources.summaryText(done, failed, format.clock(sum(({ audioMs }) => audioMs)))}</p>
      <Button size="s" className={styles.seen} onClick={() => void api['batches.markSeen']({}).catch(report)}>
        {t.sources.summarySeen}
      </Button>
    </Notice>
  );
}

/** One row for each batch, which opens. */
export function Batches() {
  const { t } = useWords();
  const batches = useBatches()?.rows ?? [];
  if (batches.length === 0) return null;
  return (
    <section aria-label={t.sources.batches}>
      <h2 className={page.title}>{t.sources.batches}</h2>
      <ul className={styles.list}>
        {batches.map((batch) => (
          <BatchRow key={batch.id} batch={batch} />
        ))}
      </ul>
    </section>
  );
}

function BatchRow({ batch }: { readonly batch: Batch }) {
  const { t, format } = useWords();
  const { id, name, total, doneCount, failedCount, heldBy, addedAtMs } = batch;
  const saveText = useSaveText();
  const report = useReport();
  const save = (as: BatchReportFormat) =>
    saveText(`${name}.${as}`, (target) => api['batches.report']({ batchId: id, format: as, ...target }));
  return (
    <li>
      <details className={styles.batch}>
        <summary className={styles.summary}>
          <Icon name="chevronDown" size={14} />
          <bdi className={styles.name}>{name}</bdi>
          <span className={styles.facts}>{t.sources.batchFacts(doneCount, total, failedCount)}</span>
        </summary>
        <p className={styles.facts}>
          {format.date(addedAtMs)}
          {heldBy === null ? '' : ` · ${t.sources.holds[heldBy]}`}
        </p>
        <div className={styles.actions}>
          {batchReportFormats.map((as) => (
            <Button key={as} size="s" icon="export" onClick={() => save(as)}>
              {t.sources.reportAs(as.toUpperCase())}
            </Button>
          ))}
          <Button size="s" kind="quiet" onClick={() => void api['batches.remove']({ batchId: id }).catch(report)}>
            {t.batch.remove}
          </Button>
        </div>
      </details>
    </li>
  );
}

/** The newest files of the watched folders, and what became of them. */
export function Arrivals() {
  const { t, format, language } = useWords();
  const arrivals = useArrivals()?.rows ?? [];
  if (arrivals.length === 0) return null;
  return (
    <section aria-label={t.sources.arrivals}>
      <h2 className={page.title}>{t.sources.arrivals}</h2>
      <ul className={styles.list}>
        {arrivals.map(({ id, path, state, recordingId, arrivedAtMs, failure }) => (
          <li key={id} className={styles.arrival}>
            {recordingId === null ? (
              <bdi className={styles.name}>{path ?? '…'}</bdi>
            ) : (
              <button type="button" className={styles.link} onClick={() => openTranscript(recordingId)}>
                <bdi>{path ?? '…'}</bdi>
              </button>
            )}
            <p className={styles.facts}>
              {format.date(arrivedAtMs)} · {t.sources.states[state]}
            </p>
            {failure && state === 'failed' ? (
              <p className={styles.facts}>{failureSentences(failure, language).what}</p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
