import { useQuery, useQueryClient } from '@tanstack/react-query';
import { themes, type Theme } from '#shared/themes.ts';
import type { Settings } from '#shared/settings.ts';
import { host } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { applyTheme } from '#renderer/state/theme.ts';
import { Row } from './Row.tsx';
import { Section } from './Section.tsx';

interface Props {
  readonly settings: Settings;
  readonly onChange: (changes: Partial<Settings>) => void;
  readonly onSaved: () => void;
}

/** Both apply at once. */
export function Appearance({ settings, onChange, onSaved }: Props) {
  const { t } = useWords();
  const client = useQueryClient();
  const report = useReport();
  const preferences = useQuery({ queryKey: queryKeys.preferences, queryFn: () => host.shell('preferences.get', {}) });
  const setTheme = async (theme: Theme) => {
    applyTheme(theme);
    client.setQueryData(queryKeys.preferences, await host.shell('preferences.setTheme', { theme }));
    onSaved();
  };
  return (
    <Section title={t.settings.appearance}>
      <Row id="language" label={t.settings.language}>
        <SelectField
          label={t.settings.language}
          value={settings.interfaceLanguage}
          choices={[
            { value: 'system', label: t.settings.languageSystem },
            { value: 'en', label: 'English' },
            { value: 'ru', label: 'Русский' },
          ]}
          onChange={(interfaceLanguage) => onChange({ interfaceLanguage })}
        />
      </Row>
      <Row id="theme" label={t.settings.theme}>
        <SelectField
          label={t.settings.theme}
          value={preferences.data?.theme ?? 'system'}
          choices={themes.map((value) => ({ value, label: t.settings.themes[value] }))}
          onChange={(theme) => void setTheme(theme).catch(report)}
        />
      </Row>
    </Section>
  );
}
