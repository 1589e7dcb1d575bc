import { isoWithOffset } from '#shared/text/local-time.ts';
import { formatTimecode } from '#shared/text/timecode.ts';
import type { FindingBasis } from '#shared/rules/finding-basis.ts';
import type { Finding, FindingFormat } from '#shared/watch.ts';
import { formatCsv } from '#services/text-files/csv.ts';

const header = [
  'finding',
  'list',
  'term',
  'severity',
  'state',
  'recording',
  'recording_id',
  'start',
  'end',
  'start_ms',
  'end_ms',
  'before',
  'matched',
  'after',
  'text_changed',
  'note',
  'found_at',
  'decided_by',
  'decided_at',
  'reason',
  'remark',
  'rule_version',
  'outcome',
  'because',
  'labels',
] as const;

/** Every finding with the times of its clip in the recording. */
export function renderFindings(findings: Iterable<Finding>, format: FindingFormat): string {
  if (format === 'json') return `${JSON.stringify({ findings: [...findings].map(jsonOf) }, null, 2)}\n`;
  return formatCsv(findingRows(findings));
}

/** As a table with its header. */
export function findingRows(findings: Iterable<Finding>): readonly (readonly (string | number | null)[])[] {
  return [header, ...Array.from(findings, rowOf)];
}

function rowOf(finding: Finding): readonly (string | number | null)[] {
  return [
    finding.id,
    finding.listName,
    finding.term,
    finding.severity,
    finding.state,
    finding.recordingName,
    finding.recordingId,
    formatTimecode(finding.startMs, '.'),
    formatTimecode(finding.endMs, '.'),
    finding.startMs,
    finding.endMs,
    finding.before,
    finding.matched,
    finding.after,
    finding.isTextChanged ? 'yes' : 'no',
    finding.note,
    isoOf(finding.foundAtMs),
    finding.decidedBy,
    isoOf(finding.decidedAtMs),
    finding.reason,
    finding.remark,
    finding.basis?.version ?? null,
    finding.basis === null ? null : finding.basis.isCertain ? 'found' : 'cannot tell',
    finding.basis === null ? null : becauseOf(finding.basis.parts),
    finding.labels.join('; '),
  ];
}

/** Which condition, when, and by which words. */
function becauseOf(parts: FindingBasis['parts']): string {
  return parts
    .map(
      ({ clause, startMs, text }) => `${clause + 1} @ ${formatTimecode(startMs, '.')}${text === '' ? '' : `: ${text}`}`,
    )
    .join('; ');
}

function jsonOf(finding: Finding) {
  const { foundAtMs, decidedAtMs, ...rest } = finding;
  // The key is what serves the audio: it is no one's business outside.
  return { ...rest, mediaKey: undefined, foundAt: isoOf(foundAtMs), decidedAt: isoOf(decidedAtMs) };
}

function isoOf(atMs: number | null): string | null {
  return atMs === null ? null : isoWithOffset(atMs);
}
