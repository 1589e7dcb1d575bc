import { useState } from 'react';
import { EmptyState } from '#renderer/ui/layout/EmptyState.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import type { ShownText } from '../modes/shown-text.ts';
import { RedactBar } from './RedactBar.tsx';
import { RedactDialog } from './RedactDialog.tsx';
import { RedactText } from './RedactText.tsx';
import styles from './Redact.module.css';
import { useRedaction } from './use-redaction.ts';

/** What must not leave the house: proposed, confirmed or marked by hand, then exported and proved. */
export function RedactMode({ recordingId, transcriptId, isRunning }: ShownText) {
  const { t } = useWords();
  const { overview, actions } = useRedaction(recordingId);
  const [isPreviewed, setPreviewed] = useState(false);
  const [isExporting, setExporting] = useState(false);
  if (isRunning) return <EmptyState icon="clock" title={t.redact.unfinished} />;
  if (overview === undefined) return <div className={styles.mode} />;
  return (
    <div className={styles.mode}>
      <RedactBar
        overview={overview}
        actions={actions}
        isPreviewed={isPreviewed}
        onPreview={() => setPreviewed(!isPreviewed)}
        onExport={() => setExporting(true)}
      />
      {overview.places.length === 0 ? <p className={styles.hint}>{t.redact.none}</p> : null}
      <RedactText transcriptId={transcriptId} overview={overview} actions={actions} isPreviewed={isPreviewed} />
      <p className={styles.keys}>{t.redact.keys}</p>
      {isExporting ? (
        <RedactDialog
          recordingId={recordingId}
          hasVideo={overview.hasVideo}
          hasSpeakers={overview.speakers.some(({ isRemoved }) => isRemoved)}
          onClose={() => setExporting(false)}
        />
      ) : null}
    </div>
  );
}
