import { useState } from 'react';
import type { EvidenceBundle } from '#shared/sharing/evidence.ts';
import type { Finding } from '#shared/watch.ts';
import { api } from '#renderer/api/api.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { ProgressBar } from '#renderer/ui/controls/ProgressBar.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import { FolderField } from '#renderer/widgets/evidence/FolderField.tsx';
import { MadeEvidence } from '#renderer/widgets/evidence/MadeEvidence.tsx';
import { MarginField } from '#renderer/widgets/evidence/MarginField.tsx';
import styles from '#renderer/widgets/evidence/Evidence.module.css';

/** A folder of evidence for each of some findings, one after another; what was made stays when it is stopped. */
export function FindingsEvidence({
  findings,
  onClose,
}: {
  readonly findings: readonly Finding[];
  readonly onClose: () => void;
}) {
  const { t, format } = useWords();
  const report = useReport();
  const [margin, setMargin] = useState(5);
  const [folder, setFolder] = useState('');
  const [made, setMade] = useState<readonly EvidenceBundle[]>([]);
  const [state, setState] = useState<'asked' | 'busy' | 'done'>('asked');
  const make = async () => {
    setState('busy');
    const bundles: EvidenceBundle[] = [];
    try {
      for (const { id, recordingId } of findings) {
        const request = { recordingId, findingId: id, marginMs: margin * 1000, folder: folder.trim() };
        bundles.push(await api['evidence.make'](request));
        setMade([...bundles]);
      }
      setState('done');
    } catch (error) {
      setState(bundles.length > 0 ? 'done' : 'asked');
      report(error);
    }
  };
  const [first] = findings;
  return (
    <Modal
      isOpen
      title={t.evidence.title}
      subtitle={t.evidence.text}
      onClose={onClose}
      actions={
        state === 'done' ? (
          <Button kind="primary" onClick={onClose}>
            {t.common.close}
          </Button>
        ) : (
          <>
            <Button kind="quiet" onClick={onClose}>
              {t.common.cancel}
            </Button>
            <Button
              kind="primary"
              icon="export"
              disabled={state === 'busy' || folder.trim() === ''}
              onClick={() => void make()}
            >
              {findings.length > 1 ? t.evidence.makeMany(findings.length) : t.evidence.make}
            </Button>
          </>
        )
      }
    >
      {state === 'done' ? (
        <MadeEvidence bundles={made} />
      ) : (
        <div className={styles.form}>
          <p className={styles.facts} dir="auto">
            {findings.length > 1 || first === undefined
              ? t.findings.selected(findings.length)
              : `${first.term} · ${first.recordingName} · ${format.clock(first.startMs)}`}
          </p>
          <MarginField seconds={margin} onChange={setMargin} />
          <FolderField folder={folder} onChange={setFolder} />
          {state === 'busy' ? (
            <ProgressBar share={made.length / findings.length} label={t.evidence.makeMany(findings.length)} />
          ) : null}
        </div>
      )}
    </Modal>
  );
}
