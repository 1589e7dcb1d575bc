import type { QualityRun } from '#shared/quality/lab.ts';
import type { InterfaceLanguage } from '#shared/text/language.ts';
import { formatCsv } from '#services/text-files/csv.ts';
import { renderReport } from './render-report.ts';
import { runFacts } from './run-facts.ts';

/** Runs as a table with a row each, as JSON with everything that is known, or as a report. */
export function exportRuns(
  runs: readonly QualityRun[],
  format: 'csv' | 'json' | 'html',
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
