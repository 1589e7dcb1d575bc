import type { Annotation } from '#shared/analyses/analysis.ts';
import { formatTimecode } from '#shared/text/timecode.ts';
import { formatCsv } from '#services/text-files/csv.ts';

/** As labels for audio editors (start, end and name behind tabs), as a table, or as JSON. */
export function renderAnnotations(rows: readonly Annotation[], format: 'labels' | 'csv' | 'json'): string {
  if (format === 'json') return `${JSON.stringify({ annotations: rows }, null, 2)}\n`;
  if (format === 'labels') {
    const seconds = (ms: number) => (ms / 1000).toFixed(3);
    return rows.map(({ startMs, endMs, value }) => `${seconds(startMs)}\t${seconds(endMs)}\t${value}\n`).join('');
  }
  const header = ['kind', 'value', 'start', 'end', 'start_ms', 'end_ms', 'score', 'reason', 'name', 'text'];
  const row = (one: Annotation) => [
    one.kind,
    one.value,
    formatTimecode(one.startMs, '.'),
    formatTimecode(one.endMs, '.'),
    one.startMs,
    one.endMs,
    one.score,
    one.reason,
    one.name,
    one.words?.matched ?? null,
  ];
  return formatCsv([header, ...rows.map(row)]);
}
