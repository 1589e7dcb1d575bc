import type { AuditEntry } from '#shared/sharing/audit.ts';

/** what is added to the log; who, when and the hash are its own. */
export interface NewAuditEntry {
  readonly action: string;
  readonly subject: string;
  readonly subjectId?: number | null;
  readonly detail?: AuditEntry['detail'];
  /** Now if absent. */
  readonly atMs?: number;
}
