import { AppFailure } from '#shared/failure.ts';
import type { Reader } from '../read-text.ts';
import { cloudDialects } from './cloud.ts';
import { whisperDialects } from './whisper.ts';
import { recordOf, type Dialect } from './json-value.ts';

const dialects: readonly Dialect[] = [...whisperDialects, ...cloudDialects];

/** What the Whisper family and the speech services of clouds write, and our own JSON. */
export const json: Reader = ({ text }) => {
  const begin = text.trimStart().charAt(0);
  if (begin !== '{' && begin !== '[') return null;
  if (/[:,[]\s*-?(?:NaN|Infinity)\b/.test(text)) {
    throw new AppFailure('import-damaged', { detail: 'NaN is not JSON: write it again without (allow_nan=False)' });
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (!/"(?:segments|words|results|transcription|utterances)"/.test(text)) return null;
    throw new AppFailure('import-damaged', { detail: error instanceof Error ? error.message : String(error) }, error);
  }
  const first: unknown = Array.isArray(value) ? (value.length === 1 ? value[0] : { list: value }) : value;
  const document = recordOf(first);
  for (const dialect of dialects) {
    const found = dialect(document);
    if (found !== null) return found;
  }
  return null;
};
