import { expect, it } from 'vitest';
import type { AppEvent } from '#shared/contract/events.ts';
import { runningRecordings } from './running-recordings.ts';

const progressed = (recordingId: number, state: string) =>
  ({ name: 'job.progressed', data: { recordingId, state, progress: {} } }) as AppEvent;
const changed = (id: number, state: string) =>
  ({ name: 'recording.changed', data: { recording: { id, state } } }) as AppEvent;
const after = (...events: AppEvent[]) => [...events.reduce(runningRecordings, new Set<number>())];

it('counts a recording while it is transcribed', () => {
  expect(after(progressed(1, 'running'), progressed(2, 'running'))).toEqual([1, 2]);
});

it.each(['done', 'failed', 'paused', 'cancelled', 'waiting'])('forgets it when it is %s', (state) => {
  expect(after(progressed(1, 'running'), changed(1, state))).toEqual([]);
});

it('forgets it when it is removed', () => {
  const removed: AppEvent = { name: 'recording.removed', data: { recordingIds: [1] } };
  expect(after(changed(1, 'running'), removed)).toEqual([]);
});
