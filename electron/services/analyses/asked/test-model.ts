import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { SpawnWorker } from '#native/lib/types.ts';
import { AppFailure, failureOf, type FailureCode } from '#shared/failure.ts';
import type { ModelInfo, ModelTest } from '#shared/model.ts';
import type { Log } from '#services/log.ts';
import { createAnalysisClient } from '../process/analysis-client.ts';
import { modelQuestions, type ModelAnswer, type ModelVerdict, type SpokenPart } from './model-questions.ts';

interface TestParts {
  readonly spawn: SpawnWorker;
  readonly log: Log;
  readonly resourcesDir: string;
  readonly signal: AbortSignal;
  /** Of a process, where the system reports it. */
  readonly memoryOf: (pid: number) => Promise<number | null>;
  /** As long as usual if not given. */
  readonly patienceMs?: number;
}

/** A slow computer needs seconds; what takes longer is of no use. */
const usualPatienceMs = 120_000;
const sampleMs = 40_000;

const verdictCodes: Readonly<Record<Exclude<ModelVerdict, 'right'>, FailureCode>> = {
  'no-speech': 'model-finds-no-speech',
  'no-voices': 'model-mixes-voices',
};

/**
 * A model of voices or of sounds on the sample that comes with the app, in an analyses' process of its own: speech has to be
 * found where it is, and two voices to be distinguished. What is wrong with the model is the result; rejects with
 * `aborted` only.
 */
export async function testModel(
  { spawn, log, resourcesDir, signal, memoryOf, patienceMs = usualPatienceMs }: TestParts,
  { kind, path: folder, fileName: name }: Pick<ModelInfo, 'kind' | 'path' | 'fileName'>,
): Promise<ModelTest> {
  const { samples, spoken } = await readSample(resourcesDir);
  const client = createAnalysisClient({ spawn, log, patienceMs });
  const about = { device: 'cpu', card: null, split: null, testedAtMs: Date.now() } as const;
  try {
    const parameters = { model: folder, kind, spoken: JSON.stringify(spoken) };
    const stretch = { reads: 'sound', startMs: 0, endMs: sampleMs, fromMs: 0, samples } as const;
    const { kept } = await client.analyse({ analyzer: modelQuestions, parameters, signal }, stretch);
    const { verdict, audioMs, wallMs } = JSON.parse(Buffer.from(kept ?? []).toString('utf8')) as ModelAnswer;
    const pid = client.pid();
    const memoryBytes = pid === null ? null : await memoryOf(pid);
    const failure = verdict === 'right' ? null : failureOf(new AppFailure(verdictCodes[verdict], { name }));
    const speed = failure === null ? Math.round((audioMs / wallMs) * 100) / 100 : 0;
    return { ...about, speed, memoryBytes, failure };
  } catch (thrown) {
    if (signal.aborted) throw new AppFailure('aborted');
    const { code, params } = failureOf(thrown);
    const isOfModel = code === 'model-bad' || code === 'engine-missing' || code === 'model-missing';
    const failure = isOfModel
      ? { code, params }
      : failureOf(new AppFailure('model-failed-test', { name, detail: String(params['detail'] ?? code) }));
    return { ...about, speed: 0, memoryBytes: null, failure };
  } finally {
    client.close();
  }
}

interface Utterance {
  readonly start: number;
  readonly end: number;
  readonly speaker: string;
}

/** The beginning of the sample that comes with the app, and who of its two voices speaks when. */
export async function readSample(
  resourcesDir: string,
): Promise<{ readonly samples: Int16Array; readonly spoken: readonly SpokenPart[] }> {
  const at = (name: string) => path.join(resourcesDir, 'samples', name);
  const wav = await readFile(at('interview.wav'));
  const data = wav.indexOf('data', 12, 'latin1') + 8;
  const count = Math.min(sampleMs * 16, Math.floor((wav.length - data) / 2));
  const samples = Int16Array.from({ length: count }, (_, nth) => wav.readInt16LE(data + nth * 2));
  const { utterances } = JSON.parse(await readFile(at('interview.json'), 'utf8')) as {
    readonly utterances: readonly Utterance[];
  };
  const spoken = utterances.map(({ start, end, speaker }) => ({
    voice: speaker,
    startMs: Math.round(start * 1000),
    endMs: Math.round(end * 1000),
  }));
  return { samples, spoken };
}
