import { z } from 'zod';
import { exportPresetsSchema } from './export.ts';
import { initialLocalApi, localApiSettings } from './automation/local-api.ts';
import { recognitionSettings } from './recognition/recognition-options.ts';
import { tunedSettings } from './quality/tuned-settings.ts';
import { maxReasonCodes } from './watch.ts';
import { interfaceLanguages } from './text/language.ts';

/** Settings kept in the library. What must be known before it opens (theme, library folder) is in `desktop.ts`. */
export const settingsSchema = z.strictObject({
  interfaceLanguage: z.enum(['system', ...interfaceLanguages]),
  /** Keys of commands that differ from the ones they come with, by the command's name; an empty list is no key. */
  keys: z.record(z.string().max(40), z.array(z.string().min(1).max(60)).max(8)),
  /** How far playback goes back when it resumes after a pause. */
  rewindOnResumeMs: z.int().min(0).max(10_000),
  /** What the voice does while text is typed. */
  whileTyping: z.enum(['off', 'slow', 'pause']),
  ...recognitionSettings.shape,
  /** Settings found by measuring, for the recordings of a language or of a folder. */
  tuned: z.array(tunedSettings).max(200),
  /** How much of the processor the engine takes when others want it too. */
  enginePriority: z.enum(['low', 'normal']),
  /** Id of the graphics card that models which passed a test on it are run on; null for the processor. */
  graphicsCard: z.string().min(1).max(200).nullable(),
  /** The queue takes nothing more until it is resumed; what runs may still finish. */
  isQueuePaused: z.boolean(),
  /** Who decides and changes, as the log of changes calls them; empty for the name of the computer's user. */
  reviewerName: z.string().trim().max(80),
  /** Verdicts with their reasons on the digits of the review; empty for those that come with the app. */
  reasonCodes: z
    .array(z.strictObject({ verdict: z.enum(['confirmed', 'unsure', 'dismissed']), text: z.string().max(200) }))
    .max(maxReasonCodes),
  /** Exports with all their options, under names that the user gave. */
  exportPresets: exportPresetsSchema,
  /** Who speaks in which role, for rules. */
  speakerRoles: z
    .array(
      z.strictObject({
        role: z.string().trim().min(1).max(60),
        /** See `roleName`. */
        speakers: z.array(z.string().trim().min(1).max(140)).max(2000),
      }),
    )
    .max(20),
  /** A particular ffmpeg; null for the one that is found. */
  ffmpegPath: z.string().max(4096).nullable(),
  /** Forbids every connection to the network; nothing is connected without a click in any case. */
  offline: z.boolean(),
  localApi: localApiSettings,
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
  ...recognitionSettings.initial,
  tuned: [],
  enginePriority: 'low',
  graphicsCard: null,
  isQueuePaused: false,
  reviewerName: '',
  reasonCodes: [],
  exportPresets: [],
  speakerRoles: [],
  ffmpegPath: null,
  offline: false,
  localApi: initialLocalApi,
  isDemoEnough: false,
  isDemoNoteHidden: false,
  modelBaseUrl: null,
};
