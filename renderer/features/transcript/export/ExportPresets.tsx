import { useState } from 'react';
import type { ExportPreset } from '#shared/export.ts';
import { useChangeSettings, useSettings } from '#renderer/data/library/use-settings.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { notify } from '#renderer/state/toasts.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { IconButton } from '#renderer/ui/controls/IconButton.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import styles from './ExportDialog.module.css';
import { useExportChoice } from './export-choice.ts';
import { choose, isChosen, presetOf, withPreset } from './presets.ts';

/** Formats with their options under names of the user: one is chosen, saved or deleted here. */
export function ExportPresets() {
  const { t } = useWords();
  const texts = t.exportDialog;
  const { kind, options: all } = useExportChoice();
  const options = all[kind];
  const presets = useSettings()?.exportPresets ?? [];
  const { mutate } = useChangeSettings();
  const [name, setName] = useState<string | null>(null);
  const chosen = presets.find((preset) => isChosen(preset, kind, options));
  const keep = (exportPresets: readonly ExportPreset[]) => mutate({ exportPresets: [...exportPresets] });
  const save = () => {
    const given = name?.trim() ?? '';
    if (given !== '') keep(withPreset(presets, presetOf(given, kind, options)));
    setName(null);
  };
  const remove = (preset: ExportPreset) => {
    keep(presets.filter((one) => one !== preset));
    notify({
      text: texts.presetDeleted(preset.name),
      action: { label: t.editing.undo, onClick: () => keep(presets) },
    });
  };
  if (name !== null) {
    return (
      <div className={styles.presets}>
        <input
          className={styles.presetName}
          dir="auto"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- it came because the user wants to type a name
          autoFocus
          aria-label={texts.presetName}
          placeholder={texts.presetName}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== 'Escape') return;
            event.preventDefault();
            event.stopPropagation();
            if (event.key === 'Enter') save();
            else setName(null);
          }}
        />
        <Button size="s" kind="primary" disabled={name.trim() === ''} onClick={save}>
          {t.notes.save}
        </Button>
        <Button size="s" onClick={() => setName(null)}>
          {t.common.cancel}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.presets}>
      {presets.length === 0 ? null : (
        <span className={styles.way}>
          {texts.preset}
          <SelectField
            look="small"
            label={texts.preset}
            value={chosen?.name ?? ''}
            choices={[
              ...(chosen === undefined ? [{ value: '', label: texts.noPreset }] : []),
              ...presets.map(({ name: value }) => ({ value, label: value })),
            ]}
            onChange={(value) => {
              const preset = presets.find((one) => one.name === value);
              if (preset) choose(preset);
            }}
          />
        </span>
      )}
      {chosen === undefined ? (
        <Button size="s" kind="quiet" icon="plus" onClick={() => setName('')}>
          {texts.savePreset}
        </Button>
      ) : (
        <IconButton icon="bin" size="s" label={texts.deletePreset(chosen.name)} onClick={() => remove(chosen)} />
      )}
    </div>
  );
}
