import {
  exportFormats,
  exportGroups,
  traitsOf,
  type ExportFormat,
  type ExportGroup,
  type RenderedExport,
} from '#shared/export.ts';

/** What the dialog offers: the formats, and text a second time with times. */
export type ExportKind = ExportFormat | 'times';
export const exportKinds: readonly ExportKind[] = exportFormats.flatMap((format) =>
  format === 'txt' ? ['txt', 'times'] : [format],
);

export const kindsByGroup: readonly { readonly group: ExportGroup; readonly kinds: readonly ExportKind[] }[] =
  exportGroups.map((group) => ({
    group,
    kinds: exportKinds.filter((kind) => traitsOf(formatOf(kind).format).group === group),
  }));

export function formatOf(kind: ExportKind): { readonly format: ExportFormat; readonly withTimes: boolean } {
  return kind === 'times' ? { format: 'txt', withTimes: true } : { format: kind, withTimes: false };
}

/** The first lines for the eye and how many are left out; long lines stay whole, the box cuts them. */
export function previewOf(
  { text, readable }: Pick<RenderedExport, 'text' | 'readable'>,
  lines: number,
): { readonly shown: string; readonly moreCount: number } {
  const all = (readable ?? text).trimEnd().split('\n');
  return { shown: all.slice(0, lines).join('\n'), moreCount: Math.max(0, all.length - lines) };
}
