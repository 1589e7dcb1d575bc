import type { QualityRun } from '#shared/quality/lab.ts';
import { errorRate } from '#shared/quality/scores.ts';

/** Everything that a run was made with and its main figures, flat: columns of a table, parameters and metrics elsewhere. */
export function runFacts(run: QualityRun): {
  readonly parameters: Record<string, string>;
  readonly metrics: Record<string, number>;
} {
  const { options, machine, scores, steps } = run;
  const parameters = {
    set: run.setName,
    set_version: String(run.versionNumber),
    set_hash: run.versionHash,
    part: run.part,
    model: options.modelId,
    model_sha256: run.modelSha256 ?? '',
    code_version: run.codeVersion,
    language: options.language,
    prompt: options.prompt,
    preset: options.preset,
    detector: options.detector,
    threshold_percent: String(options.thresholdPercent),
    padding_ms: String(options.paddingMs),
    beam_size: options.beamSize === null ? 'preset' : String(options.beamSize),
    temperatures: options.temperatures,
    normalisation: steps.join(' '),
    system: machine.system,
    processor: machine.processor,
    threads: String(machine.threads),
    memory_gb: String(machine.memoryGb),
  };
  if (scores === null) return { parameters, metrics: {} };
  const figures: Record<string, number | null | undefined> = {
    wer: errorRate(scores.words),
    wer_low: scores.interval?.low,
    wer_high: scores.interval?.high,
    words: scores.words.total,
    substituted: scores.words.substituted,
    deleted: scores.words.deleted,
    inserted: scores.words.inserted,
    cer: errorRate(scores.letters),
    ece: scores.calibration.ece,
    word_start_median_ms: scores.wordTimes?.medianStartMs,
    word_within_100_ms: scores.wordTimes?.within100MsShare,
    audio_seconds: scores.audioMs / 1000,
    work_seconds: scores.workMs / 1000,
    speed: scores.workMs === 0 ? null : scores.audioMs / scores.workMs,
    memory_bytes: scores.memoryBytes,
  };
  const metrics = Object.fromEntries(
    Object.entries(figures).flatMap(([name, value]) => (typeof value === 'number' ? [[name, value] as const] : [])),
  );
  return { parameters, metrics };
}
