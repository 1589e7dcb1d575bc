import type { Database } from 'better-sqlite3';
import type { AuditCheck, AuditEntry } from '#shared/sharing/audit.ts';
import type { Page } from '#shared/page.ts';
import type { StoreParts } from '#services/store/store-parts.ts';
import { auditHash, type AuditRow } from './audit-hash.ts';
import { checkAudit } from './check-audit.ts';
import type { NewAuditEntry } from './new-audit-entry.ts';
import { createSources } from './read-sources.ts';

export interface AuditFilter {
  /** Part of an action, a name of who did it, or a name of a recording; empty for all. */
  readonly text: string;
  readonly recordingId: number | null;
}

/** Who did what: appended to in the transaction of the change itself, never changed. */
export interface AuditLog {
  /** Within a change it joins it. */
  add(entry: NewAuditEntry): void;
  /** Newest first. */
  list(filter: AuditFilter, page: { readonly offset: number; readonly limit: number }): Page<AuditEntry>;
  iterate(filter: AuditFilter): IterableIterator<AuditEntry>;
  /** Hash of the newest entry; null while there is none. */
  lastHash(): string | null;
  check(wantedHash?: string | null): AuditCheck;
  /** For the library's writer: takes up what the journals of other parts say. */
  beforeCommit(): void;
}

type AuditParts = StoreParts & { readonly who: () => string };

type ShownRow = AuditRow & { readonly name: string | null };

export function createAuditLog(parts: AuditParts): AuditLog {
  const { database, writer } = parts;
  const append = prepareAppend(parts);
  const sources = createSources(database);
  const head = database.prepare<[], string>('SELECT hash FROM audit_tip WHERE id = 1').pluck();
  return {
    add: (entry) => writer.write(() => append(entry)),
    ...prepareQueries(database),
    lastHash: () => head.get() || null,
    check: (wantedHash = null) => checkAudit(database, wantedHash),
    beforeCommit() {
      for (const entry of sources.take()) append(entry);
    },
  };
}

function prepareAppend({ database, now, who }: AuditParts): (entry: NewAuditEntry) => void {
  const head = database.prepare<[], { last_id: number; hash: string }>('SELECT last_id, hash FROM audit_tip');
  const insert = database.prepare<[AuditRow]>(
    `INSERT INTO audit (id, at_ms, who, action, subject, subject_id, detail, hash)
     VALUES (@id, @at_ms, @who, @action, @subject, @subject_id, @detail, @hash)`,
  );
  const setHead = database.prepare<[number, string]>('UPDATE audit_tip SET last_id = ?, hash = ? WHERE id = 1');
  return ({ action, subject, subjectId = null, detail = {}, atMs = now() }) => {
    const { last_id: lastId, hash: before } = head.get() ?? { last_id: 0, hash: '' };
    const row = {
      id: lastId + 1,
      at_ms: atMs,
      who: who(),
      action,
      subject,
      subject_id: subjectId,
      detail: JSON.stringify(detail),
    };
    const hash = auditHash(before, row);
    insert.run({ ...row, hash });
    setHead.run(row.id, hash);
  };
}

const pageSize = 500;

function prepareQueries(database: Database): Pick<AuditLog, 'list' | 'iterate'> {
  const from = `FROM audit LEFT JOIN recording ON audit.subject = 'recording' AND recording.id = audit.subject_id
    LEFT JOIN rule ON audit.subject = 'rule' AND rule.id = audit.subject_id
    WHERE (@recordingId IS NULL OR (audit.subject = 'recording' AND audit.subject_id = @recordingId))
      AND (@text = '' OR audit.action LIKE @like ESCAPE '\\' OR audit.who LIKE @like ESCAPE '\\'
        OR recording.name LIKE @like ESCAPE '\\' OR rule.term LIKE @like ESCAPE '\\')`;
  const select = database.prepare<[object], ShownRow>(
    `SELECT audit.*, coalesce(recording.name, rule.term) AS name ${from} ORDER BY audit.id DESC LIMIT @limit OFFSET @offset`,
  );
  const count = database.prepare<[object], number>(`SELECT count(*) ${from}`).pluck();
  const list: AuditLog['list'] = ({ text, recordingId }, page) => {
    const like = `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    const values = { text, like, recordingId, ...page };
    return { rows: select.all(values).map(entryOf), total: count.get(values) ?? 0 };
  };
  return {
    list,
    *iterate(filter) {
      for (let offset = 0; ; offset += pageSize) {
        const { rows } = list(filter, { offset, limit: pageSize });
        yield* rows;
        if (rows.length < pageSize) return;
      }
    },
  };
}

function entryOf({
  id,
  at_ms: atMs,
  who,
  action,
  subject,
  subject_id: subjectId,
  detail,
  hash,
  name,
}: ShownRow): AuditEntry {
  return { id, atMs, who, action, subject, subjectId, name, detail: readDetail(detail), hash };
}

/** A row that was damaged is still shown. */
function readDetail(detail: string): AuditEntry['detail'] {
  try {
    return JSON.parse(detail) as AuditEntry['detail'];
  } catch {
    return {};
  }
}
