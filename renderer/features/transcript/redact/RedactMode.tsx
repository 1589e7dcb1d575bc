import { useState } from 'react';
import { EmptyState } from '#renderer/ui/layout/EmptyState.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { EvidenceDialog } from './EvidenceDialog.tsx';
import { RedactBar } from './RedactBar.tsx';
import { RedactDialog } from './RedactDialog.tsx';
import { RedactText } from './RedactText.tsx';
import styles from './Redact.module.css';
import { useRedaction } from './use-redaction.ts';

interface Props {
  readonly recordingId: number;
  readonly transcriptId: number;
  readonly isRunning: boolean;
}

/** What must not leave the house: proposed, confirmed or marked by hand, then exported and proved. */
export function RedactMode({ recordingId, transcriptId, isRunning }: Props) {
  const { t } = useWords();
  const { overview, actions } = useRedaction(recordingId);
  const [isPreviewed, setPreviewed] = useState(false);
  const [open, setOpen] = useState<'export' | 'evidence' | null>(null);
  const [selectedKey, setSelectedKey] = useState<string | null>(null);
  const close = () => setOpen(null);
  if (isRunning) return <EmptyState icon="clock" title={t.redact.unfinished} />;
  if (overview === undefined) return <div className={styles.mode} />;
  return (
    <div className={styles.mode}>
      <RedactBar
        overview={overview}
        actions={actions}
        isPreviewed={isPreviewed}
        onPreview={() => setPreviewed(!isPreviewed)}
        onExport={() => setOpen('export')}
        onEvidence={() => setOpen('evidence')}
      />
      {overview.places.length === 0 ? <p className={styles.hint}>{t.redact.none}</p> : null}
      <RedactText
        transcriptId={transcriptId}
        overview={overview}
        actions={actions}
        isPreviewed={isPreviewed}
        selectedKey={selectedKey}
        setSelectedKey={setSelectedKey}
      />
      <p className={styles.keys}>{t.redact.keys}</p>
      {open === 'export' ? (
        <RedactDialog
          recordingId={recordingId}
          hasVideo={overview.hasVideo}
          hasSpeakers={overview.speakers.some(({ isRemoved }) => isRemoved)}
          onClose={close}
        />
      ) : null}
      {open === 'evidence' ? (
        <EvidenceDialog
          recordingId={recordingId}
          place={overview.places.find(({ key }) => key === selectedKey) ?? null}
          onClose={close}
        />
      ) : null}
    </div>
  );
}
