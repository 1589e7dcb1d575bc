import { z } from 'zod';

/** How subtitles are cut, line by line and in time. Columns count a full-width letter as two. */
export const cueRulesSchema = z.strictObject({
  maxColumns: z.int().min(10).max(120),
  maxLines: z.int().min(1).max(3),
  /** Characters a second, spaces counted, that a reader follows; 0 for no limit. */
  maxCps: z.number().min(0).max(100),
  minMs: z.int().min(1).max(10_000),
  maxMs: z.int().min(500).max(60_000),
  frameRate: z.number().min(10).max(120),
  minGapFrames: z.int().min(0).max(24),
  /** A gap shorter than this is closed to the smallest one; 0 for never. */
  chainMs: z.int().min(0).max(5000),
  /** How long a subtitle may stand after the last word where it needs the time to be read. */
  maxLingerMs: z.int().min(0).max(5000),
  /** In- and out-times nearer to a shot change than so many frames keep to it; 0 for never. */
  shotFrames: z.int().min(0).max(60).default(0),
  /** Short turns of two speakers share a subtitle where one alone would be too short, each with a hyphen. */
  joinsDialogue: z.boolean(),
});
export type CueRules = z.infer<typeof cueRulesSchema>;

export const cuePresets = ['netflix', 'bbc', 'web', 'youtube', 'shorts', 'free'] as const;
export type CuePreset = (typeof cuePresets)[number];
export const cuePresetSchema = z.enum(cuePresets);

const usual: CueRules = {
  maxColumns: 42,
  maxLines: 2,
  maxCps: 20,
  minMs: 834,
  maxMs: 7000,
  frameRate: 24,
  minGapFrames: 2,
  chainMs: 500,
  maxLingerMs: 500,
  shotFrames: 0,
  joinsDialogue: true,
};

const presetRules: Readonly<Record<CuePreset, Partial<CueRules>>> = {
  // Half a second of frames.
  netflix: { shotFrames: 12 },
  // 160 to 180 words a minute; 68 % of the width of a picture.
  bbc: { maxColumns: 37, maxCps: 15, minMs: 1000, frameRate: 25, shotFrames: 13 },
  web: { maxColumns: 37, maxCps: 15, frameRate: 25 },
  youtube: { joinsDialogue: false },
  shorts: { maxColumns: 20, maxMs: 3000, joinsDialogue: false, maxCps: 24 },
  free: { maxCps: 0, joinsDialogue: false },
};

/** What differs by the language of the text, by the streaming services' style guides. */
const byLanguage: Readonly<Record<string, Partial<CueRules>>> = {
  ru: { maxColumns: 39, maxCps: 17 },
  zh: { maxColumns: 32 },
  yue: { maxColumns: 32 },
  ja: { maxColumns: 32 },
  ko: { maxColumns: 32 },
};

/** The numbers of a preset for a language (Whisper code; null for any). */
export function cueRulesOf(preset: CuePreset, language: string | null): CueRules {
  const own: CueRules = { ...usual, ...presetRules[preset] };
  const { maxColumns, maxCps } = byLanguage[language ?? ''] ?? {};
  return {
    ...own,
    maxColumns: Math.min(own.maxColumns, maxColumns ?? own.maxColumns),
    maxCps: preset === 'shorts' ? own.maxCps : Math.min(own.maxCps, maxCps ?? own.maxCps),
  };
}

/** The smallest gap between two subtitles, rounded up to a whole millisecond. */
export function minGapMs({ frameRate, minGapFrames }: Pick<CueRules, 'frameRate' | 'minGapFrames'>): number {
  return Math.ceil((minGapFrames * 1000) / frameRate);
}
