import { stat } from 'node:fs/promises';
import type { Library } from '#services/library/library.ts';
import { playsDirectly } from '#services/media/plays-directly.ts';
import { probe, type ProbedMedia } from '#services/media/probe.ts';
import type { Proxies, SourceOfKey } from '#services/media/proxy.ts';
import type { MediaPart } from '#shared/wire/backend-messages.ts';
import type { Peaks } from '../peaks.ts';
import { treatedExcerpt } from '../sound/treated-excerpt.ts';
import { isInPlace } from './source-file.ts';

interface Parts {
  readonly library: Library;
  readonly proxies: Proxies;
  readonly peaks: Peaks;
  readonly findFfmpeg: () => Promise<string>;
}

/** Path behind an opaque key (see `soundKey`); null where there is nothing. */
export type LocateMedia = (key: string, part: MediaPart) => Promise<string | null>;

/** Files whose tracks are remembered. */
const maxKnown = 200;

/**
 * The file behind a key, only while it holds the content that the text was made of: another one at its path would be
 * played as this recording.
 */
export async function sourceInPlace(library: Library, key: string): Promise<SourceOfKey | null> {
  const found = library.recordings.byMediaKey(key);
  if (found === null) return null;
  const known = library.recordings.knownSource(found.recordingId);
  return !known.hasText || (await isInPlace(library, known)) ? found : null;
}

/**
 * What is played and drawn is what the text was made of: the file itself where a page plays that track of it, else a sound
 * made of the track. A waveform is there, if not whole, while it is made.
 */
export function createLocateMedia({ library, proxies, peaks, findFfmpeg }: Parts): LocateMedia {
  const look = rememberProbes(findFfmpeg);
  return async (key, part) => {
    if (part === 'proxy') return await proxies.of(key);
    if (part === 'peaks') {
      return library.recordings.byMediaKey(key) === null ? null : await peaks.of(key);
    }
    const source = await sourceInPlace(library, key);
    if (part === 'treated') return await treatedExcerpt(library, key, { source, ffmpeg: await findFfmpeg() });
    if (source === null) return null;
    // What cannot be read is given as it is: the page says that it cannot be played.
    const media = await look(source.path).catch(() => null);
    if (media === null || playsDirectly(media, source.track ?? media.track, source.channels)) return source.path;
    return await proxies.of(key);
  };
}

/** A file is read once, however many parts of it are asked for, until it changes. */
function rememberProbes(findFfmpeg: () => Promise<string>): (file: string) => Promise<ProbedMedia> {
  const known = new Map<string, { readonly mark: string; readonly media: Promise<ProbedMedia> }>();
  return async (file) => {
    const { size, mtimeMs } = await stat(file);
    const mark = `${size} ${mtimeMs}`;
    const before = known.get(file);
    if (before?.mark === mark) return await before.media;
    const media = findFfmpeg().then(async (ffmpeg) => await probe(file, ffmpeg));
    known.set(file, { mark, media });
    media.catch(() => known.delete(file));
    if (known.size > maxKnown) known.delete([...known.keys()][0] ?? '');
    return await media;
  };
}
