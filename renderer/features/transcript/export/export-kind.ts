import { exportFormats, exportTraits, type ExportFormat } from '#shared/export.ts';

/** What the dialog offers: the formats, and text a second time with times. */
export type ExportKind = ExportFormat | 'times';
export const exportKinds: readonly ExportKind[] = exportFormats.flatMap((format) =>
  exportTraits[format].areTimesOptional ? [format, 'times' as const] : [format],
);

export function formatOf(kind: ExportKind): { readonly format: ExportFormat; readonly withTimes: boolean } {
  return kind === 'times' ? { format: 'txt', withTimes: true } : { format: kind, withTimes: false };
}

/** Subtitles have no place for them. */
export function canHaveNotes(kind: ExportKind): boolean {
  return exportTraits[formatOf(kind).format].hasNotes;
}

/** The first lines for the eye and how many are left out; long lines stay whole, the box cuts them. */
export function previewOf(text: string, lines: number): { readonly shown: string; readonly moreCount: number } {
  const all = text.trimEnd().split('\n');
  return { shown: all.slice(0, lines).join('\n'), moreCount: Math.max(0, all.length - lines) };
}
