import { useState } from 'react';
import type { LabOptions } from '#shared/quality/lab.ts';
import type { TunedPlace } from '#shared/quality/tuned-settings.ts';
import { settingsToUse } from '#shared/quality/use-settings.ts';
import type { Settings } from '#shared/settings.ts';
import { api } from '#renderer/api/api.ts';
import { useSources } from '#renderer/data/automation/use-sources.ts';
import { useSettings } from '#renderer/data/library/use-settings.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { notify } from '#renderer/state/toasts.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import { languageChoices } from '#renderer/widgets/language-choices.ts';
import { optionWords } from '#renderer/widgets/option-words.ts';
import styles from './Quality.module.css';

interface Props {
  readonly options: LabOptions;
  readonly setName: string;
  readonly isMain?: boolean;
}

type Where = 'all' | 'language' | 'folder';
type Language = Exclude<Settings['recognitionLanguage'], 'auto'>;

/** Makes the settings of a run those of new recordings: of all, of a language, or of a watched folder. */
export function UseSettings(props: Props) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button kind={props.isMain === true ? 'primary' : 'plain'} icon="check" onClick={() => setOpen(true)}>
        {t.quality.use}
      </Button>
      {isOpen ? <UseDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function UseDialog({ options, setName, onClose }: Props & { readonly onClose: () => void }) {
  const { t, format, language: interfaceLanguage } = useWords();
  const report = useReport();
  const settings = useSettings();
  const sources = useSources();
  const [where, setWhere] = useState<Where>('all');
  const spoken = options.language === 'auto' ? interfaceLanguage : options.language;
  const [language, setLanguage] = useState(spoken as Language);
  const [chosenFolder, setFolder] = useState<string | null>(null);
  const folder = chosenFolder ?? sources[0]?.folder ?? null;
  const languages = languageChoices(interfaceLanguage, '').flatMap(({ value, ...choice }) =>
    value === 'auto' ? [] : [{ ...choice, value }],
  );
  const places: Record<Where, TunedPlace | null> = {
    all: null,
    language: { language },
    folder: folder === null ? null : { folder },
  };
  const use = async () => {
    const place = places[where];
    await api['settings.set'](settingsToUse({ options, setName, nowMs: Date.now() }, place, settings?.tuned ?? []));
    notify({ text: place === null ? t.quality.used : t.quality.usedFor });
    onClose();
  };
  return (
    <Modal
      isOpen
      title={t.quality.use}
      subtitle={`${options.modelId}: ${optionWords(options, t, format)}`}
      onClose={onClose}
      cancels
      actions={
        <Button
          kind="primary"
          disabled={where === 'folder' && folder === null}
          onClick={() => void use().catch(report)}
        >
          {t.quality.useHere}
        </Button>
      }
    >
      <div className={styles.form}>
        <fieldset className={styles.places} aria-label={t.quality.useFor}>
          {(['all', 'language', 'folder'] as const).map((one) => (
            <label key={one} className={styles.check}>
              <input
                type="radio"
                name="place"
                checked={where === one}
                disabled={one === 'folder' && sources.length === 0}
                onChange={() => setWhere(one)}
              />
              {t.quality.usePlaces[one]}
            </label>
          ))}
        </fieldset>
        {where === 'language' ? (
          <SelectField
            label={t.settings.recognitionLanguage}
            value={language}
            choices={languages}
            onChange={setLanguage}
          />
        ) : null}
        {where === 'folder' && folder !== null ? (
          <SelectField
            label={t.quality.usePlaces.folder}
            value={folder}
            choices={sources.map((source) => ({ value: source.folder, label: source.folder }))}
            onChange={setFolder}
          />
        ) : null}
        <p className={styles.quiet}>{sources.length === 0 ? t.quality.useNoFolders : t.quality.useText}</p>
      </div>
    </Modal>
  );
}
