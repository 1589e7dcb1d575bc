import { expect, it } from 'vitest';
import type { VerdictBody, VerdictRecord } from '#shared/judging/verdict-record.ts';
import { judge, mergeVerdicts, type VerdictSet } from './merge-verdicts.ts';
import { createReviewerKey, isGenuine, reviewerOf, signVerdict, type ReviewerKey } from './sign-verdicts.ts';

const keys = [createReviewerKey(), createReviewerKey(), createReviewerKey()];

function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * sides);
  };
}

function body(key: ReviewerKey, nth: number, more: Partial<VerdictBody> = {}): VerdictBody {
  return {
    subject: {
      media: 'm',
      rule: 'r',
      startMs: nth * 1000,
      endMs: nth * 1000 + 400,
      matched: 'код',
      recordingName: 'a',
      ruleName: 'r',
      severity: 'high',
    },
    reviewer: reviewerOf(key.publicKey),
    reviewerName: `reviewer ${keys.indexOf(key)}`,
    look: 'first',
    verdict: 'confirmed',
    labels: [],
    reason: '',
    atMs: 1,
    after: [],
    ...more,
  };
}

const setOf = (...records: readonly VerdictRecord[]): VerdictSet =>
  new Map(records.map((record) => [record.id, record]));

/** What two or three reviewers say on as many machines, some of it twice, some taken back. */
function machines(count: number): readonly VerdictSet[] {
  const roll = dice(count);
  return Array.from({ length: count }, (_, who) => {
    const key = keys[who]!;
    const records: VerdictRecord[] = [];
    for (let nth = 0; nth < 20; nth += 1) {
      if (roll(4) === 0) continue;
      const verdict = (['confirmed', 'dismissed', 'unsure'] as const)[roll(3)]!;
      const first = signVerdict(
        body(key, nth, { verdict, atMs: roll(5), look: who === 0 ? 'first' : who === 1 ? 'second' : 'third' }),
        key,
      );
      records.push(first);
      if (roll(3) === 0)
        records.push(
          signVerdict(
            body(key, nth, {
              verdict: roll(2) ? 'withdrawn' : 'dismissed',
              atMs: roll(5),
              after: roll(2) ? [first.id] : [],
            }),
            key,
          ),
        );
    }
    return setOf(...records);
  });
}

it.each([2, 3])('gives the same verdicts in every order of 1,000 merges of %i reviewers, and loses none', (count) => {
  const sets = machines(count);
  const all = mergeVerdicts(...sets);
  const wanted = JSON.stringify([[...all], judge(all)]);
  const roll = dice(7);
  for (let nth = 0; nth < 1000; nth += 1) {
    // In parts, in any order, some of them twice, and half-merged sets with each other.
    const parts = sets.flatMap((set) => {
      const records = [...set.values()];
      const cut = roll(records.length + 1);
      return [setOf(...records.slice(cut)), setOf(...records.slice(0, cut)), ...(roll(3) === 0 ? [set] : [])];
    });
    const pool = parts;
    while (pool.length > 1) {
      const [a] = pool.splice(roll(pool.length), 1);
      const [b] = pool.splice(roll(pool.length), 1);
      pool.push(roll(2) ? mergeVerdicts(a!, b!) : mergeVerdicts(b!, a!, a!));
    }
    expect(JSON.stringify([[...pool[0]!], judge(pool[0]!)])).toBe(wanted);
  }
  expect(all.size).toBe(new Set(sets.flatMap((set) => [...set.keys()])).size);
});

it('shows what one reviewer said differently on two machines, until one verdict takes the place of both', () => {
  const [key] = keys as [ReviewerKey];
  const one = signVerdict(body(key, 1, { verdict: 'confirmed', atMs: 1 }), key);
  const other = signVerdict(body(key, 1, { verdict: 'dismissed', atMs: 2 }), key);
  expect(judge(setOf(one, other))).toMatchObject([
    { verdict: 'dismissed', opinions: [{ conflicting: [{ id: one.id }] }] },
  ]);
  const settled = signVerdict(body(key, 1, { verdict: 'confirmed', atMs: 3, after: [one.id, other.id] }), key);
  expect(judge(setOf(other, settled, one))).toMatchObject([{ verdict: 'confirmed', opinions: [{ conflicting: [] }] }]);
});

it('asks for a third look where two differ, and takes what that says', () => {
  const [a, b, c] = keys as [ReviewerKey, ReviewerKey, ReviewerKey];
  const first = signVerdict(body(a, 1), a);
  const second = signVerdict(body(b, 1, { verdict: 'dismissed', look: 'second' }), b);
  expect(judge(setOf(first, second))).toMatchObject([{ state: 'disagreed', verdict: null }]);
  const third = signVerdict(body(c, 1, { verdict: 'dismissed', look: 'third' }), c);
  expect(judge(setOf(first, second, third))).toMatchObject([{ state: 'settled', verdict: 'dismissed' }]);
  expect(judge(setOf(first, signVerdict(body(b, 1, { look: 'second' }), b)))).toMatchObject([{ state: 'unanimous' }]);
});

it('finds a record that was changed, or signed by someone else', () => {
  const [a, b] = keys as [ReviewerKey, ReviewerKey];
  const record = signVerdict(body(a, 1), a);
  expect(isGenuine(record, a.publicKey)).toBe(true);
  expect(isGenuine(record, b.publicKey)).toBe(false);
  expect(isGenuine({ ...record, body: { ...record.body, verdict: 'dismissed' } }, a.publicKey)).toBe(false);
  const forged = signVerdict({ ...record.body, verdict: 'dismissed' }, b);
  expect(isGenuine(forged, a.publicKey)).toBe(false);
  expect(isGenuine(forged, b.publicKey)).toBe(false);
});
