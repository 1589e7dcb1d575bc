import { useState } from 'react';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { navigate, settingsSections, type SettingsSection } from '#renderer/state/route.ts';
import { findSettings } from './find/find-settings.ts';
import { openSetting } from './find/open-setting.ts';
import { wordsOfSetting } from './find/setting-ids.ts';
import styles from './SettingsNav.module.css';

/** The sections, and a field that finds a setting in any of them. */
export function SettingsNav({ section }: { readonly section: SettingsSection }) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const found = text.trim() === '' ? null : findSettings(text, t);
  const open = (nth: number) => {
    const id = found?.[nth];
    if (id === undefined) return;
    setText('');
    openSetting(id);
  };
  return (
    <div className={styles.side}>
      <div className={styles.field}>
        <Icon name="search" size={14} />
        <input
          type="text"
          dir="auto"
          className={styles.input}
          aria-label={t.settings.find}
          placeholder={t.settings.find}
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && text !== '') {
              event.preventDefault();
              event.stopPropagation();
              setText('');
            } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) open(0);
          }}
        />
      </div>
      {found === null ? (
        <nav className={styles.sections} aria-label={t.settings.sectionsLabel}>
          {settingsSections.map((one) => (
            <button
              key={one}
              type="button"
              className={styles.section}
              aria-current={one === section ? 'page' : undefined}
              onClick={() => navigate({ view: 'settings', section: one })}
            >
              {t.settings.sections[one]}
            </button>
          ))}
        </nav>
      ) : (
        <ul className={styles.sections} aria-label={t.settings.found}>
          {found.map((id, nth) => (
            <li key={id}>
              <button type="button" className={styles.section} onClick={() => open(nth)}>
                {wordsOfSetting(id).label(t)}
                <span className={styles.where}>{t.settings.sections[wordsOfSetting(id).section]}</span>
              </button>
            </li>
          ))}
          {found.length === 0 ? <li className={styles.none}>{t.settings.foundNone}</li> : null}
        </ul>
      )}
    </div>
  );
}
