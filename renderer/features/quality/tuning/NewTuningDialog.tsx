import { useState } from 'react';
import { presets, temperatureLadders } from '#shared/recognition/preset.ts';
import type { ReferenceSet } from '#shared/quality/lab.ts';
import { api } from '#renderer/api/api.ts';
import { useModelChoices } from '#renderer/data/models/use-model-choices.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import styles from '../Quality.module.css';
import { useLabOptions } from '../use-lab-options.ts';

interface Props {
  readonly sets: readonly ReferenceSet[];
  readonly onClose: () => void;
}

const minutes = ['5', '15', '30', '60', '240', '720'] as const;

/** What is tried: everything that recognition exposes, in the models that are chosen. */
export function NewTuningDialog({ sets, onClose }: Props) {
  const { t, format } = useWords();
  const report = useReport();
  const usable = sets.filter(({ version }) => version !== null);
  const [setId, setSetId] = useState(usable[0]?.id ?? 0);
  const [budget, setBudget] = useState<string>('30');
  const [base] = useLabOptions();
  const models = useModelChoices(base.modelId);
  const [chosen, setChosen] = useState<readonly string[]>([base.modelId]);
  const start = () => {
    const space = {
      base: { ...base, modelId: chosen[0] ?? base.modelId },
      modelId: [...chosen],
      preset: [...presets],
      beamSize: [null, 1, 2, 5, 8],
      temperatures: [...temperatureLadders],
      detector: ['auto' as const, 'built-in' as const, 'off' as const],
      thresholdPercent: [30, 40, 50, 60, 70],
      paddingMs: [200, 300, 500, 800],
      prompt: base.prompt === '' ? [] : ['', base.prompt],
    };
    void api['quality.tune']({ setId, space, budgetMinutes: Number(budget) }).then(onClose, report);
  };
  return (
    <Modal
      isOpen
      title={t.quality.newTuning.replace('…', '')}
      subtitle={t.quality.noTuningsText}
      onClose={onClose}
      cancels
      actions={
        <Button kind="primary" disabled={chosen.length === 0} onClick={start}>
          {t.quality.start}
        </Button>
      }
    >
      <div className={styles.form}>
        <div className={styles.formRow}>
          <span>{t.quality.set}</span>
          <SelectField
            label={t.quality.set}
            value={String(setId)}
            choices={usable.map(({ id, name }) => ({ value: String(id), label: name }))}
            onChange={(value) => setSetId(Number(value))}
          />
        </div>
        <div className={styles.formRow}>
          <span>{t.quality.budget}</span>
          <SelectField
            label={t.quality.budget}
            value={budget}
            choices={minutes.map((value) => ({ value, label: format.span(Number(value) * 60_000) }))}
            onChange={setBudget}
          />
        </div>
        <fieldset className={styles.checks} aria-label={t.quality.model}>
          {models.map(({ value, label }) => (
            <label key={value} className={styles.check}>
              <input
                type="checkbox"
                checked={chosen.includes(value)}
                onChange={(event) =>
                  setChosen(event.target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
                }
              />
              <bdi>{label}</bdi>
            </label>
          ))}
        </fieldset>
        <p className={styles.quiet}>{t.quality.tunedText}</p>
      </div>
    </Modal>
  );
}
