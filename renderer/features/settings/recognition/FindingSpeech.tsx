import { Switch } from '@base-ui/react/switch';
import { speechDetectorChoices } from '#shared/gap.ts';
import type { Settings } from '#shared/settings.ts';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { Row } from '../Row.tsx';
import { Section } from '../Section.tsx';
import switchStyles from '../Switch.module.css';

const thresholds = [30, 50, 70] as const;
const paddingsMs = [100, 200, 300, 500, 800, 1200];

interface Props {
  readonly settings: Settings;
  readonly onChange: (changes: Partial<Settings>) => void;
}

/** Who looks for speech, and how much is taken for it. */
export function FindingSpeech({ settings, onChange }: Props) {
  const { t, format } = useWords();
  const { speechDetector, speechThresholdPercent: percent, speechPaddingMs } = settings;
  const isNamed = (value: number): value is (typeof thresholds)[number] => thresholds.some((one) => one === value);
  const percents = [...new Set([...thresholds, percent])].sort((one, other) => one - other);
  const paddings = [...new Set([...paddingsMs, speechPaddingMs])].sort((one, other) => one - other);
  return (
    <Section title={t.recognition.finding} text={t.recognition.findingText}>
      <Row id="detector" label={t.recognition.detector} text={t.recognition.detectorText}>
        <SelectField
          label={t.recognition.detector}
          value={speechDetector}
          choices={speechDetectorChoices.map((value) => ({ value, label: t.recognition.detectors[value] }))}
          onChange={(value) => onChange({ speechDetector: value })}
        />
      </Row>
      <Row id="sensitivity" label={t.recognition.threshold} text={t.recognition.thresholdText}>
        <SelectField
          label={t.recognition.threshold}
          value={String(percent)}
          choices={percents.map((value) => ({
            value: String(value),
            label: isNamed(value) ? t.recognition.thresholds[value] : t.recognition.percent(format.number(value)),
          }))}
          onChange={(value) => onChange({ speechThresholdPercent: Number(value) })}
        />
      </Row>
      <Row id="margin" label={t.recognition.padding} text={t.recognition.paddingText}>
        <SelectField
          label={t.recognition.padding}
          value={String(speechPaddingMs)}
          choices={paddings.map((ms) => ({
            value: String(ms),
            label: t.recognition.seconds(format.number(ms / 1000)),
          }))}
          onChange={(value) => onChange({ speechPaddingMs: Number(value) })}
        />
      </Row>
      <Row id="restore-peaks" label={t.recognition.restorePeaks} text={t.recognition.restorePeaksText}>
        <Switch.Root
          className={switchStyles.switch}
          aria-label={t.recognition.restorePeaks}
          checked={settings.restoresPeaks}
          onCheckedChange={(restoresPeaks) => onChange({ restoresPeaks })}
        >
          <Switch.Thumb className={switchStyles.thumb} />
        </Switch.Root>
      </Row>
      <Row id="no-length-limit" label={t.recognition.noLengthLimit} text={t.recognition.noLengthLimitText}>
        <Switch.Root
          className={switchStyles.switch}
          aria-label={t.recognition.noLengthLimit}
          checked={settings.isLengthUnlimited}
          onCheckedChange={(isLengthUnlimited) => onChange({ isLengthUnlimited })}
        >
          <Switch.Thumb className={switchStyles.thumb} />
        </Switch.Root>
      </Row>
    </Section>
  );
}
