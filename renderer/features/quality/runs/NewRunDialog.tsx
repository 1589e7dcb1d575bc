import { useState } from 'react';
import { speechDetectorChoices } from '#shared/gap.ts';
import { presets, temperatureLadders } from '#shared/recognition/preset.ts';
import type { LabOptions, ReferenceSet, SetPart } from '#shared/quality/lab.ts';
import type { Settings } from '#shared/settings.ts';
import { api } from '#renderer/api/api.ts';
import { useModelChoices } from '#renderer/data/models/use-model-choices.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { SelectField, type Choice } from '#renderer/ui/controls/SelectField.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import { languageChoices } from '#renderer/widgets/language-choices.ts';
import { partName } from '#renderer/widgets/option-words.ts';
import styles from '../Quality.module.css';
import { useLabOptions } from '../use-lab-options.ts';

interface Props {
  readonly sets: readonly ReferenceSet[];
  readonly onClose: () => void;
}

const beams = ['preset', '1', '2', '3', '5', '8'] as const;
const thresholds = ['20', '30', '40', '50', '60', '70', '80'] as const;
const paddings = ['100', '200', '300', '500', '800', '1200'] as const;

/** What a set is recognised with; begins with what new recordings are. */
export function NewRunDialog({ sets, onClose }: Props) {
  const { t } = useWords();
  const report = useReport();
  const usable = sets.filter(({ version }) => version !== null);
  const [setId, setSetId] = useState(usable[0]?.id ?? 0);
  const [part, setPart] = useState<SetPart>('all');
  const [note, setNote] = useState('');
  const [options, setOptions] = useLabOptions();
  const set = usable.find(({ id }) => id === setId);
  const start = () => {
    void api['quality.start']({ setId, part, options, note }).then(onClose, report);
  };
  return (
    <Modal
      isOpen
      title={t.quality.newRunTitle}
      subtitle={t.quality.newRunText}
      onClose={onClose}
      cancels
      actions={
        <Button kind="primary" disabled={set === undefined || options.modelId === ''} onClick={start}>
          {t.quality.start}
        </Button>
      }
    >
      <div className={styles.form}>
        <Field
          label={t.quality.set}
          value={String(setId)}
          choices={usable.map(({ id, name }) => ({ value: String(id), label: name }))}
          onChange={(value) => setSetId(Number(value))}
        />
        <Field
          label={t.quality.part}
          value={part}
          choices={partsOf(set).map((value) => ({ value, label: partName(value, t) }))}
          onChange={setPart}
        />
        <OptionFields options={options} onChange={setOptions} />
        <label className={styles.formRow}>
          {t.quality.note}
          <input className={styles.field} value={note} dir="auto" onChange={(event) => setNote(event.target.value)} />
        </label>
      </div>
    </Modal>
  );
}

function partsOf(set: ReferenceSet | undefined): readonly SetPart[] {
  const parts = new Set((set?.version?.items ?? []).map((item) => item.part));
  const folds = [...parts].filter((item) => item !== 'held-out').toSorted((one, other) => one - other);
  const hasHeldOut = parts.has('held-out');
  return [
    'all',
    ...(hasHeldOut ? (['tuning', 'held-out'] as const) : []),
    ...(folds.length > 1 ? folds.map((fold): SetPart => `fold-${fold}`) : []),
  ];
}

function OptionFields({
  options,
  onChange,
}: {
  readonly options: LabOptions;
  readonly onChange: (change: Partial<LabOptions>) => void;
}) {
  const { t, language } = useWords();
  const models = useModelChoices(options.modelId);
  const withValue = (values: readonly string[], value: string) => [...new Set([...values, value])];
  return (
    <>
      <Field
        label={t.quality.model}
        value={options.modelId}
        choices={models}
        onChange={(modelId) => onChange({ modelId })}
      />
      <Field
        label={t.settings.recognitionLanguage}
        value={options.language as Settings['recognitionLanguage']}
        choices={languageChoices(language, t.settings.auto)}
        onChange={(code) => onChange({ language: code })}
      />
      <Field
        label={t.recognition.preset}
        value={options.preset}
        choices={presets.map((value) => ({ value, label: t.recognition.presets[value] }))}
        onChange={(preset) => onChange({ preset })}
      />
      <Field
        label={t.quality.beamSize}
        value={options.beamSize === null ? 'preset' : String(options.beamSize)}
        choices={withValue(beams, options.beamSize === null ? 'preset' : String(options.beamSize)).map((value) => ({
          value,
          label: value === 'preset' ? t.quality.asPreset : value,
        }))}
        onChange={(value) => onChange({ beamSize: value === 'preset' ? null : Number(value) })}
      />
      <Field
        label={t.quality.ladder}
        value={options.temperatures}
        choices={temperatureLadders.map((value) => ({
          value,
          label: value === 'preset' ? t.quality.asPreset : (t.quality.temperatures[value] ?? value),
        }))}
        onChange={(temperatures) => onChange({ temperatures })}
      />
      <Field
        label={t.recognition.detector}
        value={options.detector}
        choices={speechDetectorChoices.map((value) => ({ value, label: t.recognition.detectors[value] }))}
        onChange={(detector) => onChange({ detector })}
      />
      <Field
        label={t.recognition.threshold}
        value={String(options.thresholdPercent)}
        choices={withValue(thresholds, String(options.thresholdPercent)).map((value) => ({
          value,
          label: t.quality.percent(Number(value)),
        }))}
        onChange={(value) => onChange({ thresholdPercent: Number(value) })}
      />
      <Field
        label={t.recognition.padding}
        value={String(options.paddingMs)}
        choices={withValue(paddings, String(options.paddingMs)).map((value) => ({
          value,
          label: t.quality.ms(value),
        }))}
        onChange={(value) => onChange({ paddingMs: Number(value) })}
      />
      <label className={styles.formRow}>
        {t.settings.prompt}
        <input
          className={styles.field}
          dir="auto"
          value={options.prompt}
          onChange={(event) => onChange({ prompt: event.target.value })}
        />
      </label>
    </>
  );
}

function Field<V extends string>(props: {
  readonly label: string;
  readonly value: V;
  readonly choices: readonly Choice<V>[];
  readonly onChange: (value: V) => void;
}) {
  return (
    <div className={styles.formRow}>
      <span>{props.label}</span>
      <SelectField {...props} />
    </div>
  );
}
