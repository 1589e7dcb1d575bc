import type { Backup } from '#shared/maintenance/library-health.ts';
import type { Recording } from '#shared/recording.ts';
import type { UsedModel } from '#shared/recognition/model-for-language.ts';

/** A recording as the services would return it. */
export const recording: Recording = {
  id: 1,
  name: 'Интервью 12.m4a',
  path: '/home/anna/Интервью 12.m4a',
  mediaKey: 'sample',
  addedAtMs: Date.UTC(2026, 10, 28, 9, 30),
  removedAtMs: null,
  durationMs: 3_723_000,
  hasVideo: false,
  language: 'ru',
  state: 'done',
  progress: { doneMs: 1_200_000, totalMs: 3_723_000, speed: 12.5, leftMs: 201_000 },
  failure: null,
  warnings: [
    { kind: 'incomplete', decodedMs: 3_600_000, declaredMs: 3_723_000 },
    { kind: 'gaps', count: 3, speechMs: 21_000 },
  ],
  transcriptId: 1,
  modelId: 'demo',
  jobModelId: 'demo',
  segmentCount: 412,
};

const poor = { ...recording, state: 'waiting', progress: null, warnings: [] } as const;
const place = { startMs: 370_000, endMs: 380_000 };

/** Waiting ones of which something is wrong with the sound. */
export const poorRecordings: readonly Recording[] = [
  { ...poor, id: 11, soundCheck: { ...place, faults: ['quiet', 'noisy'], treatments: ['level'] } },
  { ...poor, id: 12, soundCheck: { ...place, faults: ['clipped'], treatments: ['level'] } },
  { ...poor, id: 13, soundCheck: { ...place, faults: ['telephone'], treatments: ['level'] } },
];

export const backup: Backup = {
  name: 'library-2026-11-27.db',
  madeAtMs: Date.UTC(2026, 10, 27, 18, 0),
  sizeBytes: 48_000_000,
};

export const usedModels: readonly UsedModel[] = [
  { language: 'ru', modelId: 'gigaam-v3', reason: 'language' },
  { language: 'en', modelId: 'small-q8_0', reason: 'chosen' },
];
