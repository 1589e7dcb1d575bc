import { createHash } from 'node:crypto';
import type { ServicesOf } from '#shared/contract/contract.ts';
import type { ImportResult } from '#shared/contract/imports.ts';
import type { ImportedSegment, ImportedText } from '#shared/files/imported-text.ts';
import type { Word } from '#shared/segment.ts';
import { alignText, type AlignedText } from '#services/imports/align-text.ts';
import { previewOf } from '#services/imports/preview-of.ts';
import { readTranscript } from '#services/imports/read-transcript.ts';
import type { ReadFile } from '#services/imports/read-text.ts';
import type { Parts } from './parts.ts';

type ImportParts = Pick<Parts, 'library' | 'events' | 'jobOptions'>;

interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly columns?: ReadFile['columns'];
}

export function importsServices(parts: ImportParts): ServicesOf<'imports'> {
  const fileOf = ({
    name,
    base64,
    columns,
  }: {
    name: string;
    base64: string;
    columns?: ReadFile['columns'] | undefined;
  }): GivenFile => ({
    name,
    bytes: Buffer.from(base64, 'base64'),
    ...(columns !== undefined && { columns }),
  });
  return {
    'imports.preview': async (given) => {
      const { name, bytes, columns } = fileOf(given);
      return previewOf(readTranscript(name, bytes, columns), name, bytes);
    },
    'imports.save': async ({ recordingId, files, isAligned }) =>
      importFiles(parts, recordingId, files.map(fileOf), isAligned),
  };
}

/** Reads all files before anything is written. */
export function importFiles(
  { library, events, jobOptions }: ImportParts,
  recordingId: number | null,
  files: readonly GivenFile[],
  isAligned: boolean,
): ImportResult {
  const read = files.map(({ name, bytes, columns }) => ({ name, bytes, text: readTranscript(name, bytes, columns) }));
  const segments = read.length === 1 ? (read[0]?.text.segments ?? []) : joined(read);
  const hasTimes = read.every(({ text }) => text.hasTimes);
  const aligned = hasTimes || !isAligned || recordingId === null ? null : align(library, recordingId, segments);
  const shown: readonly (ImportedSegment & { readonly isPlaced?: boolean })[] = aligned?.segments ?? segments;
  const [first] = read;
  const facts = read.map(({ name, bytes, text: { format, encoding, wordTimes, unread } }) => ({
    name,
    format,
    encoding,
    wordTimes,
    unreadCount: unread.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }));
  const made = library.transcripts.addImported({
    recordingId,
    name: first?.name.replace(/\.[^.]{1,10}$/, '') ?? '',
    modelId: `import:${first?.text.format ?? 'text'}`,
    parameters: JSON.stringify({ imported: facts, isAligned: aligned !== null }),
    language: first?.text.language ?? null,
    segments: shown.map(({ isPlaced = true, ...segment }) => ({ ...segment, marks: isPlaced ? [] : ['unsure'] })),
    options: jobOptions(),
  });
  const recording = library.recordings.get(made.recordingId);
  events.emit(
    recordingId === null ? 'recording.added' : 'recording.changed',
    recordingId === null ? { recordings: [recording] } : { recording },
  );
  return {
    ...made,
    segmentCount: shown.length,
    unread: read.flatMap(({ text }) => text.unread),
    placedShare: aligned?.placedShare ?? null,
    unplaced: aligned?.segments.filter(({ isPlaced }) => !isPlaced).map(({ text }) => text) ?? [],
    unsaid: aligned?.unsaid ?? [],
  };
}

/** A file a speaker: where it names no one its own name stands for who speaks. */
function joined(read: readonly { readonly name: string; readonly text: ImportedText }[]): readonly ImportedSegment[] {
  return read
    .flatMap(({ name, text }) => {
      const own = name.replace(/\.[^.]{1,10}$/, '');
      return text.segments.map((segment) => ({ ...segment, speaker: segment.speaker ?? own }));
    })
    .toSorted((a, b) => a.startMs - b.startMs);
}

/** By the words of the text in use; null where there are none. */
function align(
  library: Parts['library'],
  recordingId: number,
  segments: readonly ImportedSegment[],
): AlignedText | null {
  const { transcriptId } = library.recordings.get(recordingId);
  if (transcriptId === null) return null;
  const words: Word[] = [];
  for (const segment of library.segments.iterate(transcriptId)) words.push(...segment.words);
  return words.length === 0 ? null : alignText(segments, words);
}
