import { z } from 'zod';
import { speechDetectorChoices } from '../gap.ts';
import { presets, temperatureLadders } from './preset.ts';
import { languageCodes } from '../text/language.ts';

interface RecognitionOption {
  readonly schema: z.ZodType;
  /** As a library comes with it, and as it stands for jobs of older versions that do not name it. */
  readonly initial: unknown;
  /** The setting that new recordings take it from. */
  readonly setting: string;
  /** Its name on a command line. */
  readonly flag: string;
  /** The text depends on it: it is stored with the transcript, and one that was begun with another is restarted. */
  readonly isParameter: boolean;
}

/**
 * What a recording is transcribed with: from here come the settings, the options of a job, what is stored with a
 * transcript and the options of the terminal with their values. A new one stands at the end, so that what is stored reads as before.
 */
export const recognitionOptions = {
  modelId: {
    setting: 'modelId',
    flag: 'model',
    schema: z.string().min(1).max(200),
    initial: 'demo',
    isParameter: false,
  },
  language: {
    setting: 'recognitionLanguage',
    flag: 'language',
    schema: z.enum(['auto', ...languageCodes]),
    initial: 'auto',
    isParameter: true,
  },
  translate: { setting: 'translate', flag: 'translate', schema: z.boolean(), initial: false, isParameter: true },
  /** Words the engine should expect (names, terms); empty for none. */
  prompt: { setting: 'prompt', flag: 'prompt', schema: z.string().max(2000), initial: '', isParameter: true },
  /** Engine threads; null lets the app choose. */
  threads: {
    setting: 'threads',
    flag: 'threads',
    schema: z.int().min(1).max(64).nullable(),
    initial: null,
    isParameter: false,
  },
  preset: { setting: 'preset', flag: 'preset', schema: z.enum(presets), initial: 'balanced', isParameter: true },
  detector: {
    setting: 'speechDetector',
    flag: 'vad',
    schema: z.enum(speechDetectorChoices),
    initial: 'auto',
    isParameter: true,
  },
  /** How sure the detector must be that there is speech, in percent: less finds more. */
  thresholdPercent: {
    setting: 'speechThresholdPercent',
    flag: 'vad-threshold',
    schema: z.int().min(5).max(95),
    initial: 50,
    isParameter: true,
  },
  /** Kept before and after speech. */
  paddingMs: {
    setting: 'speechPaddingMs',
    flag: 'vad-padding',
    schema: z.int().min(0).max(2000),
    initial: 500,
    isParameter: true,
  },
  /** Whisper codes that automatic detection chooses from; empty for all. */
  languages: {
    setting: 'languages',
    flag: 'languages',
    schema: z.array(z.enum(languageCodes)).max(20),
    initial: [],
    isParameter: true,
  },
  /** Several languages are spoken: it is detected again for every window. */
  isMixed: { setting: 'isMixed', flag: 'mixed', schema: z.boolean(), initial: false, isParameter: true },
  /** Windows recognised at once; null lets the app choose. */
  lanes: {
    setting: 'lanes',
    flag: 'lanes',
    schema: z.int().min(1).max(16).nullable(),
    initial: null,
    isParameter: false,
  },
  /** Sound is taken out of a file however much its size can explain. */
  isLengthUnlimited: {
    setting: 'isLengthUnlimited',
    flag: 'no-length-limit',
    schema: z.boolean(),
    initial: false,
    isParameter: true,
  },
  /** Readings followed at once; null as the preset has it. */
  beamSize: {
    setting: 'beamSize',
    flag: 'beam',
    schema: z.int().min(1).max(10).nullable(),
    initial: null,
    isParameter: true,
  },
  /** How freely a window is read again where the first try is poor; `preset` as the preset has it. */
  temperatures: {
    setting: 'temperatures',
    flag: 'temperatures',
    schema: z.enum(temperatureLadders),
    initial: 'preset',
    isParameter: true,
  },
  /** The chosen model recognises every language, also one that an installed model knows better. */
  isOneModel: { setting: 'isOneModel', flag: 'one-model', schema: z.boolean(), initial: false, isParameter: true },
  /** Where a converter cut the peaks off, they are restored; sound that is not clipped stays as it is. */
  restoresPeaks: {
    setting: 'restoresPeaks',
    flag: 'restore-peaks',
    schema: z.boolean(),
    initial: false,
    isParameter: true,
  },
} as const satisfies Readonly<Record<string, RecognitionOption>>;

type Options = typeof recognitionOptions;
export type RecognitionOptionName = keyof Options;
export const recognitionOptionNames = Object.keys(recognitionOptions) as readonly RecognitionOptionName[];

/** Of all options, by their names. */
export type RecognitionOptions = { readonly [N in RecognitionOptionName]: z.infer<Options[N]['schema']> };

type SettingShape = { readonly [N in RecognitionOptionName as Options[N]['setting']]: Options[N]['schema'] };
type SettingValues = { [N in RecognitionOptionName as Options[N]['setting']]: z.infer<Options[N]['schema']> };

/** As they are read from a command line: on or off, or with a value. */
export type RecognitionFlags = {
  readonly [N in RecognitionOptionName as Options[N]['flag']]: {
    readonly type: Options[N]['schema'] extends z.ZodBoolean ? 'boolean' : 'string';
  };
};
export const recognitionFlags = Object.fromEntries(
  Object.values(recognitionOptions).map(({ flag, schema }) => [
    flag,
    { type: schema instanceof z.ZodBoolean ? 'boolean' : 'string' },
  ]),
) as RecognitionFlags;

/** What its schema allows: whole numbers of a range, some names, or both null for anything else. */
export function allowedValues(name: RecognitionOptionName): {
  readonly range: readonly [min: number, max: number] | null;
  readonly names: readonly string[] | null;
} {
  const { schema } = recognitionOptions[name];
  const inner = schema instanceof z.ZodNullable ? schema.unwrap() : schema;
  return {
    range: inner instanceof z.ZodNumber ? [inner.minValue ?? -Infinity, inner.maxValue ?? Infinity] : null,
    names: inner instanceof z.ZodEnum ? inner.options : null,
  };
}

/** Their part of the schema of settings, and of the settings that a library comes with. */
export const recognitionSettings = {
  shape: settingsOf(({ schema }) => schema) as SettingShape,
  initial: settingsOf(({ initial }) => initial) as SettingValues,
};

function settingsOf(valueOf: (option: RecognitionOption) => unknown): unknown {
  return Object.fromEntries(
    Object.values(recognitionOptions).map((option) => [option.setting, valueOf(option)] as const),
  );
}
