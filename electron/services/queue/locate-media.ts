import { existsSync } from 'node:fs';
import type { Library } from '#services/library/library.ts';
import { peaksFileOf } from './transcribe-recording.ts';

/** Path behind an opaque media key; a waveform is there, if not whole, while it is made. */
export function locateMedia(library: Library, mediaKey: string, part: 'audio' | 'peaks'): string | null {
  const found = library.recordings.byMediaKey(mediaKey);
  if (found === null) return null;
  if (part === 'audio') return found.path;
  const file = peaksFileOf(library.dir, mediaKey);
  return [file, `${file}.part`].find((candidate) => existsSync(candidate)) ?? null;
}
