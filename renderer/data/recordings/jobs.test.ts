import { expect, test } from 'vitest';
import { runningJob, shareOf, type LiveJob } from './jobs.ts';

const job = (recordingId: number, state: LiveJob['state']): LiveJob => ({
  recordingId,
  name: null,
  state,
  progress: null,
});

test('the running recording is found among those that wait', () => {
  const jobs = [job(1, 'done'), job(2, 'running'), job(3, 'waiting')];
  expect(runningJob(new Map(jobs.map((entry) => [entry.recordingId, entry])))).toMatchObject({ recordingId: 2 });
  expect(runningJob(new Map())).toBeNull();
});

test('a share is never more than the whole, and unknown without a length', () => {
  const progress = { doneMs: 130, totalMs: 100, speed: null, leftMs: null };
  expect(shareOf(progress)).toBe(1);
  expect(shareOf({ ...progress, totalMs: null })).toBeNull();
  expect(shareOf(null)).toBeNull();
});
