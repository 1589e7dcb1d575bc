/**
 * Expected failures: each has a code that both sides know, and parameters for its sentence.
 * What a person reads (what happened, what to do next, in their language) is made in `failure-text.ts`.
 */
export const failureCodes = [
  // the recording
  'file-missing',
  'file-empty',
  'file-unreadable',
  'not-a-file',
  'not-in-folder',
  'folder-empty',
  'folder-gone',
  'folder-unreadable',
  'folder-package',
  'link-broken',
  'link-cycle',
  'name-unreadable',
  'playlist-refused',
  'not-audio',
  'damaged-header',
  'index-missing',
  'no-header',
  'no-audio-track',
  'codec-unknown',
  'sound-encrypted',
  'too-short',
  'media-stalled',
  'source-changed',
  'file-growing',
  'ffmpeg-missing',
  // recording
  'live-running',
  'live-over',
  'microphone-refused',
  'microphone-missing',
  'microphone-busy',
  'computer-sound-missing',
  // the model and the engine
  'model-missing',
  'model-bad',
  'model-unknown',
  'model-unaccepted',
  'model-damaged',
  'model-in-use',
  'model-kept',
  'model-failed-test',
  'model-finds-no-speech',
  'model-mixes-voices',
  'graphics-card-failed',
  'graphics-card-differs',
  'model-wanted',
  'sound-model-missing',
  'language-unknown',
  'translate-unsupported',
  'engine-missing',
  'engine-crashed',
  'out-of-memory',
  'cpu-unsupported',
  'analysis-crashed',
  'analysis-outdated',
  'quality-empty',
  'class-untaught',
  'quality-different',
  'quality-unscored',
  'mlflow-refused',
  'fleet-offline',
  'meaning-model',
  'queue-unreachable',
  'store-missing',
  'store-damaged',
  'store-refused',
  'store-clock',
  'store-unreachable',
  'store-too-large',
  'voice-unknown',
  // the library and the disk
  'segment-changed',
  'speaker-changed',
  'speaker-renamed',
  'note-changed',
  'note-removed',
  'list-removed',
  'search-changed',
  'finding-confirmed',
  'finding-dismissed',
  'finding-unsure',
  'finding-reopened',
  'nothing-to-redact',
  'no-bundle',
  'kept-by-rule',
  'library-locked',
  'library-readonly',
  'library-newer',
  'library-foreign',
  'library-damaged',
  'backup-damaged',
  'disk-full',
  'file-exists',
  'cannot-write',
  'folder-missing',
  'target-is-folder',
  'target-is-input',
  'stdin-refused',
  'write-forbidden',
  'disk-readonly',
  'port-in-use',
  'port-forbidden',
  'library-missing',
  'library-unreadable',
  // the file of a watch list
  'csv-no-term',
  'csv-column',
  'csv-too-long',
  'csv-extra',
  'csv-term',
  'csv-match',
  'csv-severity',
  'rule-text',
  'rule-file',
  'verdict-file',
  'nothing-to-read',
  // a text that is imported
  'import-too-large',
  'import-unknown',
  'import-damaged',
  'import-empty',
  // downloads
  'offline',
  'host-unreachable',
  'proxy-unsupported',
  'download-stalled',
  'download-wrong-answer',
  'download-insecure',
  'download-wrong-hash',
  'download-elsewhere',
  'model-disk-full',
  // calls
  'not-found',
  'bad-request',
  'bad-field-value',
  'field-columns',
  'forbidden',
  'place-not-chosen',
  'program-not-chosen',
  'unsupported-here',
  'aborted',
  'internal',
] as const;

export type FailureCode = (typeof failureCodes)[number];

export interface Failure {
  readonly code: FailureCode;
  /** Values for the sentence: `name` (file name), `path`, `detail` (technical, English), `neededMb` … */
  readonly params: Readonly<Record<string, string | number>>;
}

/** Thrown for an expected failure; anything else that is thrown becomes `internal` at the door and is logged with its cause. */
export class AppFailure extends Error implements Failure {
  readonly code: FailureCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: FailureCode, params: Failure['params'] = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(params)}`, { cause });
    this.name = 'AppFailure';
    this.code = code;
    this.params = params;
  }
}

/** True for failures of this app, also when they crossed a process border and lost their class. */
export function isFailure(value: unknown): value is Failure {
  if (typeof value !== 'object' || value === null) return false;
  const code = (value as { code?: unknown }).code;
  return failureCodes.some((known) => known === code) && 'params' in value;
}

/** The failure in anything thrown: its own code, `aborted` for an abort, else `internal` with the message as detail. */
export function failureOf(thrown: unknown): Failure {
  if (isFailure(thrown)) return { code: thrown.code, params: thrown.params };
  if (thrown instanceof Error && thrown.name === 'AbortError') return { code: 'aborted', params: {} };
  return { code: 'internal', params: { detail: thrown instanceof Error ? thrown.message : String(thrown) } };
}
