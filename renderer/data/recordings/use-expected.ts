import { expectedMs } from './expected-ms.ts';
import type { JobCounts } from '#shared/contract/jobs.ts';
import type { JobProgress, Recording } from '#shared/recording.ts';
import { useModels } from '../models/use-models.ts';

type WaitingRecording = Pick<Recording, 'state' | 'durationMs' | 'jobModelId' | 'progress'>;

/** Wall time that a waiting recording will take, by the self-test of its model; null while that is not known. */
export function useExpected({ state, durationMs, jobModelId, progress }: WaitingRecording): number | null {
  const { models } = useModels();
  if (state !== 'waiting' || durationMs === null) return null;
  return expectedMs(
    Math.max(0, durationMs - (progress?.doneMs ?? 0)),
    models.find(({ id }) => id === jobModelId),
  );
}

export interface ExpectedQueue {
  readonly leftMs: number;
  /** Recordings are among them whose length or model is not known well enough: it takes longer than that. */
  readonly isAtLeast: boolean;
}

/** Wall time of all that waits and runs; null where nothing can be said. */
export function useExpectedQueue(counts: JobCounts | undefined, running: JobProgress | null): ExpectedQueue | null {
  const { models } = useModels();
  let leftMs = running?.leftMs ?? 0;
  let isAtLeast = false;
  for (const { modelId, audioMs, unknownCount } of counts?.ahead ?? []) {
    const expected = expectedMs(
      audioMs,
      models.find(({ id }) => id === modelId),
    );
    isAtLeast ||= expected === null || unknownCount > 0;
    leftMs += expected ?? 0;
  }
  return leftMs === 0 ? null : { leftMs, isAtLeast };
}
