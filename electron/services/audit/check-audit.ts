import type { Database } from 'better-sqlite3';
import type { AuditCheck } from '#shared/sharing/audit.ts';
import { auditHash, type AuditRow } from './audit-hash.ts';

/**
 * Goes along the whole chain and names the first link that does not hold. `wanted`: a hash that was printed somewhere,
 * to see whether it is in it. Empty for a library from before the log.
 */
export function checkAudit(database: Database, wanted: string | null = null): AuditCheck {
  const isThere = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'audit_tip'").get() !== undefined;
  if (!isThere) return { count: 0, lastHash: '', firstBreak: null, isHashKnown: wanted === null ? null : false };
  let before = '';
  let count = 0;
  let lastId = 0;
  let firstBreak: AuditCheck['firstBreak'] = null;
  let isHashKnown = false;
  for (const row of database.prepare<[], AuditRow>('SELECT * FROM audit NOT INDEXED ORDER BY id').iterate()) {
    if (firstBreak === null && row.id !== lastId + 1) firstBreak = { kind: 'missing', id: row.id };
    if (firstBreak === null && auditHash(before, row) !== row.hash) firstBreak = { kind: 'changed', id: row.id };
    isHashKnown ||= firstBreak === null && row.hash === wanted;
    before = row.hash;
    lastId = row.id;
    count += 1;
  }
  const head = database
    .prepare<[], { last_id: number; hash: string }>('SELECT last_id, hash FROM audit_tip WHERE id = 1')
    .get();
  if (firstBreak === null && (head?.last_id !== lastId || head.hash !== before)) {
    firstBreak = { kind: 'cut', id: lastId + 1 };
  }
  return { count, lastHash: before, firstBreak, isHashKnown: wanted === null ? null : isHashKnown };
}
