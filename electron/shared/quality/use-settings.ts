import type { SettingsChange } from '../settings.ts';
import type { LabOptions } from './lab.ts';
import { isSamePlace, type TunedPlace, type TunedSettings } from './tuned-settings.ts';

interface Used {
  readonly options: LabOptions;
  /** Of the set that they were measured on. */
  readonly setName: string;
  readonly nowMs: number;
}

/** What of the settings changes so that new recordings are recognised like a run: all of them, or those of a place. */
export function settingsToUse(
  { options, setName, nowMs }: Used,
  place: TunedPlace | null,
  tuned: readonly TunedSettings[],
): SettingsChange {
  if (place !== null)
    return {
      tuned: [...withoutPlace(tuned, place), { place, options: { ...options }, setName, chosenAtMs: nowMs }],
    };
  const { modelId, language, prompt, preset, detector, thresholdPercent, paddingMs, beamSize, temperatures } = options;
  return {
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
  };
}

export function withoutPlace(tuned: readonly TunedSettings[], place: TunedPlace): TunedSettings[] {
  return tuned.filter((one) => !isSamePlace(one.place, place));
}
