import { createHash } from 'node:crypto';
import type { Input, ServicesOf } from '#shared/contract/contract.ts';
import type { ImportResult } from '#shared/contract/imports.ts';
import type { ImportedSegment, ImportedText, TableColumns } from '#shared/files/imported-text.ts';
import type { Word } from '#shared/segment.ts';
import { alignText, type AlignedText } from '#services/imports/align-text.ts';
import { previewOf } from '#services/imports/preview-of.ts';
import { readTranscript, tableIn } from '#services/imports/read-transcript.ts';
import type { ReadFile } from '#services/imports/read-text.ts';
import type { Parts } from './parts.ts';

type ImportParts = Pick<Parts, 'library' | 'events' | 'jobOptions'>;

interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly table?: ReadFile['table'];
}

export function importsServices(parts: ImportParts): ServicesOf<'imports'> {
  return {
    'imports.preview': async ({ files }) => {
      const read = readAll(files.map(givenFile));
      return previewOf(
        read.map(({ text }) => text),
        joined(read),
      );
    },
    'imports.table': async ({ name, base64 }) => tableIn(name, Buffer.from(base64, 'base64')),
    'imports.match': async ({ names }) =>
      names.map((fileName) =>
        parts.library.catalogue
          .namedAs(fileName)
          .map((recordingId) => ({ recordingId, name: parts.library.recordings.get(recordingId).name })),
      ),
    'imports.save': async ({ recordingId, files, isAligned }) =>
      importFiles(parts, recordingId, files.map(givenFile), isAligned),
  };
}

function givenFile({ name, base64, table }: Input<'imports.preview'>['files'][number]): GivenFile {
  // What is not given is not there at all: exact types distinguish it from undefined.
  const reading = {
    ...(table?.columns !== undefined && { columns: table.columns as TableColumns }),
    ...(table?.isMs !== undefined && { isMs: table.isMs }),
  };
  return { name, bytes: Buffer.from(base64, 'base64'), ...(table !== undefined && { table: reading }) };
}

function readAll(files: readonly GivenFile[]) {
  return files.map(({ name, bytes, table }) => ({ name, bytes, text: readTranscript(name, bytes, table) }));
}

/** Reads all files before anything is written. */
export function importFiles(
  { library, events, jobOptions }: ImportParts,
  recordingId: number | null,
  files: readonly GivenFile[],
  isAligned: boolean,
): ImportResult {
  const read = readAll(files);
  const segments = joined(read);
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
  const [only] = read;
  if (only !== undefined && read.length === 1) return only.text.segments;
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
