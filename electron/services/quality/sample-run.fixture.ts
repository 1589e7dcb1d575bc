import type { QualityRun } from '#shared/quality/lab.ts';

/** A finished run with a word in four wrong. */
export function sampleRun(id: number): QualityRun {
  const words = { total: 8, correct: 6, substituted: 1, deleted: 1, inserted: 0 };
  const letters = { total: 40, correct: 36, substituted: 2, deleted: 2, inserted: 0 };
  return {
    id,
    setId: 1,
    setName: 'звонки',
    versionId: 1,
    versionNumber: 1,
    versionHash: 'a1b2',
    part: 'all',
    state: 'done',
    options: { modelId: 'demo', language: 'ru', prompt: '', preset: 'fast', detector: 'auto', thresholdPercent: 50, paddingMs: 500, beamSize: null, temperatures: 'preset' }, // prettier-ignore
    modelSha256: 'ff',
    codeVersion: '0.2.0',
    machine: { system: 'linux x64', processor: 'cpu', threads: 2, memoryGb: 8 },
    note: '',
    steps: ['case', 'punctuation'],
    doneCount: 2,
    totalCount: 2,
    failure: null,
    queuedAtMs: 500,
    startedAtMs: 1000,
    finishedAtMs: 2000,
    tuningId: null,
    scores: {
      steps: ['case', 'punctuation'],
      words,
      letters,
      interval: { low: 0.1, high: 0.4 },
      recordings: [
        { recordingId: 1, recordingName: 'a <b>.wav', words, letters, audioMs: 60_000, workMs: 6000 },
        { recordingId: 2, recordingName: '=cmd.wav', words, letters, audioMs: 60_000, workMs: 6000 },
      ],
      bySpeaker: [
        { name: 'Анна', counts: words },
        { name: '', counts: words },
      ],
      byNoise: [],
      byLength: [],
      wordTimes: null,
      speakers: null,
      calibration: { bins: [], ece: 0.05, count: 8 },
      caught: [
        { x: 0, y: 0 },
        { x: 1, y: 1 },
      ],
      audioMs: 120_000,
      workMs: 12_000,
      memoryBytes: null,
    },
  };
}
