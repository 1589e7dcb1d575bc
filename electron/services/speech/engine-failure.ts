import { EngineError, type EngineErrorCode } from '#native/lib/types.ts';
import { AppFailure, type FailureCode } from '#shared/failure.ts';

const codes: Readonly<Record<EngineErrorCode, FailureCode>> = {
  'bad-model': 'model-bad',
  'bad-audio': 'internal',
  'unknown-language': 'language-unknown',
  'cannot-translate': 'translate-unsupported',
  'out-of-memory': 'out-of-memory',
  'cpu-unsupported': 'cpu-unsupported',
  'engine-missing': 'engine-missing',
  'engine-crashed': 'engine-crashed',
  'device-failed': 'graphics-card-failed',
  aborted: 'aborted',
  internal: 'internal',
};

/** The engine's error as a failure of the app; `name` is what the sentence calls the model or language. */
export function engineFailure(error: unknown, name: string): unknown {
  if (!(error instanceof EngineError)) return error;
  return new AppFailure(codes[error.code], { name, detail: error.message, remedy: error.message }, error);
}
