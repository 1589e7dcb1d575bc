import { presets } from '#shared/recognition/preset.ts';
import type { Settings } from '#shared/settings.ts';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { Row } from '../Row.tsx';

interface Props {
  readonly settings: Settings;
  readonly onChange: (changes: Partial<Settings>) => void;
}

/** How much the engine tries, with what that means. */
export function Effort({ settings, onChange }: Props) {
  const { t } = useWords();
  return (
    <Row id="accuracy" label={t.recognition.preset} text={t.recognition.presetTexts[settings.preset]}>
      <SelectField
        label={t.recognition.preset}
        value={settings.preset}
        choices={presets.map((value) => ({ value, label: t.recognition.presets[value] }))}
        onChange={(preset) => onChange({ preset })}
      />
    </Row>
  );
}
