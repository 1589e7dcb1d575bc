import { expect, test } from 'vitest';
import { shareOf, summarize, type LiveJob } from './jobs.ts';

const job = (recordingId: number, state: LiveJob['state']): LiveJob => ({
  recordingId,
  name: null,
  state,
  progress: null,
});

test('the summary of the queue counts what is still to come', () => {
  const jobs = [job(1, 'done'), job(2, 'running'), job(3, 'waiting'), job(4, 'waiting'), job(5, 'paused')];
  const summary = summarize(new Map(jobs.map((entry) => [entry.recordingId, entry])));
  expect(summary).toMatchObject({ running: { recordingId: 2 }, waitingCount: 2, pausedCount: 1 });
});

test('a share is never more than the whole, and unknown without a length', () => {
  const progress = { doneMs: 130, totalMs: 100, speed: null, leftMs: null };
  expect(shareOf(progress)).toBe(1);
  expect(shareOf({ ...progress, totalMs: null })).toBeNull();
  expect(shareOf(null)).toBeNull();
});
