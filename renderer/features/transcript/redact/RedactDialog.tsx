import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  redactionOptionsSchema,
  pictureMasks,
  soundMasks,
  speakerMasks,
  textMasks,
  type RedactionOptions,
} from '#shared/sharing/redaction.ts';
import { exportFormats, type ExportFormat } from '#shared/export.ts';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '#renderer/data/query-keys.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { ProgressBar } from '#renderer/ui/controls/ProgressBar.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import { FailureNotice } from '#renderer/widgets/FailureNotice.tsx';
import { FolderField } from '#renderer/widgets/evidence/FolderField.tsx';
import styles from './Redact.module.css';
import { RedactResult } from './RedactResult.tsx';

interface Props {
  readonly recordingId: number;
  readonly hasVideo: boolean;
  readonly hasSpeakers: boolean;
  readonly onClose: () => void;
}

/** How it is written, then how far it is, then what the proof found. It continues when the dialog is closed. */
export function RedactDialog({ recordingId, hasVideo, hasSpeakers, onClose }: Props) {
  const { t } = useWords();
  const report = useReport();
  const [options, setOptions] = useState(() => redactionOptionsSchema.parse({}));
  const [folder, setFolder] = useState('');
  const [isNew, setNew] = useState(false);
  const { data: state } = useQuery({
    queryKey: queryKeys.redactionState(recordingId),
    queryFn: () => api['redaction.state']({ recordingId }),
  });
  const isRunning = (state ?? null) !== null && state?.phase !== null;
  const isOver = !isNew && (state ?? null) !== null && !isRunning && (state?.result ?? state?.failure ?? null) !== null;
  const start = () => {
    setNew(false);
    api['redaction.start']({ recordingId, folder: folder.trim(), options }).catch(report);
  };
  if (state && isRunning && state.phase !== null) {
    return (
      <Modal
        isOpen
        title={t.redact.exportTitle}
        onClose={onClose}
        actions={
          <>
            <Button onClick={() => void api['redaction.stop']({ recordingId }).catch(report)}>{t.redact.stop}</Button>
            <Button kind="primary" onClick={onClose}>
              {t.redact.goOn}
            </Button>
          </>
        }
      >
        <div className={styles.progress} role="status">
          <p>{t.redact.phases[state.phase]}</p>
          <ProgressBar label={t.redact.phases[state.phase]} share={state.phase === 'searching' ? null : state.share} />
        </div>
      </Modal>
    );
  }
  if (state && isOver) {
    const isRefused = state.result?.outcome === 'refused';
    return (
      <Modal
        isOpen
        width="l"
        title={t.redact.exportTitle}
        onClose={onClose}
        actions={
          <>
            <Button onClick={() => setNew(true)}>{t.redact.again}</Button>
            {isRefused ? (
              <Button kind="danger" onClick={() => void api['redaction.accept']({ recordingId }).catch(report)}>
                {t.redact.saveAnyway}
              </Button>
            ) : null}
            <Button kind="primary" onClick={onClose}>
              {t.common.close}
            </Button>
          </>
        }
      >
        {state.result === null ? null : <RedactResult result={state.result} />}
        {state.failure === null ? null : <FailureNotice error={state.failure} />}
      </Modal>
    );
  }
  return (
    <Modal
      isOpen
      title={t.redact.exportTitle}
      subtitle={t.redact.exportText}
      onClose={onClose}
      cancels
      actions={
        <Button kind="primary" icon="export" disabled={folder.trim() === ''} onClick={start}>
          {t.redact.check}
        </Button>
      }
    >
      <Options options={options} hasVideo={hasVideo} hasSpeakers={hasSpeakers} onChange={setOptions} />
      <FolderField folder={folder} onChange={setFolder} />
    </Modal>
  );
}

interface OptionsProps {
  readonly options: RedactionOptions;
  readonly hasVideo: boolean;
  readonly hasSpeakers: boolean;
  readonly onChange: (options: RedactionOptions) => void;
}

const offered: readonly ExportFormat[] = exportFormats.filter((format) =>
  ['txt', 'docx', 'html', 'srt', 'vtt', 'json'].includes(format),
);

function Options({ options, hasVideo, hasSpeakers, onChange }: OptionsProps) {
  const { t } = useWords();
  const { redact } = t;
  const set = (change: Partial<RedactionOptions>) => onChange({ ...options, ...change });
  const choices = <V extends string>(values: readonly V[], names: Readonly<Record<V, string>>) =>
    values.map((value) => ({ value, label: names[value] }));
  return (
    <div className={styles.form}>
      <Field label={redact.text}>
        <SelectField
          label={redact.text}
          value={options.text}
          choices={choices(textMasks, redact.textMasks)}
          onChange={(text) => set({ text })}
        />
      </Field>
      <Field label={redact.sound}>
        <SelectField
          label={redact.sound}
          value={options.sound}
          choices={choices(soundMasks, redact.soundMasks)}
          onChange={(sound) => set({ sound })}
        />
      </Field>
      {hasSpeakers ? (
        <Field label={redact.speakers}>
          <SelectField
            label={redact.speakers}
            value={options.speakers}
            choices={choices(speakerMasks, redact.speakerMasks)}
            onChange={(speakers) => set({ speakers })}
          />
        </Field>
      ) : null}
      {hasVideo ? (
        <Field label={redact.picture}>
          <SelectField
            label={redact.picture}
            value={options.picture}
            choices={choices(pictureMasks, redact.pictureMasks)}
            onChange={(picture) => set({ picture })}
          />
        </Field>
      ) : null}
      <fieldset className={styles.formats}>
        <legend>{redact.files}</legend>
        <label className={styles.choice}>
          <input
            type="checkbox"
            checked={options.withSound}
            onChange={(event) => set({ withSound: event.target.checked })}
          />
          {redact.soundFile}
        </label>
        {offered.map((format) => (
          <label key={format} className={styles.choice}>
            <input
              type="checkbox"
              checked={options.formats.includes(format)}
              onChange={(event) =>
                set({
                  formats: event.target.checked
                    ? [...options.formats, format]
                    : options.formats.filter((one) => one !== format),
                })
              }
            />
            {t.exportDialog.formats[format]}
          </label>
        ))}
      </fieldset>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={options.hidesNames}
          onChange={(event) => set({ hidesNames: event.target.checked })}
        />
        {redact.hidesNames}
      </label>
    </div>
  );
}

function Field({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <div className={styles.field}>
      <span className={styles.fieldName}>{label}</span>
      {children}
    </div>
  );
}
