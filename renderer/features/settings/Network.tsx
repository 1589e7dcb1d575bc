import { Switch } from '@base-ui/react/switch';
import type { Settings } from '#shared/settings.ts';
import { useWords } from '../../locales/use-words.ts';
import { Row } from './Row.tsx';
import { Section } from './Section.tsx';
import switchStyles from './Switch.module.css';
import { TextSetting } from './TextSetting.tsx';

interface Props {
  readonly settings: Settings;
  readonly onChange: (changes: Partial<Settings>) => void;
}

/** What may be connected to, and where models come from. */
export function Network({ settings, onChange }: Props) {
  const { t } = useWords();
  return (
    <Section title={t.network.title}>
      <Row label={t.network.offline} text={t.network.offlineText}>
        <Switch.Root
          className={switchStyles.switch}
          aria-label={t.network.offline}
          checked={settings.offline}
          onCheckedChange={(offline) => onChange({ offline })}
        >
          <Switch.Thumb className={switchStyles.thumb} />
        </Switch.Root>
      </Row>
      <Row label={t.network.baseUrl} text={t.network.baseUrlText} isWide>
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
