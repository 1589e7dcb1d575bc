import { z } from 'zod';
import type { ExportPage } from './files/export-page.ts';
import { cuePresetSchema, cueRulesSchema } from './cues/cue-rules.ts';

export const exportGroups = ['text', 'subtitles', 'table', 'research', 'speech', 'editing'] as const;
export type ExportGroup = (typeof exportGroups)[number];

interface FormatTraits {
  readonly group: ExportGroup;
  readonly extension: string;
  /** Text with the time of each segment or without it, as asked for; all else has times of its own or none. */
  readonly areTimesOptional: boolean;
  /** There is a place in it for notes and bookmarks. */
  readonly hasNotes: boolean;
  /** Names of speakers can be left out. */
  readonly hasSpeakers: boolean;
  /** Cut into subtitles, by rules. */
  readonly hasCues?: boolean;
  /** Times of words can be had. */
  readonly hasWordTimes?: boolean;
  /** Times stand on a grid of frames. */
  readonly hasFrames?: boolean;
  /** Marks of time every so many minutes. */
  readonly hasTimeMarks?: boolean;
  /** Bytes rather than text. */
  readonly isBinary?: boolean;
  /** Kinds of it, the first one unless asked for. */
  readonly variants?: readonly string[];
}

const text = { areTimesOptional: false, hasNotes: false, hasSpeakers: true };
const subtitles = { ...text, group: 'subtitles', hasCues: true } as const;
const table = { ...text, group: 'table', variants: ['segments', 'words', 'notes', 'findings'] } as const;
const speech = { ...text, group: 'speech' } as const;
const editing = { ...text, group: 'editing', hasFrames: true } as const;

/**
 * The formats of export. From here come what the page and the terminal offer and what the contract takes; how each is
 * written is a file of its own in `services/formats`, what it is called in the dictionaries.
 */
export const exportTraits = {
  txt: { ...text, group: 'text', extension: 'txt', areTimesOptional: true, hasNotes: true },
  docx: {
    ...text,
    group: 'text',
    extension: 'docx',
    areTimesOptional: true,
    hasNotes: true,
    hasTimeMarks: true,
    isBinary: true,
    variants: ['paragraphs', 'table', 'lines', 'interview'],
  },
  pdf: {
    ...text,
    group: 'text',
    extension: 'pdf',
    areTimesOptional: true,
    hasNotes: true,
    hasTimeMarks: true,
    isBinary: true,
    variants: ['paragraphs', 'table', 'legal'],
  },
  html: { ...text, group: 'text', extension: 'html', areTimesOptional: true, hasNotes: true },
  md: { ...text, group: 'text', extension: 'md', areTimesOptional: true, hasNotes: true },
  srt: { ...subtitles, extension: 'srt', hasWordTimes: true },
  vtt: { ...subtitles, extension: 'vtt', hasWordTimes: true },
  ass: { ...subtitles, extension: 'ass', hasWordTimes: true },
  imsc: { ...subtitles, extension: 'ttml' },
  ebuttd: { ...subtitles, extension: 'xml' },
  json: { ...text, group: 'table', extension: 'json', hasNotes: true },
  xlsx: { ...table, extension: 'xlsx', isBinary: true },
  csv: { ...table, extension: 'csv' },
  tsv: { ...table, extension: 'tsv' },
  research: {
    ...text,
    group: 'research',
    extension: 'txt',
    variants: ['maxqda', 'atlas', 'nvivo', 'f4', 'qualcoder'],
  },
  qdpx: { ...text, group: 'research', extension: 'qdpx', isBinary: true },
  eaf: { ...text, group: 'research', extension: 'eaf' },
  exb: { ...text, group: 'research', extension: 'exb' },
  textgrid: { ...speech, extension: 'TextGrid', hasWordTimes: true },
  ctm: { ...speech, extension: 'ctm', hasSpeakers: false },
  stm: { ...speech, extension: 'stm' },
  rttm: { ...speech, extension: 'rttm' },
  labels: { ...speech, extension: 'txt', hasWordTimes: true },
  fcpxml: { ...editing, extension: 'fcpxml', hasCues: true, hasNotes: true },
  edl: { ...editing, extension: 'edl', hasNotes: true },
  premiere: { ...editing, extension: 'csv', hasNotes: true, isBinary: true },
} as const satisfies Readonly<Record<string, FormatTraits>>;

export type ExportFormat = keyof typeof exportTraits;
export const exportFormats = Object.keys(exportTraits) as readonly ExportFormat[];

export function traitsOf(format: ExportFormat): FormatTraits {
  return exportTraits[format];
}

/** How numbers, units and abbreviations are written, whatever the engine wrote. */
export const numberStyles = ['asRecognised', 'digits', 'words'] as const;
export type NumberWriting = (typeof numberStyles)[number];

/** How a format is written; what a format does not have is ignored. */
export const exportOptionsShape = {
  withTimes: z.boolean().default(false),
  /** Notes and bookmarks, where the format has a place for them. */
  withNotes: z.boolean().default(false),
  withSpeakers: z.boolean().default(true),
  withWordTimes: z.boolean().default(false),
  /** One of the format's kinds; null for the first one. */
  variant: z.string().max(20).nullable().default(null),
  numbers: z.enum(numberStyles).default('asRecognised'),
  /** Hesitations, words broken off and restarted; they stay in the library all the same. */
  hesitations: z.enum(['keep', 'drop']).default('keep'),
  /** A mark of time at the first segment after each so many minutes; 0 for none. */
  everyMinutes: z.int().min(0).max(60).default(0),
  /** How text is cut into subtitles; the numbers of the preset for the language unless `cueRules` are given. */
  cuePreset: cuePresetSchema.default('netflix'),
  cueRules: cueRulesSchema.nullable().default(null),
  frameRate: z.number().min(10).max(120).default(25),
  /** What the clock of the editing program shows where the recording begins. */
  timelineStartMs: z.int().min(0).max(86_400_000).default(0),
};

/** Text as it was said, with names and without notes. */
export const usualExport = z.strictObject(exportOptionsShape).parse({});

export interface RenderedExport {
  /** Empty for a binary format. */
  readonly text: string;
  /** What a person reads of it, where that is not the text itself. */
  readonly readable: string | null;
  /** Of a document that is printed. */
  readonly firstPage: ExportPage | null;
  /** In base64, of a binary format; else null. */
  readonly base64: string | null;
  /** One path part that is valid on every system, at most 120 bytes, with the format's extension. */
  readonly suggestedName: string;
}

/** One format with its options, under a name. */
export const exportPresetSchema = z.strictObject({
  name: z.string().trim().min(1).max(60),
  format: z.enum(exportFormats),
  ...exportOptionsShape,
});
export type ExportPreset = z.infer<typeof exportPresetSchema>;

export const exportPresetsSchema = z
  .array(exportPresetSchema)
  .max(60)
  .refine((presets) => new Set(presets.map(({ name }) => name)).size === presets.length);
