import type { Failure, FailureCode } from '#shared/failure.ts';

/** What scripts rely on: 0 done, 1 internal, 2 wrong usage, 3 bad media, 4 bad or missing model, 5 disk or library, 75 library in use, 130 interrupted. */
const codes: Partial<Record<FailureCode, number>> = {
  'bad-request': 2,
  'language-unknown': 2,
  'not-found': 2,
  'file-missing': 3,
  'file-empty': 3,
  'file-unreadable': 3,
  'not-a-file': 3,
  'folder-empty': 3,
  'playlist-refused': 3,
  'not-audio': 3,
  'damaged-header': 3,
  'no-audio-track': 3,
  'too-short': 3,
  'media-stalled': 3,
  'source-changed': 3,
  'model-missing': 4,
  'model-bad': 4,
  'model-unknown': 4,
  'library-locked': 75,
  'library-readonly': 5,
  'library-newer': 5,
  'library-foreign': 5,
  'library-damaged': 5,
  'backup-damaged': 5,
  'disk-full': 5,
  'file-exists': 5,
  'cannot-write': 5,
  aborted: 130,
};

export function exitCode(failure: Failure): number {
  return codes[failure.code] ?? 1;
}
