import { z } from 'zod';
import { speechDetectorChoices } from './gap.ts';
import { languageCodes, interfaceLanguages } from './text/language.ts';
import { presets } from './preset.ts';

/** Settings kept in the library. What must be known before it opens (theme, library folder) is in `desktop.ts`. */
export const settingsSchema = z.strictObject({
  interfaceLanguage: z.enum(['system', ...interfaceLanguages]),
  /** Keys of commands that differ from the ones they come with, by the command's name; an empty list is no key. */
  keys: z.record(z.string().max(40), z.array(z.string().min(1).max(60)).max(8)),
  /** How far playback goes back when it resumes after a pause. */
  rewindOnResumeMs: z.int().min(0).max(10_000),
  /** What the voice does while text is typed. */
  whileTyping: z.enum(['off', 'slow', 'pause']),
  modelId: z.string().min(1).max(200),
  recognitionLanguage: z.enum(['auto', ...languageCodes]),
  translate: z.boolean(),
  /** Words the engine should expect (names, terms); empty for none. */
  prompt: z.string().max(2000),
  /** Whisper codes that automatic detection chooses from; empty for all. */
  languages: z.array(z.enum(languageCodes)).max(20),
  /** Several languages are spoken: it is detected anew for every window. */
  isMixed: z.boolean(),
  preset: z.enum(presets),
  speechDetector: z.enum(speechDetectorChoices),
  /** How sure the detector must be that it hears speech, in percent: less finds more. */
  speechThresholdPercent: z.int().min(5).max(95),
  /** Kept before and after speech. */
  speechPaddingMs: z.int().min(0).max(2000),
  /** Sound is taken out of a file however much its size can explain. */
  isLengthUnlimited: z.boolean(),
  /** How much of the processor the engine takes when others want it too. */
  enginePriority: z.enum(['low', 'normal']),
  /** Windows recognised at once; null lets the app choose. */
  lanes: z.int().min(1).max(16).nullable(),
  /** Engine threads; null lets the app choose. */
  threads: z.int().min(1).max(64).nullable(),
  /** A particular ffmpeg; null for the one that is found. */
  ffmpegPath: z.string().max(4096).nullable(),
  /** Forbids every connection to the network; nothing is connected without a click in any case. */
  offline: z.boolean(),
  /** The user knows what the demo model is and wants recordings transcribed with it all the same. */
  isDemoEnough: z.boolean(),
  /** The note on the demo model over transcripts was hidden. */
  isDemoNoteHidden: z.boolean(),
  /** Where models are fetched from instead of their publisher, without the file name; null for the publisher. */
  modelBaseUrl: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullable(),
});

export type Settings = z.infer<typeof settingsSchema>;

/** Some settings, others absent or undefined: left as they are. */
export const settingsChangeSchema = settingsSchema.partial();
export type SettingsChange = z.infer<typeof settingsChangeSchema>;

export const defaultSettings: Settings = {
  interfaceLanguage: 'system',
  keys: {},
  rewindOnResumeMs: 700,
  whileTyping: 'pause',
  modelId: 'demo',
  recognitionLanguage: 'auto',
  translate: false,
  prompt: '',
  languages: [],
  isMixed: false,
  preset: 'balanced',
  speechDetector: 'auto',
  speechThresholdPercent: 50,
  speechPaddingMs: 500,
  isLengthUnlimited: false,
  enginePriority: 'low',
  lanes: null,
  threads: null,
  ffmpegPath: null,
  offline: false,
  isDemoEnough: false,
  isDemoNoteHidden: false,
  modelBaseUrl: null,
};
