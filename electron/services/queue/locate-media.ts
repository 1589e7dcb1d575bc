import { existsSync } from 'node:fs';
import type { Library } from '#services/library/library.ts';
import { peaksFileOf } from './peaks-file.ts';
import { isInPlace } from './source-file.ts';

/**
 * Path behind an opaque media key; a waveform is there, if not whole, while it is made. The sound is given only while
 * the file holds the content that the text was made of: another one at its path would be heard as this recording.
 */
export async function locateMedia(library: Library, mediaKey: string, part: 'audio' | 'peaks'): Promise<string | null> {
  const found = library.recordings.byMediaKey(mediaKey);
  if (found === null) return null;
  if (part === 'audio') {
    const known = library.recordings.knownSource(found.recordingId);
    return !known.hasText || (await isInPlace(library, known)) ? found.path : null;
  }
  const file = peaksFileOf(library.dir, mediaKey);
  return [file, `${file}.part`].find((candidate) => existsSync(candidate)) ?? null;
}
