import { useState } from 'react';
import { themes, type Theme } from '#shared/themes.ts';
import { LanguageContext } from '#renderer/locales/use-words.ts';
import { applyTheme } from '#renderer/state/theme.ts';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { TipLayer } from '#renderer/ui/layout/TipLayer.tsx';
import { Toasts } from '#renderer/ui/layout/Toasts.tsx';
import { AppWidgets } from './AppWidgets.tsx';
import { Charts } from './Charts.tsx';
import { Colours } from './Colours.tsx';
import styles from './Gallery.module.css';
import { UiWidgets } from './UiWidgets.tsx';

const languages = [
  { value: 'en', label: 'English' },
  { value: 'ru', label: 'Русский' },
] as const;

/** Everything in renderer/ui and renderer/widgets, in either theme and language. */
export function Gallery() {
  const [theme, setTheme] = useState<Theme>('system');
  const [language, setLanguage] = useState<'en' | 'ru'>('en');
  const showTheme = (chosen: Theme) => {
    setTheme(chosen);
    applyTheme(chosen);
  };
  return (
    <LanguageContext value={language}>
      <main className={styles.scroll}>
        <div className={styles.page}>
          <header className={styles.bar}>
            <h1 className={styles.title}>Widgets</h1>
            <div className={styles.choice}>
              <SelectField
                label="Theme"
                value={theme}
                choices={themes.map((value) => ({ value, label: value }))}
                onChange={showTheme}
              />
            </div>
            <div className={styles.choice}>
              <SelectField label="Language" value={language} choices={languages} onChange={setLanguage} />
            </div>
          </header>
          <Colours />
          <UiWidgets />
          <Charts />
          <AppWidgets />
        </div>
      </main>
      <TipLayer />
      <Toasts />
    </LanguageContext>
  );
}
