import { expect, test } from 'vitest';
import { AppFailure } from '#shared/failure.ts';
import { SoundSender } from './sound-sender.ts';

const quick = { channelCount: 1, retryMs: 1, restMs: 1 };
const samplesOf = (pcm: string) => new Int16Array(Uint8Array.from(atob(pcm), (c) => c.codePointAt(0) ?? 0).buffer);
const ramp = (from: number, length: number) => Int16Array.from({ length }, (_, i) => (from + i) % 30_000);

/** A recorder that keeps what it is given, as the services do, and fails when it is asked to. */
function recorder(fail: (call: number) => unknown = () => null) {
  const saved: number[] = [];
  let calls = 0;
  return {
    saved,
    append: async (fromFrame: number, pcm: string) => {
      calls += 1;
      const failure = fail(calls);
      const known = saved.length - fromFrame;
      const samples = samplesOf(pcm);
      // What failed on the way back was saved all the same.
      if (known >= 0 && failure !== 'lost-on-the-way') saved.push(...samples.subarray(known));
      if (failure !== null) throw failure instanceof Error ? failure : new AppFailure('internal');
      return { frames: saved.length };
    },
  };
}

test('sound arrives whole and in order, in calls of at most half a second', async () => {
  const there = recorder();
  const sender = new SoundSender({ ...quick, ...there, onOver: () => undefined });
  for (let at = 0; at < 100_000; at += 2048) sender.add(ramp(at, Math.min(2048, 100_000 - at)));
  await sender.end();
  expect(sender.frames).toBe(100_000);
  expect(there.saved).toEqual([...ramp(0, 100_000)]);
});

test('a call that fails, on its way or on the way back, is made again and nothing is there twice', async () => {
  const there = recorder((call) => (call % 3 === 0 ? 'lost-on-the-way' : call % 3 === 1 ? 'lost' : null));
  const sender = new SoundSender({ ...quick, ...there, onOver: () => undefined });
  for (let at = 0; at < 90_000; at += 3000) sender.add(ramp(at, 3000));
  await sender.end();
  expect(there.saved).toEqual([...ramp(0, 90_000)]);
});

test('a recording that is over is said to be over, and nothing is waited for', async () => {
  const over: unknown[] = [];
  const there = recorder((call) => (call === 2 ? new AppFailure('live-over') : null));
  const sender = new SoundSender({ ...quick, ...there, onOver: (failure) => over.push(failure) });
  for (let at = 0; at < 60_000; at += 3000) sender.add(ramp(at, 3000));
  await sender.end();
  expect(over).toEqual([expect.objectContaining({ code: 'live-over' })]);
});
