import type { Batch, BatchReportFormat } from '#shared/automation/batches.ts';
import type { InterfaceLanguage } from '#shared/text/language.ts';
import { failureText } from '#shared/text/failure-text.ts';
import { formatClock } from '#shared/text/timecode.ts';
import type { BatchLine } from '#services/automation/batch-store.ts';
import { formatCsv } from '#services/text-files/csv.ts';

const words = {
  en: {
    columns: [
      'Recording',
      'State',
      'Length',
      'Language',
      'Model',
      'Segments',
      'Began',
      'Ended',
      '× real time',
      'What happened',
    ],
    states: {
      waiting: 'waiting',
      running: 'in progress',
      paused: 'paused',
      done: 'done',
      failed: 'failed',
      cancelled: 'cancelled',
    },
    total: 'Recordings',
    done: 'Done',
    failed: 'Failed',
    audio: 'Sound',
    added: 'Added',
    ended: 'Ended',
  },
  ru: {
    columns: [
      'Запись',
      'Состояние',
      'Длительность',
      'Язык',
      'Модель',
      'Фрагменты',
      'Начало',
      'Конец',
      '× реального времени',
      'Что случилось',
    ],
    states: {
      waiting: 'ожидает',
      running: 'в работе',
      paused: 'приостановлена',
      done: 'готова',
      failed: 'не удалась',
      cancelled: 'отменена',
    },
    total: 'Записей',
    done: 'Готово',
    failed: 'Не удалось',
    audio: 'Звук',
    added: 'Добавлено',
    ended: 'Закончено',
  },
} as const;

/** What became of each recording of a batch, to be read in the morning or handed on. */
export function batchReport(
  batch: Omit<Batch, 'heldBy'>,
  lines: Iterable<BatchLine>,
  format: BatchReportFormat,
  language: InterfaceLanguage,
): string {
  const { columns, states, ...t } = words[language];
  const rows = Array.from(lines, (line) => cellsOf(line, language, states));
  if (format === 'csv') return formatCsv([columns, ...rows]);
  const facts = [
    [t.total, String(batch.total)],
    [t.done, String(batch.doneCount)],
    [t.failed, String(batch.failedCount)],
    [t.audio, formatClock(batch.audioMs)],
    [t.added, localTime(batch.addedAtMs)],
    [t.ended, batch.endedAtMs === null ? '–' : localTime(batch.endedAtMs)],
  ];
  const row = (cells: readonly string[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag} dir="auto">${escaped(cell)}</${tag}>`).join('')}</tr>`;
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${escaped(batch.name)}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>
body { margin: 2rem auto; max-width: 72rem; padding: 0 1rem; font: 15px/1.5 system-ui, sans-serif; color: #1c1c1f; }
dl { display: flex; flex-wrap: wrap; gap: .5rem 2rem; } dt { color: #66666e; } dd { margin: 0; font-weight: 600; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .4rem .6rem; border-bottom: 1px solid #ddd; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
th { color: #66666e; font-weight: 500; }
@media (prefers-color-scheme: dark) { body { background: #18181b; color: #eee; } th, td { border-color: #333; } }
</style></head><body>
<h1 dir="auto">${escaped(batch.name)}</h1>
<dl>${facts.map(([name = '', value = '']) => `<div><dt>${name}</dt><dd>${escaped(value)}</dd></div>`).join('')}</dl>
<table><thead>${row(columns, 'th')}</thead>
<tbody>
${rows.map((cells) => row(cells, 'td')).join('\n')}
</tbody></table></body></html>
`;
}

function cellsOf(
  line: BatchLine,
  language: InterfaceLanguage,
  states: Readonly<Record<BatchLine['state'], string>>,
): readonly string[] {
  const { name, state, durationMs, modelId, segmentCount, failure, startedAtMs, endedAtMs } = line;
  const tookMs = startedAtMs === null || endedAtMs === null ? 0 : endedAtMs - startedAtMs;
  const speed = state === 'done' && durationMs !== null && tookMs > 0 ? (durationMs / tookMs).toFixed(1) : '';
  const happened = failure === null ? '' : failureText(failure, language).what;
  return [
    name,
    states[state],
    durationMs === null ? '' : formatClock(durationMs),
    line.language ?? '',
    modelId ?? '',
    String(segmentCount),
    startedAtMs === null ? '' : localTime(startedAtMs),
    endedAtMs === null ? '' : localTime(endedAtMs),
    speed,
    happened,
  ];
}

function localTime(ms: number): string {
  const at = new Date(ms);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
