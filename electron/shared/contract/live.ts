import { z } from 'zod';
import { liveRatesHz, type LiveRecording } from '../live.ts';
import { name, none, recording } from './fields.ts';
import { method } from './method.ts';

/** Two seconds of two channels, as base64. */
const maxPieceLength = 600_000;

export const liveMethods = {
  /** What is being recorded, by this page or another; null for nothing. */
  'live.state': method(none).returns<LiveRecording | null>(),
  /** Fails with `live-running` while another recording is made. */
  'live.start': method(
    z.strictObject({ name, sampleRateHz: z.literal(liveRatesHz), channelCount: z.union([z.literal(1), z.literal(2)]) }),
  ).returns<LiveRecording>(),
  /**
   * Sound from this frame on: 16 bit, little endian, channels in turn, as base64; empty to say that the page is still there.
   * Answers how many frames are safe on disk: what lies behind them is sent again.
   */
  'live.append': method(
    z.strictObject({ ...recording.shape, fromFrame: z.int().min(0), pcm: z.base64().max(maxPieceLength) }),
  ).returns<{ readonly frames: number }>(),
  'live.setPaused': method(z.strictObject({ ...recording.shape, isPaused: z.boolean() })).returns<null>(),
  'live.stop': method(recording, { survivesPage: true }).returns<null>(),
} as const;
