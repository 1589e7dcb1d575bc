import type { AuditEntry } from '#shared/sharing/audit.ts';
import { formatCsv } from '#services/text-files/csv.ts';

/** Oldest last, as it is listed; the hashes let anyone check the chain. */
export function auditCsv(entries: Iterable<AuditEntry>): string {
  const rows = [['id', 'at', 'who', 'action', 'subject', 'subject_id', 'name', 'detail', 'hash']];
  for (const { id, atMs, who, action, subject, subjectId, name, detail, hash } of entries) {
    const at = new Date(atMs).toISOString();
    const about = [action, subject, subjectId === null ? '' : String(subjectId), name ?? ''];
    rows.push([String(id), at, who, ...about, JSON.stringify(detail), hash]);
  }
  return formatCsv(rows);
}
