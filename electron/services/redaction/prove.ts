import type { LoadedModel } from '#native/lib/types.ts';
import type { Leak, RedactionPlace, SoundBand, TrackProof } from '#shared/sharing/redaction.ts';
import type { Segment } from '#shared/segment.ts';
import type { JobOptions, NewSegment } from '#services/store/records.ts';
import { checkBands } from './proof/check-bands.ts';
import { readMetadata } from './proof/read-metadata.ts';
import { recogniseTrack } from './proof/recognise-track.ts';
import { isNumber, longDigits, readableText, textsInBytes } from './proof/search-files.ts';
import type { Found, RemovedItem, RemovedSearch } from './proof/search-removed.ts';
import { lookAtSound } from './sound/look-at-sound.ts';
import type { RenderedTrack } from './sound/render-sound.ts';

/** What was removed, from the places whose words go. */
export function removedItems(places: readonly RedactionPlace[]): readonly RemovedItem[] {
  return places
    .filter(({ text }) => text.trim() !== '')
    .map(({ kind, text, startMs, endMs }) => ({ kind, text, startMs, endMs }));
}

/** A text with the times of its words, to be searched. */
function timed(segments: readonly Pick<Segment, 'text' | 'words' | 'startMs'>[] | readonly NewSegment[]) {
  let text = '';
  const starts: { readonly at: number; readonly ms: number }[] = [];
  for (const segment of segments) {
    const words = segment.words.length > 0 ? segment.words : [{ text: segment.text, startMs: segment.startMs }];
    for (const word of words) {
      starts.push({ at: text.length, ms: word.startMs });
      text += `${word.text.trim()} `;
    }
  }
  const timeAt = (offset: number) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle]?.at ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return starts[low]?.ms ?? 0;
  };
  return { text, timeAt };
}

function leakOf({ item, found, atMs, isHarmless }: Found, where: Leak['where']): Leak {
  return { where, track: null, file: null, atMs, found, kind: item.kind, isHarmless };
}

/** What is still in the redacted text; masks themselves are not searched. */
export function proveText(
  search: RemovedSearch,
  segments: readonly Segment[],
  isMask: (word: string) => boolean,
): readonly Leak[] {
  const kept = segments.map((segment) =>
    segment.words.length === 0 ? segment : { ...segment, words: segment.words.filter(({ text }) => !isMask(text)) },
  );
  const names = [...new Set(segments.flatMap(({ speaker }) => (speaker === null ? [] : [speaker])))];
  return [
    ...search.in(timed(kept)).map((found) => leakOf(found, 'text')),
    ...names.flatMap((name) => search.in({ text: name }).map((found) => leakOf(found, 'text'))),
  ];
}

/** What is still in a written text. `own`: the same without any words of the recording, for the words of the format itself. */
export function proveFile(
  items: readonly RemovedItem[],
  search: RemovedSearch,
  file: { readonly name: string; readonly content: string | Uint8Array; readonly own: string | Uint8Array },
): readonly Leak[] {
  const text = readableText(file.content);
  const usual = new Set(search.in({ text: readableText(file.own) }).map(({ item }) => item));
  const words = search.in({ text }).filter(({ item }) => !usual.has(item) && !isNumber(item));
  const numbers = items.flatMap((item): readonly Found[] => {
    const digits = longDigits(item);
    return digits !== null && text.includes(digits) ? [{ item, found: digits, atMs: null, isHarmless: false }] : [];
  });
  return [...words, ...numbers].map((found) => ({ ...leakOf(found, 'file'), file: file.name }));
}

export function proveName(search: RemovedSearch, name: string): readonly Leak[] {
  const found = search.in({ text: name.replaceAll(/[._-]+/g, ' ') });
  return found.map((one) => ({ ...leakOf(one, 'name'), file: name, isHarmless: false }));
}

export interface SoundToProve {
  readonly file: string;
  readonly name: string;
  readonly ffmpeg: string;
  readonly tracks: readonly RenderedTrack[];
  readonly bands: readonly SoundBand[];
  readonly items: readonly RemovedItem[];
  readonly model: LoadedModel;
  readonly options: JobOptions;
  readonly durationMs: number | null;
  readonly signal: AbortSignal;
  readonly onProgress: (share: number) => void;
}

/**
 * Transcribes every track again and searches for what was removed, in the sound, in the bytes and in what the file says
 * of itself.
 */
export async function proveSound(
  search: RemovedSearch,
  sound: SoundToProve,
): Promise<{ readonly leaks: readonly Leak[]; readonly tracks: readonly TrackProof[] }> {
  const { file, name, ffmpeg, bands, signal } = sound;
  const leaks: Leak[] = [];
  const tracks: TrackProof[] = [];
  for (const { index: track, samples: sourceSamples, rateHz, channels } of sound.tracks) {
    const { samples, openAtMs } = await checkBands(file, track, { ffmpeg, rateHz, channels, bands, signal });
    for (const atMs of openAtMs) {
      leaks.push({ where: 'band', track, file: null, atMs, found: '', kind: 'other', isHarmless: false });
    }
    const { model, options } = sound;
    const segments = await recogniseTrack({
      file,
      track,
      ffmpeg,
      model,
      options,
      signal,
      onProgress: (ms) => sound.onProgress((track + Math.min(1, ms / (sound.durationMs ?? ms))) / sound.tracks.length),
    });
    const recognised = timed(segments);
    for (const found of search.in(recognised)) leaks.push({ ...leakOf(found, 'sound'), track });
    const wordCount = segments.reduce((sum, { words }) => sum + words.length, 0);
    tracks.push({ track, wordCount, samples, sourceSamples, rateHz });
  }
  const { said } = await lookAtSound(file, ffmpeg);
  for (const found of readMetadata(said)) {
    leaks.push({ where: 'metadata', track: null, file: name, atMs: null, found, kind: 'other', isHarmless: false });
  }
  for (const found of await textsInBytes(file, [...new Set(sound.items.map(({ text }) => text))])) {
    leaks.push({ where: 'file', track: null, file: name, atMs: null, found, kind: 'other', isHarmless: false });
  }
  return { leaks, tracks };
}
