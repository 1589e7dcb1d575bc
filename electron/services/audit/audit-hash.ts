import { hash } from 'node:crypto';

/** A row as it is in the table. */
export interface AuditRow {
  readonly id: number;
  readonly at_ms: number;
  readonly who: string;
  readonly action: string;
  readonly subject: string;
  readonly subject_id: number | null;
  readonly detail: string;
  readonly hash: string;
}

/** Of a row that follows one with the hash `before` (empty for the first). Fields in this order, as a JSON array. */
export function auditHash(before: string, row: Omit<AuditRow, 'hash'>): string {
  const { id, at_ms: atMs, who, action, subject, subject_id: subjectId, detail } = row;
  return hash('sha256', `${before}\n${JSON.stringify([id, atMs, who, action, subject, subjectId, detail])}`, 'hex');
}
