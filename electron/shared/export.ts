interface FormatTraits {
  /** Text with the time of each segment or without it, as asked for; all else has times of its own or none. */
  readonly areTimesOptional: boolean;
  /** There is a place in it for notes and bookmarks. */
  readonly hasNotes: boolean;
}

/**
 * The formats of export, by their extensions. From here come what the page and the terminal offer and what the contract
 * takes; how each is written is a file of its own in `services/formats`, what it is called in the dictionaries.
 */
export const exportTraits = {
  txt: { areTimesOptional: true, hasNotes: true },
  srt: { areTimesOptional: false, hasNotes: false },
  vtt: { areTimesOptional: false, hasNotes: false },
  json: { areTimesOptional: false, hasNotes: true },
} as const satisfies Readonly<Record<string, FormatTraits>>;

export type ExportFormat = keyof typeof exportTraits;
export const exportFormats = Object.keys(exportTraits) as readonly ExportFormat[];

export interface RenderedExport {
  readonly text: string;
  /** One path part that is valid on every system, at most 120 bytes, with the format's extension. */
  readonly suggestedName: string;
}
