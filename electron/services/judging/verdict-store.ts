import { z } from 'zod';
import { AppFailure } from '#shared/failure.ts';
import type { VerdictImport } from '#shared/judging/judging.ts';
import {
  looks,
  type Look,
  type VerdictBody,
  type VerdictRecord,
  type VerdictSubject,
} from '#shared/judging/verdict-record.ts';
import type { StoreParts } from '#services/store/store-parts.ts';
import { canonicalJson, subjectKey, type VerdictSet } from './merge-verdicts.ts';
import { createReviewerKey, isGenuine, reviewerOf, signVerdict, type ReviewerKey } from './sign-verdicts.ts';

export interface NewVerdict {
  readonly findingId: number;
  readonly who: string;
  readonly look: Look;
  readonly verdict: VerdictBody['verdict'];
  readonly reason: string;
  readonly labels: readonly string[];
  readonly atMs: number;
}

/** Signed verdicts: those of this machine, and those that files brought. */
export interface VerdictStore {
  /** Records for what was decided since the last time. */
  syncDecisions(): void;
  add(verdict: NewVerdict): void;
  all(): VerdictSet;
  writeFile(): string;
  /** Throws `verdict-file` for what is no such file. Genuine records are added, others counted. */
  readFile(json: string): VerdictImport;
}

interface SubjectRow extends VerdictSubject {
  readonly uuid: string | null;
  readonly match: string;
}

const selectSubject = `SELECT media.quick_hash || ':' || media.size_bytes AS media,
    rule.key AS rule, logic.uuid, rule.match, finding.start_ms AS startMs, finding.end_ms AS endMs, finding.matched,
    recording.name AS recordingName, rule.term AS ruleName, rule.severity
  FROM finding JOIN rule ON rule.id = finding.rule_id LEFT JOIN rule_logic AS logic ON logic.rule_id = rule.id
  JOIN recording ON recording.id = finding.recording_id JOIN media ON media.id = recording.media_id WHERE finding.id = ?`;

export function createVerdictStore(parts: StoreParts): VerdictStore {
  const { database, writer, now } = parts;
  const subjectOf = database.prepare<[number], SubjectRow>(selectSubject);
  const keyOf = prepareKeys(parts);
  const insert = database.prepare(
    'INSERT OR IGNORE INTO verdict_record (id, subject, reviewer, body, signature, added_at_ms) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const selectOwn = database
    .prepare<[string, string], string>('SELECT body FROM verdict_record WHERE subject = ? AND reviewer = ?')
    .pluck();
  const selectIds = database
    .prepare<[string, string], string>('SELECT id FROM verdict_record WHERE subject = ? AND reviewer = ?')
    .pluck();
  const keep = ({ id, body, signature }: VerdictRecord) =>
    insert.run(id, subjectKey(body.subject), body.reviewer, canonicalJson(body), signature, now()).changes;
  const add = ({ findingId, who, ...verdict }: NewVerdict) => {
    const row = subjectOf.get(findingId);
    if (row === undefined) return;
    const { uuid, match, ...known } = row;
    const subject = { ...known, rule: uuid ?? `${match}:${row.rule}` };
    const key = keyOf(who);
    const reviewer = reviewerOf(key.publicKey);
    const place = subjectKey(subject);
    const replaced = new Set(selectOwn.all(place, reviewer).flatMap((text) => (JSON.parse(text) as VerdictBody).after));
    const after = selectIds
      .all(place, reviewer)
      .filter((id) => !replaced.has(id))
      .toSorted();
    keep(signVerdict({ ...verdict, subject, reviewer, reviewerName: who, after }, key));
  };
  return {
    add: (verdict) => writer.write(() => add(verdict)),
    syncDecisions: prepareSync(parts, add),
    all: () => readAll(parts),
    ...createFiles(parts, keep),
  };
}

function readAll({ database }: StoreParts): VerdictSet {
  const rows = database
    .prepare<[], { id: string; body: string; signature: string }>(
      'SELECT id, body, signature FROM verdict_record ORDER BY id',
    )
    .all();
  return new Map(rows.map(({ id, body, signature }) => [id, { id, body: JSON.parse(body) as VerdictBody, signature }]));
}

/** A key for each name that judges here, made when it is first needed. */
function prepareKeys({ database }: StoreParts): (name: string) => ReviewerKey {
  const select = database.prepare<[string], ReviewerKey>(
    'SELECT public_key AS publicKey, private_key AS privateKey FROM reviewer_key WHERE name = ? AND private_key IS NOT NULL',
  );
  const insert = database.prepare(
    'INSERT INTO reviewer_key (reviewer, name, public_key, private_key) VALUES (?, ?, ?, ?)',
  );
  return (name) => {
    const known = select.get(name);
    if (known !== undefined) return known;
    const key = createReviewerKey();
    insert.run(reviewerOf(key.publicKey), name, key.publicKey, key.privateKey);
    return key;
  };
}

interface DecisionRow {
  readonly id: number;
  readonly findingId: number;
  readonly who: string;
  readonly atMs: number;
  readonly after: string;
  readonly before: string;
}

interface Decided {
  readonly state: string;
  readonly reason: string;
  readonly labels?: readonly string[];
}

const labelsOf = (decided: Decided | undefined) => JSON.stringify(decided?.labels ?? []);

/** The journal of decisions is only appended to: what is behind the cursor has its records. */
function prepareSync({ database, writer }: StoreParts, add: (verdict: NewVerdict) => void): () => void {
  const select = database.prepare<[], DecisionRow>(
    `SELECT id, finding_id AS findingId, who, at_ms AS atMs, before, after FROM decision
     WHERE id > (SELECT decision_id FROM verdict_cursor) ORDER BY id LIMIT 500`,
  );
  const move = database.prepare('UPDATE verdict_cursor SET decision_id = ?');
  return () => {
    for (let rows = select.all(); rows.length > 0; rows = select.all()) {
      writer.write(() => {
        for (const { findingId, who, atMs, before, after } of rows) {
          const [was, is] = [before, after].map((text) => JSON.parse(text) as Decided);
          const isSame = was?.state === is?.state && was?.reason === is?.reason;
          // Labels of what is not decided are no verdict; they are in the one that follows.
          if (isSame && (is?.state === 'new' || labelsOf(was) === labelsOf(is))) continue;
          const verdict = is?.state === 'new' ? 'withdrawn' : (is?.state as VerdictBody['verdict']);
          add({ findingId, who, look: 'first', verdict, reason: is?.reason ?? '', labels: is?.labels ?? [], atMs });
        }
        move.run(rows.at(-1)?.id);
      });
    }
  };
}

const format = 'stenogram-verdicts';
const text = z.string().max(2000);
const fileSchema = z.object({
  format: z.literal(format),
  version: z.literal(1),
  reviewers: z.array(z.object({ reviewer: text, name: text, publicKey: text })).max(1000),
  records: z
    .array(
      z.object({
        id: text,
        signature: text,
        body: z.strictObject({
          subject: z.strictObject({
            media: text,
            rule: text,
            startMs: z.int(),
            endMs: z.int(),
            matched: text,
            recordingName: text,
            ruleName: text,
            severity: text,
          }),
          reviewer: text,
          reviewerName: text,
          look: z.enum(looks),
          verdict: z.enum(['confirmed', 'unsure', 'dismissed', 'withdrawn']),
          labels: z.array(text).max(50),
          reason: text,
          atMs: z.int(),
          after: z.array(text).max(100),
        }),
      }),
    )
    .max(1_000_000),
});

function createFiles(
  parts: StoreParts,
  keep: (record: VerdictRecord) => number,
): Pick<VerdictStore, 'writeFile' | 'readFile'> {
  const { database, writer } = parts;
  const selectKeys = database.prepare<[], { reviewer: string; name: string; publicKey: string }>(
    'SELECT reviewer, name, public_key AS publicKey FROM reviewer_key ORDER BY reviewer',
  );
  const insertKey = database.prepare(
    'INSERT OR IGNORE INTO reviewer_key (reviewer, name, public_key) VALUES (?, ?, ?)',
  );
  return {
    writeFile() {
      const records = [...readAll(parts).values()];
      return `${JSON.stringify({ format, version: 1, reviewers: selectKeys.all(), records }, null, 1)}\n`;
    },
    readFile(json) {
      const { reviewers, records } = fileOf(json);
      const keys = new Map(reviewers.map(({ reviewer, publicKey }) => [reviewer, publicKey]));
      const genuine = records.filter((record) => isGenuine(record, keys.get(record.body.reviewer) ?? ''));
      return writer.write(() => {
        for (const { reviewer, name, publicKey } of reviewers) {
          if (isOwn(reviewer, publicKey)) insertKey.run(reviewer, name, publicKey);
        }
        const addedCount = genuine.reduce((sum, record) => sum + keep(record), 0);
        return { addedCount, knownCount: genuine.length - addedCount, refusedCount: records.length - genuine.length };
      });
    },
  };
}

function isOwn(reviewer: string, publicKey: string): boolean {
  try {
    return reviewerOf(publicKey) === reviewer;
  } catch {
    return false;
  }
}

function fileOf(json: string): z.infer<typeof fileSchema> {
  try {
    return fileSchema.parse(JSON.parse(json));
  } catch (thrown) {
    const detail = thrown instanceof z.ZodError ? (z.prettifyError(thrown).split('\n')[0] ?? '') : 'JSON';
    throw new AppFailure('verdict-file', { detail });
  }
}
