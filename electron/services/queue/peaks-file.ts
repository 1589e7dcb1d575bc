import path from 'node:path';

/** Where the waveform of a recording is kept. */
export function peaksFileOf(libraryDir: string, mediaKey: string): string {
  return path.join(libraryDir, 'peaks', `${mediaKey}.bin`);
}
