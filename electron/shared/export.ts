export const exportFormats = ['txt', 'srt', 'vtt', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface RenderedExport {
  readonly text: string;
  /** One path part that is valid on every system, at most 120 bytes, with the format's extension. */
  readonly suggestedName: string;
}
