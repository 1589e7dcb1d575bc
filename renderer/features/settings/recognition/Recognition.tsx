import { Switch } from '@base-ui/react/switch';
import type { Settings } from '#shared/settings.ts';
import { languageChoices } from '#renderer/widgets/language-choices.ts';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { useModelChoices } from '#renderer/data/models/use-model-choices.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Effort } from './Effort.tsx';
import { GraphicsCard } from './GraphicsCard.tsx';
import { ModelByLanguage } from './ModelByLanguage.tsx';
import { ProcessorUse } from './ProcessorUse.tsx';
import { Row } from '../Row.tsx';
import { Section } from '../Section.tsx';
import { SpokenLanguages } from './SpokenLanguages.tsx';
import switchStyles from '../Switch.module.css';
import { TextSetting } from '../TextSetting.tsx';

interface Props {
  readonly settings: Settings;
  readonly onChange: (changes: Partial<Settings>) => void;
}

export function Recognition({ settings, onChange }: Props) {
  const { t, language } = useWords();
  const modelChoices = useModelChoices(settings.modelId);
  return (
    <Section title={t.settings.recognition} text={t.settings.recognitionText}>
      <Row id="model" label={t.settings.model}>
        <SelectField
          label={t.settings.model}
          value={settings.modelId}
          choices={modelChoices}
          onChange={(modelId) => onChange({ modelId })}
        />
      </Row>
      <ModelByLanguage settings={settings} onChange={onChange} />
      <Effort settings={settings} onChange={onChange} />
      <Row id="spoken-language" label={t.settings.recognitionLanguage} text={t.settings.recognitionLanguageText}>
        <SelectField
          label={t.settings.recognitionLanguage}
          value={settings.recognitionLanguage}
          choices={languageChoices(language, t.settings.auto)}
          onChange={(recognitionLanguage) => onChange({ recognitionLanguage })}
        />
      </Row>
      <SpokenLanguages settings={settings} onChange={onChange} />
      <Row id="translate" label={t.settings.translate} text={t.settings.translateText}>
        <Switch.Root
          className={switchStyles.switch}
          aria-label={t.settings.translate}
          checked={settings.translate}
          onCheckedChange={(translate) => onChange({ translate })}
        >
          <Switch.Thumb className={switchStyles.thumb} />
        </Switch.Root>
      </Row>
      <Row id="expected-words" label={t.settings.prompt} text={t.settings.promptText} isWide>
        <TextSetting
          label={t.settings.prompt}
          value={settings.prompt}
          placeholder={t.settings.promptPlaceholder}
          maxLength={2000}
          isLong
          onSave={(prompt) => onChange({ prompt })}
        />
      </Row>
      <ProcessorUse settings={settings} onChange={onChange} />
      <GraphicsCard settings={settings} onChange={onChange} />
    </Section>
  );
}
