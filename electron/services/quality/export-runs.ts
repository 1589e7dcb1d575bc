import type { QualityRun, RunExportFormat } from '#shared/quality/lab.ts';
import type { InterfaceLanguage } from '#shared/text/language.ts';
import { formatCsv } from '#services/text-files/csv.ts';
import { renderReportPdf } from './render-report-pdf.ts';
import { renderReport } from './render-report.ts';
import { runFacts } from './run-facts.ts';

/** As `exportRuns`, or as a report to print, whose bytes are no text. */
export async function exportRunsAs(
  runs: readonly QualityRun[],
  format: RunExportFormat,
  language: InterfaceLanguage,
): Promise<string | Uint8Array> {
  return format === 'pdf' ? await renderReportPdf(runs, language) : exportRuns(runs, format, language);
}

/** Runs as a table with a row each, as JSON with everything that is known, or as a report. */
export function exportRuns(
  runs: readonly QualityRun[],
  format: Exclude<RunExportFormat, 'pdf'>,
  language: InterfaceLanguage,
): string {
  if (format === 'json') return `${JSON.stringify(runs, null, 2)}\n`;
  if (format === 'html') return renderReport(runs, language);
  const facts = runs.map((run) => ({ run, ...runFacts(run) }));
  const parameters = Object.keys(facts[0]?.parameters ?? {});
  const metrics = [...new Set(facts.flatMap(({ metrics: own }) => Object.keys(own)))];
  const head = ['run', 'state', 'started', 'finished', 'note', ...parameters, ...metrics];
  const time = (atMs: number | null) => (atMs === null ? '' : new Date(atMs).toISOString());
  const rows = facts.map(({ run, parameters: given, metrics: own }) => [
    String(run.id),
    run.state,
    time(run.startedAtMs),
    time(run.finishedAtMs),
    run.note,
    ...parameters.map((name) => given[name] ?? ''),
    ...metrics.map((name) => (own[name] === undefined ? '' : String(own[name]))),
  ]);
  return formatCsv([head, ...rows]);
}
