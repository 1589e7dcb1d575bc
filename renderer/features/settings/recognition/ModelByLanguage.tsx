import { Switch } from '@base-ui/react/switch';
import { ownLanguages } from '#shared/recognition/model-for-language.ts';
import type { Settings } from '#shared/settings.ts';
import { useModelNames } from '#renderer/data/models/use-model-names.ts';
import { useModels } from '#renderer/data/models/use-models.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Row } from '../Row.tsx';
import switchStyles from '../Switch.module.css';

interface Props {
  readonly settings: Settings;
  readonly onChange: (changes: Partial<Settings>) => void;
}

/** The rule by which a language gets the model that knows it best, and what it comes to with the models at hand. */
export function ModelByLanguage({ settings, onChange }: Props) {
  const { t, format } = useWords();
  const { models } = useModels();
  const nameOf = useModelNames();
  const [own] = ownLanguages(models);
  const text =
    own === undefined
      ? t.recognition.byLanguageNone
      : t.recognition.byLanguageText(format.languageName(own.language), nameOf(own.id));
  return (
    <Row id="model-by-language" label={t.recognition.byLanguage} text={text}>
      <Switch.Root
        className={switchStyles.switch}
        aria-label={t.recognition.byLanguage}
        checked={!settings.isOneModel}
        onCheckedChange={(checked) => onChange({ isOneModel: !checked })}
      >
        <Switch.Thumb className={switchStyles.thumb} />
      </Switch.Root>
    </Row>
  );
}
