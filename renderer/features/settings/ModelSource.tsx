import type { Settings } from '#shared/settings.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Row } from './Row.tsx';
import { Section } from './Section.tsx';
import { TextSetting } from './TextSetting.tsx';

interface Props {
  readonly settings: Settings;
  readonly onChange: (changes: Partial<Settings>) => void;
}

/** Where models come from. */
export function ModelSource({ settings, onChange }: Props) {
  const { t } = useWords();
  return (
    <Section title={t.models.title}>
      <Row id="model-source" label={t.network.baseUrl} text={t.network.baseUrlText} isWide>
        <TextSetting
          label={t.network.baseUrl}
          value={settings.modelBaseUrl ?? ''}
          placeholder={t.network.baseUrlPlaceholder}
          maxLength={2000}
          onSave={(url) => onChange({ modelBaseUrl: url === '' ? null : url })}
        />
      </Row>
    </Section>
  );
}
