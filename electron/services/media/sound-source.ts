import type { SoundSource } from './ffmpeg-profile.ts';
import type { ProbedMedia } from './probe.ts';
import type { FileStructure } from './structure/file-structure.ts';
import { readStructure } from './structure/read-structure.ts';

export interface FoundSound {
  /** What `decode` takes. */
  readonly source: SoundSource;
  readonly structure: FileStructure;
  /** Exact length of the track by its container, by a count and never by a guess; null where there is none. */
  readonly declaredMs: number | null;
}

/** Formats that store the length of each track; in others it is estimated. */
const declareTrackLength = /^(?:mov,|matroska,|avi$)/;

/**
 * How a track of a file is read, and what its container says of its end. May read the whole file, but keeps nothing of
 * it.
 */
export async function soundSource(file: string, media: ProbedMedia, track = media.track): Promise<FoundSound> {
  const structure = await structureOf(file, media);
  const { parts, ignoresLength, sizeBytes } = structure;
  const [first] = parts;
  const isWhole = parts.length === 1 && first?.start === 0 && first.end === sizeBytes;
  const { format, startSeconds, isDurationGuess } = media;
  const found = media.tracks.find(({ index }) => index === track);
  const ownMs = found?.durationMs ?? null;
  const startMs = found?.startMs ?? null;
  const trackStartSeconds = startMs === null ? null : startMs / 1000;
  const hasOwn = declareTrackLength.test(format) && parts.length === 1 && !isDurationGuess;
  return {
    source: { track, format, startSeconds, trackStartSeconds, ignoresLength, ...(!isWhole && { parts }) },
    structure,
    declaredMs: structure.declaredMs ?? (hasOwn ? ownMs : null),
  };
}

/** Of a file with something before it only where it begins is known. */
async function structureOf(file: string, { format, leadBytes = 0 }: ProbedMedia): Promise<FileStructure> {
  const structure = await readStructure(file, leadBytes > 0 ? '' : format);
  return leadBytes === 0 ? structure : { ...structure, parts: [{ start: leadBytes, end: structure.sizeBytes }] };
}
