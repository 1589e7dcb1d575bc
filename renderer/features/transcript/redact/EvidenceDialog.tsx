import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { EvidenceBundle } from '#shared/sharing/evidence.ts';
import type { RedactionPlace } from '#shared/sharing/redaction.ts';
import type { FindingFilter } from '#shared/watch.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import { FolderField } from '#renderer/widgets/evidence/FolderField.tsx';
import { MadeEvidence } from '#renderer/widgets/evidence/MadeEvidence.tsx';
import { MarginField } from '#renderer/widgets/evidence/MarginField.tsx';
import styles from './Redact.module.css';

interface Props {
  readonly recordingId: number;
  /** The chosen place, to begin with. */
  readonly place: RedactionPlace | null;
  readonly onClose: () => void;
}

const maxFindings = 100;

/** A folder that proves what is said: of the whole recording, the chosen place or a finding. */
export function EvidenceDialog({ recordingId, place, onClose }: Props) {
  const { t, format } = useWords();
  const report = useReport();
  const [what, setWhat] = useState(place === null ? 'whole' : 'selection');
  const [margin, setMargin] = useState(5);
  const [folder, setFolder] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [made, setMade] = useState<EvidenceBundle | null>(null);
  const filter: FindingFilter = { states: [], severities: [], listId: null, recordingId };
  const { data } = useQuery({
    queryKey: [...queryKeys.findingsFresh(filter), 'evidence'],
    queryFn: () => api['findings.list']({ filter, offset: 0, limit: maxFindings, snapshot: null }),
  });
  const choices = [
    { value: 'whole', label: t.evidence.whole },
    ...(place === null ? [] : [{ value: 'selection', label: `${t.evidence.selection}: ${place.text}` }]),
    ...(data?.rows ?? []).map(({ id, startMs, matched }) => ({
      value: String(id),
      label: `${format.clock(startMs)} ${matched}`,
    })),
  ];
  const make = () => {
    setBusy(true);
    const isFinding = what !== 'whole' && what !== 'selection';
    const span = what === 'selection' && place !== null ? { startMs: place.startMs, endMs: place.endMs } : null;
    const findingId = isFinding ? Number(what) : null;
    api['evidence.make']({ recordingId, span, findingId, marginMs: margin * 1000, folder: folder.trim() })
      .then(setMade, report)
      .finally(() => setBusy(false));
  };
  return (
    <Modal
      isOpen
      title={t.evidence.title}
      subtitle={t.evidence.text}
      onClose={onClose}
      actions={
        made === null ? (
          <>
            <Button kind="quiet" onClick={onClose}>
              {t.common.cancel}
            </Button>
            <Button kind="primary" icon="export" disabled={isBusy || folder.trim() === ''} onClick={make}>
              {t.evidence.make}
            </Button>
          </>
        ) : (
          <Button kind="primary" onClick={onClose}>
            {t.common.close}
          </Button>
        )
      }
    >
      {made === null ? (
        <div className={styles.form}>
          <div className={styles.field}>
            <span className={styles.fieldName}>{t.evidence.what}</span>
            <SelectField label={t.evidence.what} value={what} choices={choices} onChange={setWhat} />
          </div>
          {what === 'whole' ? null : <MarginField seconds={margin} onChange={setMargin} />}
          <FolderField folder={folder} onChange={setFolder} />
        </div>
      ) : (
        <MadeEvidence bundles={[made]} />
      )}
    </Modal>
  );
}
