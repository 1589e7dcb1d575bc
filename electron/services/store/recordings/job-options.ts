import type { RecordingState } from '#shared/recording.ts';
import {
  recognitionOptionNames,
  recognitionOptions,
  type RecognitionOptionName,
  type RecognitionOptions,
} from '#shared/recognition/recognition-options.ts';
import { tunedFor, type TunedPlace } from '#shared/quality/tuned-settings.ts';
import type { Settings } from '#shared/settings.ts';
import type { SoundTreatment } from '#shared/recognition/sound-check.ts';
import type { JobOptions } from '../records.ts';

/** What a recording added now is transcribed with. */
export function jobOptionsOf(settings: Settings): JobOptions {
  const values = recognitionOptionNames.map((name) => [name, settings[recognitionOptions[name].setting]] as const);
  const given = Object.fromEntries(values) as unknown as RecognitionOptions;
  const { isLengthUnlimited, beamSize, temperatures, isOneModel, restoresPeaks, ...options } = given;
  // Left out when off, as in jobs of older versions: options that say the same look the same.
  return {
    ...options,
    ...(isLengthUnlimited && { isLengthUnlimited }),
    ...(beamSize !== null && { beamSize }),
    ...(temperatures !== 'preset' && { temperatures }),
    ...(isOneModel && { isOneModel }),
    ...(restoresPeaks && { restoresPeaks }),
    ...(settings.tuned.length > 0 && { isTunable: true }),
  };
}

/** What a job that ended is tried again with: the present settings, but for what its own run was about. */
export function retryOptions(state: RecordingState, before: JobOptions, present: JobOptions): JobOptions {
  const isUnfinished = state !== 'done';
  if (before.isBeside === true && isUnfinished) return before;
  const { sound, redo, leavesLevel } = before;
  const kept = isUnfinished && { ...(redo && { redo }), ...(leavesLevel && { leavesLevel }) };
  return { ...present, ...(sound && { sound }), ...kept };
}

/** Options of a job of an older library, complete. */
export function completeOptions(options: JobOptions): JobOptions & Required<Pick<JobOptions, RecognitionOptionName>> {
  return { ...initialOptions, ...options };
}

const initialOptions = Object.fromEntries(
  recognitionOptionNames.map((name) => [name, recognitionOptions[name].initial] as const),
) as unknown as RecognitionOptions;

/** What changes the text; the number of threads does not. What is absent is left out: as in older libraries. */
export function parametersOf(options: JobOptions): string {
  const { language, translate, prompt, sound, redo, leavesLevel } = options;
  const names = recognitionOptionNames.filter((name) => recognitionOptions[name].isParameter);
  const parameters = Object.fromEntries(names.map((name) => [name, options[name]] as const));
  // In the order in which older libraries have it, for it is compared as text.
  return JSON.stringify({ language, translate, prompt, sound, redo, ...parameters, leavesLevel });
}

/** What a job does to its sound. */
export function treatmentsOf({ leavesLevel, restoresPeaks }: JobOptions): readonly SoundTreatment[] {
  return [...(leavesLevel === true ? [] : ['level' as const]), ...(restoresPeaks === true ? ['peaks' as const] : [])];
}

/** The same with one treatment on or off; what is as usual is left out. */
export function withTreatment(options: JobOptions, treatment: SoundTreatment, isOn: boolean): JobOptions {
  const rest = without(options, [treatment === 'level' ? 'leavesLevel' : 'restoresPeaks']);
  if (treatment === 'level') return isOn ? rest : { ...rest, leavesLevel: true };
  return isOn ? { ...rest, restoresPeaks: true } : rest;
}

/** Chosen for this one: settings found for its folder or language do not take their place. */
export function asChosen(options: JobOptions): JobOptions {
  return without(options, ['isTunable']);
}

function codeOf(place: TunedPlace, usual: string): string {
  return 'language' in place ? place.language : usual;
}

function without(options: JobOptions, names: readonly (keyof JobOptions)[]): JobOptions {
  const rest: { -readonly [N in keyof JobOptions]: JobOptions[N] } = { ...options };
  for (const name of names) delete rest[name as 'isTunable'];
  return rest;
}

/** With what was found for the folder or the language; the same object where nothing changes any more. */
export function tunedOptions(
  options: JobOptions,
  tuned: Settings['tuned'],
  of: { readonly path: string; readonly language: string | null },
): JobOptions {
  if (options.isTunable !== true) return options;
  const known = options.language === 'auto' ? of.language : options.language;
  const found = tunedFor(tuned, { path: of.path, language: known });
  if (found === null) {
    const isOpen = known === null && tuned.some(({ place }) => 'language' in place);
    return isOpen ? options : asChosen(options);
  }
  const { beamSize, temperatures, language, ...values } = found.options;
  return {
    ...without(options, ['isTunable', 'beamSize', 'temperatures']),
    ...values,
    // A language that is known stays; one that the settings were found with is no more than a default.
    language: options.language === 'auto' ? codeOf(found.place, language) : options.language,
    ...(beamSize !== null && { beamSize }),
    ...(temperatures !== 'preset' && { temperatures }),
    // What was measured is this model, also where another one is made for the language.
    isOneModel: true,
  };
}
