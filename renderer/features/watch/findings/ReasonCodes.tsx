import { useState } from 'react';
import { maxReasonCodes, type ReasonCode, type Verdict } from '#shared/watch.ts';
import { useChangeSettings } from '#renderer/data/library/use-settings.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import styles from './ReasonCodes.module.css';

interface Props {
  readonly codes: readonly ReasonCode[];
  readonly onChoose: (code: ReasonCode) => void;
}

const verdicts: readonly Verdict[] = ['confirmed', 'unsure', 'dismissed'];

/** The verdicts with a reason, each with its digit, and the way to change them. */
export function ReasonCodes({ codes, onChoose }: Props) {
  const { t } = useWords();
  const [isEditing, setEditing] = useState(false);
  return (
    <div className={styles.codes} role="group" aria-label={t.findings.codes}>
      {codes.map((code, nth) =>
        code.text === '' ? null : (
          <button
            key={`${nth + 1} ${code.text}`}
            type="button"
            className={styles.code}
            data-key-of={`judge-code-${nth + 1}`}
            onClick={() => onChoose(code)}
          >
            <kbd className={styles.digit}>{nth + 1}</kbd>
            <span className={styles.text} dir="auto">
              {code.text}
            </span>
            <span className={styles.verdict}>{t.findings.states[code.verdict]}</span>
          </button>
        ),
      )}
      <Button size="s" kind="quiet" onClick={() => setEditing(true)}>
        {t.findings.codesEdit}
      </Button>
      {isEditing ? <CodesDialog codes={codes} onClose={() => setEditing(false)} /> : null}
    </div>
  );
}

function CodesDialog({ codes, onClose }: { readonly codes: readonly ReasonCode[]; readonly onClose: () => void }) {
  const { t } = useWords();
  const report = useReport();
  const change = useChangeSettings();
  const [rows, setRows] = useState<readonly ReasonCode[]>(() =>
    Array.from({ length: maxReasonCodes }, (_, nth) => codes[nth] ?? { verdict: 'dismissed', text: '' }),
  );
  const set = (nth: number, changes: Partial<ReasonCode>) =>
    setRows(rows.map((row, at) => (at === nth ? { ...row, ...changes } : row)));
  const save = () => {
    const count = rows.findLastIndex(({ text }) => text.trim() !== '') + 1;
    const kept = rows.slice(0, count).map(({ verdict, text }) => ({ verdict, text: text.trim() }));
    change.mutate({ reasonCodes: kept }, { onError: report });
    onClose();
  };
  return (
    <Modal
      isOpen
      title={t.findings.codesTitle}
      onClose={onClose}
      cancels
      actions={
        <Button kind="primary" onClick={save}>
          {t.findings.save}
        </Button>
      }
    >
      <p>{t.findings.codesText}</p>
      <ol className={styles.rows}>
        {rows.map(({ verdict, text }, nth) => (
          // oxlint-disable-next-line react/no-array-index-key -- the digit is what a row is
          <li key={nth} className={styles.row}>
            <kbd className={styles.digit}>{nth + 1}</kbd>
            <input
              type="text"
              dir="auto"
              className={styles.field}
              aria-label={t.findings.codeOf(nth + 1)}
              maxLength={200}
              value={text}
              onChange={(event) => set(nth, { text: event.target.value })}
            />
            <SelectField
              label={t.findings.verdictOf(nth + 1)}
              value={verdict}
              choices={verdicts.map((value) => ({ value, label: t.findings.states[value] }))}
              onChange={(value) => set(nth, { verdict: value })}
            />
          </li>
        ))}
      </ol>
    </Modal>
  );
}
