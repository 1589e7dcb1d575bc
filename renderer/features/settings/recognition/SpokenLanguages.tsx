import { Switch } from '@base-ui/react/switch';
import type { LanguageCode } from '#shared/text/language.ts';
import type { Settings } from '#shared/settings.ts';
import { Icon } from '#renderer/ui/controls/Icon.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { useWords } from '#renderer/locales/use-words.ts';
import { languageChoices } from '#renderer/widgets/language-choices.ts';
import { Row } from '../Row.tsx';
import styles from './SpokenLanguages.module.css';
import switchStyles from '../Switch.module.css';

/** The most that the settings take. */
const max = 20;

interface Props {
  readonly settings: Settings;
  readonly onChange: (changes: Partial<Settings>) => void;
}

/** What detection may choose from; only where the language is detected. */
export function SpokenLanguages({ settings, onChange }: Props) {
  const { t, language, format } = useWords();
  const { languages, isMixed, recognitionLanguage } = settings;
  if (recognitionLanguage !== 'auto') return null;
  const add = (code: LanguageCode | 'auto') => {
    if (code !== 'auto') onChange({ languages: [...languages, code] });
  };
  const choices = languageChoices(language, t.recognition.addLanguage).filter(
    ({ value }) => value === 'auto' || !languages.includes(value),
  );
  return (
    <>
      <Row id="languages" label={t.recognition.languages} text={t.recognition.languagesText} isWide>
        <div className={styles.languages}>
          {languages.map((code) => (
            <button
              key={code}
              type="button"
              className={styles.chip}
              aria-label={t.recognition.removeLanguage(format.languageName(code))}
              onClick={() => onChange({ languages: languages.filter((other) => other !== code) })}
            >
              {format.languageName(code)}
              <Icon name="close" size={12} />
            </button>
          ))}
          {languages.length < max ? (
            <div className={styles.add}>
              <SelectField label={t.recognition.languages} value="auto" choices={choices} onChange={add} />
            </div>
          ) : null}
        </div>
      </Row>
      <Row id="mixed" label={t.recognition.mixed} text={t.recognition.mixedText}>
        <Switch.Root
          className={switchStyles.switch}
          aria-label={t.recognition.mixed}
          checked={isMixed}
          onCheckedChange={(checked) => onChange({ isMixed: checked })}
        >
          <Switch.Thumb className={switchStyles.thumb} />
        </Switch.Root>
      </Row>
    </>
  );
}
