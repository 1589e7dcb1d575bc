import { useState } from 'react';
import type { SoundChoice } from '#shared/audio-track.ts';
import { modelForLanguage } from '#shared/recognition/model-for-language.ts';
import { presets } from '#shared/recognition/preset.ts';
import type { Settings } from '#shared/settings.ts';
import { api } from '#renderer/api/api.ts';
import { Button } from '#renderer/ui/controls/Button.tsx';
import { languageChoices } from '#renderer/widgets/language-choices.ts';
import { Modal } from '#renderer/ui/layout/Modal.tsx';
import { SelectField } from '#renderer/ui/controls/SelectField.tsx';
import { notify } from '#renderer/state/toasts.ts';
import { useModelChoices } from '#renderer/data/models/use-model-choices.ts';
import { useModelNames } from '#renderer/data/models/use-model-names.ts';
import { useModels } from '#renderer/data/models/use-models.ts';
import { useRecording } from '#renderer/data/recordings/use-recording.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useSettings } from '#renderer/data/library/use-settings.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { useJob } from '#renderer/data/recordings/jobs.ts';
import { useUi, type AgainTarget } from '#renderer/state/ui.ts';
import { Field } from './Field.tsx';
import styles from './RunAgainDialog.module.css';
import { SoundFields } from './SoundFields.tsx';

const close = () => useUi.setState({ againTarget: null });

/** Asks with what a recording is to be transcribed again. */
export function RunAgainDialog() {
  const target = useUi((state) => state.againTarget);
  const settings = useSettings();
  return target && settings ? <RunAgain key={target.recordingId} target={target} settings={settings} /> : null;
}

function RunAgain({ target, settings }: { readonly target: AgainTarget; readonly settings: Settings }) {
  const { t, format, language: interfaceLanguage } = useWords();
  const report = useReport();
  const [modelId, setModelId] = useState(settings.modelId);
  const [preset, setPreset] = useState(settings.preset);
  const [language, setLanguage] = useState(settings.recognitionLanguage);
  const [isOneModel, setOneModel] = useState(settings.isOneModel);
  const [restoresPeaks, setRestoresPeaks] = useState(settings.restoresPeaks);
  const [sound, setSound] = useState<SoundChoice | null>(target.sound ?? null);
  const models = useModelChoices(modelId);
  const { models: installed } = useModels();
  const nameOf = useModelNames();
  const rule = { modelId, translate: settings.translate, isOneModel: false };
  const better = modelForLanguage('ru', rule, installed);
  const isAsked = better.reason === 'language' && (language === 'auto' || language === better.language);
  const own = isAsked ? better : null;
  const { recordingId, name } = target;
  const warnings = useRecording(recordingId).data?.warnings ?? [];
  const isClipped = warnings.some((warning) => warning.kind === 'level' && warning.isClipped);
  const isOffered = isClipped || settings.restoresPeaks;
  const state = useJob(recordingId)?.state;
  const isBusy = state === 'running' || state === 'waiting' || state === 'paused';
  const start = async () => {
    const alone = own === null ? {} : { isOneModel };
    const chosen = { modelId, preset, language, restoresPeaks, ...(sound && { sound }), ...alone };
    await api['versions.make']({ recordingId, ...chosen });
    close();
    notify({ text: t.versions.started, detail: t.versions.startedText, about: `version ${recordingId}` });
  };
  return (
    <Modal
      isOpen
      title={t.versions.againTitle}
      subtitle={name}
      onClose={close}
      cancels
      actions={
        <Button kind="primary" disabled={isBusy} onClick={() => void start().catch(report)}>
          {t.versions.start}
        </Button>
      }
    >
      <div className={styles.form}>
        <Field label={t.settings.model}>
          <SelectField label={t.settings.model} value={modelId} choices={models} onChange={setModelId} />
        </Field>
        <Field label={t.recognition.preset} hint={t.recognition.presetTexts[preset]}>
          <SelectField
            label={t.recognition.preset}
            value={preset}
            choices={presets.map((value) => ({ value, label: t.recognition.presets[value] }))}
            onChange={setPreset}
          />
        </Field>
        <Field label={t.settings.recognitionLanguage}>
          <SelectField
            label={t.settings.recognitionLanguage}
            value={language}
            choices={languageChoices(interfaceLanguage, t.settings.auto)}
            onChange={setLanguage}
          />
        </Field>
        {own === null ? null : (
          <Field label={format.languageName(own.language)} hint={t.versions.ownModelText}>
            <SelectField
              label={format.languageName(own.language)}
              value={isOneModel ? 'chosen' : 'own'}
              choices={[
                { value: 'own', label: nameOf(own.modelId) },
                { value: 'chosen', label: t.versions.ownModelNone },
              ]}
              onChange={(value) => setOneModel(value === 'chosen')}
            />
          </Field>
        )}
        <SoundFields recordingId={recordingId} chosen={sound} onChoose={setSound} />
        {isOffered ? (
          <Field label={t.recognition.restorePeaks} hint={t.versions.restorePeaksText}>
            <SelectField
              label={t.recognition.restorePeaks}
              value={restoresPeaks ? 'yes' : 'no'}
              choices={[
                { value: 'no', label: t.versions.restorePeaksOff },
                { value: 'yes', label: t.versions.restorePeaksOn },
              ]}
              onChange={(value) => setRestoresPeaks(value === 'yes')}
            />
          </Field>
        ) : null}
        <p className={styles.note} role={isBusy ? 'status' : undefined}>
          {isBusy ? t.versions.againBusy : t.versions.againText}
        </p>
      </div>
    </Modal>
  );
}
