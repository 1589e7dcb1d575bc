import { expect, test } from 'vitest';
import { addTranscript } from '#services/library/library.fixture.ts';
import { useTestLibrary } from '#services/library/use-test-library.fixture.ts';
import type { NewRun } from './analysis-runs.ts';

const fixture = useTestLibrary();

test('what waits is counted for each analyzer, with the work that is left; not what concludes from kept results, nor the bin', () => {
  const { library } = fixture;
  const { runs } = library.annotations;
  const recordings = ['a', 'b', 'c'].map((name) => addTranscript(library, name, ['one', 'two']));
  const run = (nth: number, analyzer: string, keptRunId: number | null = null): NewRun => {
    const { recordingId, transcriptId } = recordings[nth]!;
    return { recordingId, transcriptId, analyzer, version: 1, model: 'm', parameters: {}, keptRunId, isUrgent: false };
  };
  const [first] = runs.add([run(0, 'sounds'), run(1, 'sounds'), run(2, 'sounds'), run(0, 'speakers')]);
  runs.commitStretch(first!, { startMs: 0, endMs: 3000, annotations: [], kept: null });
  runs.add([run(1, 'speakers', first)]);
  library.recordings.remove([recordings[2]!.recordingId]);
  const durationMs = library.recordings.get(recordings[0]!.recordingId).durationMs!;
  expect(runs.open()).toEqual({
    waiting: [
      { analyzer: 'sounds', count: 2, leftMs: 2 * durationMs - 3000 },
      { analyzer: 'speakers', count: 2, leftMs: durationMs },
    ],
    pausedCount: 0,
  });
  expect(runs.waiting()).toHaveLength(4);
  runs.setStates(['waiting'], 'paused');
  expect(runs.open()).toMatchObject({ waiting: [], pausedCount: 5 });
});
