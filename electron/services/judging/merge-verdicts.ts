import { createHash } from 'node:crypto';
import type { Look, VerdictBody, VerdictRecord, VerdictSubject } from '#shared/judging/verdict-record.ts';

/** Records by their ids. Union is the only thing that ever happens to it, so that no order of merging matters. */
export type VerdictSet = ReadonlyMap<string, VerdictRecord>;

/** Keys in one order, so that the same body is the same bytes everywhere. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}

export function idOf(body: VerdictBody): string {
  return createHash('sha256').update(canonicalJson(body)).digest('hex');
}

/** What is judged: the same for the same words of the same recording, wherever it was found. */
export function subjectKey({ media, rule, startMs, matched }: VerdictSubject): string {
  return [media, rule, startMs, matched.toLowerCase()].join('|');
}

export function mergeVerdicts(...sets: readonly VerdictSet[]): VerdictSet {
  return new Map(sets.flatMap((set) => [...set]).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** What one reviewer says of one thing now. */
export interface Opinion {
  readonly reviewer: string;
  readonly reviewerName: string;
  readonly look: Look;
  readonly record: VerdictRecord;
  /** The reviewer said different things on two machines, neither knowing of the other: the newest is taken, and shown. */
  readonly conflicting: readonly VerdictRecord[];
}

export interface JudgedSubject {
  readonly key: string;
  readonly subject: VerdictSubject;
  /** One for each reviewer who did not take it back, by the reviewer. */
  readonly opinions: readonly Opinion[];
  /** unanimous: one verdict · disagreed: a third look is due · settled: by a third look. */
  readonly state: 'unanimous' | 'disagreed' | 'settled' | 'open';
  readonly verdict: string | null;
}

/** The same for the same records, in whatever order they came. */
export function judge(set: VerdictSet): readonly JudgedSubject[] {
  const bySubject = Map.groupBy(set.values(), ({ body }) => subjectKey(body.subject));
  return [...bySubject].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, records]) => judgeSubject(key, records));
}

function judgeSubject(key: string, records: readonly VerdictRecord[]): JudgedSubject {
  const opinions = [...Map.groupBy(records, ({ body }) => body.reviewer)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, own]) => opinionOf(own));
  const subject = records.toSorted(newestFirst)[0]?.body.subject;
  if (subject === undefined) throw new RangeError('a subject without a record');
  const third = opinions.filter(({ look }) => look === 'third').toSorted((a, b) => newestFirst(a.record, b.record))[0];
  const verdicts = new Set(opinions.map(({ record }) => record.body.verdict));
  const [only = null] = verdicts;
  const state = third ? 'settled' : verdicts.size > 1 ? 'disagreed' : opinions.length > 1 ? 'unanimous' : 'open';
  return {
    key,
    subject,
    opinions,
    state,
    verdict: third ? third.record.body.verdict : verdicts.size === 1 ? only : null,
  };
}

/** Those that nothing took the place of: several where two machines did not know of each other. */
function opinionOf(records: readonly VerdictRecord[]): readonly Opinion[] {
  const replaced = new Set(records.flatMap(({ body }) => body.after));
  const heads = records.filter(({ id }) => !replaced.has(id)).toSorted(newestFirst);
  const [newest] = heads;
  if (newest === undefined || newest.body.verdict === 'withdrawn') return [];
  const conflicting = heads.filter(({ body }) => body.verdict !== newest.body.verdict);
  const { reviewer, reviewerName, look } = newest.body;
  return [{ reviewer, reviewerName, look, record: newest, conflicting }];
}

function newestFirst(a: VerdictRecord, b: VerdictRecord): number {
  return b.body.atMs - a.body.atMs || (a.id < b.id ? -1 : 1);
}
