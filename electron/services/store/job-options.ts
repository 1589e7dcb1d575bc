import type { RecordingState } from '#shared/recording.ts';
import { defaultSettings, type Settings } from '#shared/settings.ts';
import type { JobOptions } from './records.ts';

/** What a recording added now is transcribed with. */
export function jobOptionsOf(settings: Settings): JobOptions {
  const { modelId, recognitionLanguage: language, translate, prompt, threads, preset, languages, isMixed } = settings;
  return {
    modelId,
    language,
    translate,
    prompt,
    threads,
    preset,
    detector: settings.speechDetector,
    thresholdPercent: settings.speechThresholdPercent,
    paddingMs: settings.speechPaddingMs,
    languages,
    isMixed,
    lanes: settings.lanes,
    // Left out when off, as in jobs of older versions: options that say the same look the same.
    ...(settings.isLengthUnlimited && { isLengthUnlimited: true }),
  };
}

/** What a job that ended is tried again with: the present settings, but for what its own run was about. */
export function retryOptions(state: RecordingState, before: JobOptions, present: JobOptions): JobOptions {
  const isUnfinished = state !== 'done';
  if (before.isBeside === true && isUnfinished) return before;
  const { sound, redo } = before;
  return { ...present, ...(sound && { sound }), ...(redo && isUnfinished && { redo }) };
}

/** Options of a job of an older library, complete. */
export function completeOptions(options: JobOptions): JobOptions & ReturnType<typeof defaults> {
  return { ...defaults(), ...options };
}

function defaults() {
  const { preset, speechDetector, speechThresholdPercent, speechPaddingMs, languages, isMixed, lanes } =
    defaultSettings;
  return {
    preset,
    detector: speechDetector,
    thresholdPercent: speechThresholdPercent,
    paddingMs: speechPaddingMs,
    languages: languages as readonly string[],
    isMixed,
    lanes,
  };
}
