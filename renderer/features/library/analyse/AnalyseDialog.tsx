import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AnalyzerInfo } from '#shared/analyses/analysis.ts';
import { api } from '#renderer/api/api.ts';
import type { Chosen } from '#renderer/data/recordings/use-many-recordings.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { notify } from '#renderer/state/toasts.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import styles from './AnalyseDialog.module.css';

interface Props {
  /** Null while it is closed. */
  readonly chosen: Chosen | null;
  readonly onClose: () => void;
}

/** Which analyses go through the selection, and how long each of them may take. */
export function AnalyseDialog({ chosen, onClose }: Props) {
  return chosen === null ? null : <Analyse chosen={chosen} onClose={onClose} />;
}

function Analyse({ chosen, onClose }: { readonly chosen: Chosen; readonly onClose: () => void }) {
  const { t } = useWords();
  const report = useReport();
  const [wanted, setWanted] = useState<ReadonlySet<string>>(new Set());
  const { data: analyzers = [] } = useQuery({
    queryKey: ['analyses', 'analyzers'],
    queryFn: () => api['analyses.analyzers']({}),
  });
  const start = async () => {
    onClose();
    for (const analyzer of wanted) await api['analyses.start']({ recordings: chosen.recordings, analyzer });
    notify({ text: t.analyses.started(chosen.count), detail: t.analyses.startedText });
  };
  const toggle = (name: string) => {
    const next = new Set(wanted);
    if (!next.delete(name)) next.add(name);
    setWanted(next);
  };
  return (
    <Modal
      isOpen
      title={t.analyses.analyseTitle(chosen.count)}
      onClose={onClose}
      cancels
      actions={
        <Button kind="primary" disabled={wanted.size === 0} onClick={() => void start().catch(report)}>
          {t.analyses.analyse}
        </Button>
      }
    >
      <ul className={styles.list}>
        {analyzers.map((analyzer) => (
          <Choice
            key={analyzer.name}
            analyzer={analyzer}
            chosen={chosen}
            isOn={wanted.has(analyzer.name)}
            onToggle={() => toggle(analyzer.name)}
          />
        ))}
      </ul>
      <p className={styles.note}>{t.analyses.analyseText}</p>
    </Modal>
  );
}

interface ChoiceProps {
  readonly analyzer: AnalyzerInfo;
  readonly chosen: Chosen;
  readonly isOn: boolean;
  readonly onToggle: () => void;
}

function Choice({ analyzer: { name, isReady }, chosen, isOn, onToggle }: ChoiceProps) {
  const { t, format } = useWords();
  const { data } = useQuery({
    queryKey: ['analyses', 'estimate', name, chosen.recordings],
    queryFn: () => api['analyses.estimate']({ analyzer: name, recordings: chosen.recordings }),
  });
  return (
    <li>
      <label className={styles.choice}>
        <input type="checkbox" checked={isOn} disabled={!isReady} onChange={onToggle} />
        <span className={styles.name} dir="auto">
          {t.analyses.names[name] ?? name}
        </span>
        <span className={styles.time}>
          {!isReady
            ? t.analyses.needsModel
            : data === undefined
              ? ''
              : t.analyses.estimate(data.count, format.span(data.seconds * 1000))}
        </span>
      </label>
    </li>
  );
}
