import { cuePresets, cueRulesOf } from '#shared/cues/cue-rules.ts';
import { numberStyles, traitsOf } from '#shared/export.ts';
import { formatClock } from '#shared/text/timecode.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import styles from './ExportDialog.module.css';
import { changeOptions, frameRates, useExportChoice } from './export-choice.ts';
import { formatOf } from './export-kind.ts';
import { OwnCueRules } from './OwnCueRules.tsx';

const minutes = [0, 1, 3, 5, 10, 15] as const;

/** What can be chosen of the format that is chosen; what it does not have is not there. */
export function ExportOptions() {
  const { t, format: shown } = useWords();
  const { kind, options } = useExportChoice();
  const own = options[kind];
  const { format } = formatOf(kind);
  const traits = traitsOf(format);
  const texts = t.exportDialog;
  const variantNames: Readonly<Record<string, string>> = texts.variants;
  return (
    <div className={styles.ways}>
      {traits.variants === undefined ? null : (
        <Choice
          label={texts.variant}
          value={own.variant ?? traits.variants[0] ?? ''}
          choices={traits.variants.map((variant) => [variant, variantNames[variant] ?? variant])}
          onChange={(variant) => changeOptions({ variant })}
        />
      )}
      {traits.hasCues === true ? (
        <Choice
          label={texts.cuePreset}
          value={own.cueRules === null ? own.cuePreset : 'own'}
          choices={[
            ...cuePresets.map((preset) => [preset, texts.cuePresets[preset]] as const),
            ['own', texts.ownRules],
          ]}
          onChange={(value) => {
            const cuePreset = cuePresets.find((one) => one === value) ?? own.cuePreset;
            changeOptions({ cuePreset, cueRules: value === 'own' ? cueRulesOf(cuePreset, null) : null });
          }}
        />
      ) : null}
      {traits.hasFrames === true ? (
        <Choice
          label={texts.frameRate}
          value={String(own.frameRate)}
          choices={frameRates.map((rate) => [String(rate), shown.number(rate)])}
          onChange={(value) => changeOptions({ frameRate: Number(value) })}
        />
      ) : null}
      <Choice
        label={texts.numbers}
        value={own.numbers}
        choices={numberStyles.map((style) => [style, texts.numberStyles[style]])}
        onChange={(value) => changeOptions({ numbers: numberStyles.find((style) => style === value) ?? own.numbers })}
      />
      <Tick
        label={texts.withHesitations}
        isOn={own.withHesitations}
        onChange={(withHesitations) => changeOptions({ withHesitations })}
      />
      {traits.hasSpeakers ? (
        <Tick
          label={texts.withSpeakers}
          isOn={own.withSpeakers}
          onChange={(withSpeakers) => changeOptions({ withSpeakers })}
        />
      ) : null}
      {traits.areTimesOptional && format !== 'txt' ? (
        <Tick label={texts.withTimes} isOn={own.withTimes} onChange={(withTimes) => changeOptions({ withTimes })} />
      ) : null}
      {traits.hasWordTimes === true ? (
        <Tick
          label={texts.withWordTimes}
          isOn={own.withWordTimes}
          onChange={(withWordTimes) => changeOptions({ withWordTimes })}
        />
      ) : null}
      {traits.hasNotes ? (
        <Tick
          label={t.notes.withNotes}
          isOn={own.areNotesWanted}
          onChange={(areNotesWanted) => changeOptions({ areNotesWanted })}
        />
      ) : null}
      {traits.hasTimeMarks === true ? (
        <Choice
          label={texts.everyMinutes}
          value={String(own.everyMinutes)}
          choices={minutes.map((count) => [String(count), count === 0 ? texts.never : formatClock(count * 60_000)])}
          onChange={(value) => changeOptions({ everyMinutes: Number(value) })}
        />
      ) : null}
      {traits.hasCues === true && own.cueRules !== null ? (
        <OwnCueRules rules={own.cueRules} onChange={(cueRules) => changeOptions({ cueRules })} />
      ) : null}
    </div>
  );
}

interface TickProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function Tick({ label, isOn, onChange }: TickProps) {
  return (
    <label className={styles.way}>
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, choices, onChange }: ChoiceProps) {
  return (
    <span className={styles.way}>
      {label}
      <SelectField
        look="small"
        label={label}
        value={value}
        choices={choices.map(([one, caption]) => ({ value: one, label: caption }))}
        onChange={onChange}
      />
    </span>
  );
}
