import { useState, type FormEvent } from 'react';
import {
  exportFormats,
  exportTraits,
  numberStyles,
  traitsOf,
  type NumberWriting,
  type ExportFormat,
} from '#shared/export.ts';
import { nameFromTemplate, usualNameTemplate } from '#shared/files/name-template.ts';
import { api, host } from '#renderer/api/api.ts';
import { useSettings } from '#renderer/data/library/use-settings.ts';
import type { Chosen } from '#renderer/data/recordings/use-many-recordings.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { withProgressNotice } from '#renderer/state/bulk.ts';
import { notify } from '#renderer/state/toasts.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import styles from '../collections/Collections.module.css';

interface Props {
  /** Null while it is closed. */
  readonly chosen: Chosen | null;
  readonly onClose: () => void;
}

const formId = 'export-many';

/** Texts of many recordings, a file each in one folder. */
export function ExportManyDialog({ chosen, onClose }: Props) {
  const { t } = useWords();
  return (
    <Modal
      isOpen={chosen !== null}
      title={t.catalogue.exportTitle(chosen?.count ?? 0)}
      onClose={onClose}
      cancels
      actions={
        <Button kind="primary" icon="export" type="submit" form={formId}>
          {t.exportDialog.title}
        </Button>
      }
    >
      {chosen === null ? null : <Form chosen={chosen} onClose={onClose} />}
    </Modal>
  );
}

interface OwnOptions {
  readonly format: ExportFormat;
  readonly withTimes: boolean;
  readonly withSpeakers: boolean;
  readonly numbers: NumberWriting;
  readonly hesitations: 'keep' | 'drop';
}

const usualOptions: OwnOptions = {
  format: 'txt',
  withTimes: false,
  withSpeakers: true,
  numbers: 'asRecognised',
  hesitations: 'keep',
};

function Form({ chosen, onClose }: { readonly chosen: Chosen; readonly onClose: () => void }) {
  const { t } = useWords();
  const report = useReport();
  const presets = useSettings()?.exportPresets ?? [];
  const [presetName, setPresetName] = useState('');
  const preset = presets.find(({ name }) => name === presetName);
  const [own, setOwn] = useState(usualOptions);
  const { format } = preset ?? own;
  const [folder, setFolder] = useState('');
  const [template, setTemplate] = useState(usualNameTemplate);
  const [isArchive, setArchive] = useState(false);
  const choose = async () => {
    const picked = isArchive
      ? await host.shell('files.chooseSavePath', { suggestedName: t.catalogue.archiveName })
      : (await host.choose('folder'))[0];
    if (typeof picked === 'string') setFolder(picked);
  };
  const save = async () => {
    const { recordings, count } = chosen;
    // On the desktop exactly what was chosen.
    const isBare = isArchive && host.kind === 'browser' && !/\.zip$/i.test(folder.trim());
    const place = isBare ? `${folder.trim()}.zip` : folder.trim();
    const { name: _, ...options } = preset ?? { name: '', ...own };
    const how = { ...options, template, archive: isArchive };
    const call = () => api['exports.saveMany']({ recordings, folder: place, ...how });
    const done = await withProgressNotice(t.catalogue.exporting(count), call);
    const rest = [
      done.emptyCount > 0 ? t.catalogue.exportedEmpty(done.emptyCount) : null,
      done.refused.length > 0 ? t.catalogue.exportedRefused(done.refused.length) : null,
    ].filter((part) => part !== null);
    notify({
      text: t.catalogue.exported(done.savedCount, done.folder),
      ...(rest.length > 0 && { detail: rest.join(' ') }),
    });
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (folder.trim() === '') return;
    onClose();
    save().catch(report);
  };
  return (
    <form id={formId} className={styles.form} onSubmit={onSubmit}>
      {presets.length === 0 ? null : (
        <div className={styles.label}>
          {t.exportDialog.preset}
          <SelectField
            label={t.exportDialog.preset}
            value={presetName}
            choices={[
              { value: '', label: t.exportDialog.noPreset },
              ...presets.map(({ name }) => ({ value: name, label: name })),
            ]}
            onChange={setPresetName}
          />
        </div>
      )}
      {preset === undefined ? <OwnOptionFields own={own} onChange={setOwn} /> : null}
      <label className={styles.label}>
        {t.catalogue.exportFolder}
        <input
          className={styles.input}
          required
          dir="auto"
          readOnly={host.kind === 'desktop'}
          value={folder}
          onChange={(event) => setFolder(event.target.value)}
        />
        <span className={styles.hint}>{t.catalogue.exportFolderHint}</span>
      </label>
      {host.kind === 'desktop' ? (
        <div>
          <Button icon="folder" onClick={() => void choose().catch(report)}>
            {isArchive ? t.catalogue.chooseFile : t.catalogue.chooseFolder}
          </Button>
        </div>
      ) : null}
      <label className={styles.label}>
        {t.exportDialog.template}
        <input
          className={styles.input}
          dir="auto"
          value={template}
          maxLength={200}
          onChange={(event) => setTemplate(event.target.value)}
        />
        <span className={styles.hint}>
          {t.exportDialog.templateExample}{' '}
          <bdi>{exampleOf(template, t.exportDialog.exampleName, chosen.count, format)}</bdi>
        </span>
      </label>
      <Tick
        label={t.exportDialog.archive}
        isOn={isArchive}
        onChange={(isOn) => {
          setArchive(isOn);
          // A folder that was chosen is no file that was chosen.
          if (host.kind === 'desktop') setFolder('');
        }}
      />
    </form>
  );
}

interface OwnOptionFieldsProps {
  readonly own: OwnOptions;
  readonly onChange: (own: OwnOptions) => void;
}

function OwnOptionFields({ own, onChange }: OwnOptionFieldsProps) {
  const { t } = useWords();
  return (
    <>
      <div className={styles.label}>
        {t.exportDialog.format}
        <SelectField
          label={t.exportDialog.format}
          value={own.format}
          choices={exportFormats.map((value) => ({ value, label: t.exportDialog.formats[value] }))}
          onChange={(format) => onChange({ ...own, format })}
        />
      </div>
      <div className={styles.label}>
        {t.exportDialog.numbers}
        <SelectField
          label={t.exportDialog.numbers}
          value={own.numbers}
          choices={numberStyles.map((value) => ({ value, label: t.exportDialog.numberStyles[value] }))}
          onChange={(numbers) => onChange({ ...own, numbers })}
        />
      </div>
      <Tick
        label={t.exportDialog.withSpeakers}
        isOn={own.withSpeakers}
        onChange={(withSpeakers) => onChange({ ...own, withSpeakers })}
      />
      <Tick
        label={t.exportDialog.withHesitations}
        isOn={own.hesitations === 'keep'}
        onChange={(isOn) => onChange({ ...own, hesitations: isOn ? 'keep' : 'drop' })}
      />
      {exportTraits[own.format].areTimesOptional ? (
        <Tick
          label={t.catalogue.withTimes}
          isOn={own.withTimes}
          onChange={(withTimes) => onChange({ ...own, withTimes })}
        />
      ) : null}
    </>
  );
}

interface TickProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function Tick({ label, isOn, onChange }: TickProps) {
  return (
    <label>
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} /> {label}
    </label>
  );
}

/** A recording that is made up shows what the template gives. */
function exampleOf(template: string, name: string, count: number, format: ExportFormat): string {
  const recording = { name: `${name}.m4a`, date: '2026-11-28', language: 'en', n: 1, count };
  return `${nameFromTemplate(template, recording)}.${traitsOf(format).extension}`;
}
