import type { LabOptions } from '#shared/quality/lab.ts';
import { api } from '#renderer/api/api.ts';
import { useReport } from '#renderer/data/use-report.ts';
import { useWords } from '#renderer/locales/use-words.ts';
import { notify } from '#renderer/state/toasts.ts';

/** Makes the settings of a run those of new recordings. */
export function useSettingsOf(): (options: LabOptions) => void {
  const { t } = useWords();
  const report = useReport();
  return ({ modelId, language, prompt, preset, detector, thresholdPercent, paddingMs, beamSize, temperatures }) =>
    void api['settings.set']({
      modelId,
      // As the schema of runs has it, checked again by that of settings.
      recognitionLanguage: language as 'auto',
      prompt,
      preset,
      speechDetector: detector,
      speechThresholdPercent: thresholdPercent,
      speechPaddingMs: paddingMs,
      beamSize,
      temperatures,
    }).then(() => notify({ text: t.quality.used }), report);
}
