import type { ByteReader } from './byte-reader.ts';
import { partsFrom, plainStructure, type FileStructure } from './file-structure.ts';

const ebml = 0x1a_45_df_a3;
const segment = 0x18_53_80_67;
const cluster = 0x1f_43_b6_75;
/** What may stand in a segment; none of these stands in a cluster. */
const inSegment = new Set([
  cluster,
  0x11_4d_9b_74, // SeekHead
  0x15_49_a9_66, // Info
  0x16_54_ae_6b, // Tracks
  0x1c_53_bb_6b, // Cues
  0x12_54_c3_67, // Tags
  0x10_43_a7_70, // Chapters
  0x19_41_a4_69, // Attachments
]);
/** What may stand in a cluster, and the two fillers that may stand anywhere. */
const inCluster = new Set([0xe7, 0xa3, 0xa0, 0xa7, 0xab, 0xaf, 0x58_54, 0xec, 0xbf]);

const inFile = new Set([ebml, segment, 0xec, 0xbf]);
/** By what is walked through; a segment follows only the header of its file. */
const possible = {
  file: inFile,
  segment: new Set([...inFile, ...inSegment]),
  cluster: new Set([...inFile, ...inSegment, ...inCluster]),
};

interface Element {
  readonly id: number;
  readonly start: number;
  readonly bodyStart: number;
  /** Null where its writer could not know it. */
  readonly end: number | null;
}

/**
 * For Matroska and WebM. A new header begins a new part: recorders that were stopped and started write one file after
 * another, and ffmpeg reads two of them at most.
 */
export async function readMatroskaStructure(reader: ByteReader): Promise<FileStructure> {
  const starts: number[] = [];
  let at = 0;
  let isCut = false;
  /** Inside of elements that are walked through. */
  let inside: 'file' | 'segment' | 'cluster' = 'file';
  while (at < reader.size) {
    const element = await readElement(reader, at);
    if (element === null) {
      isCut = starts.length > 0 && beginsElement(await reader.read(at, 12), inside);
      break;
    }
    const { id, bodyStart, end } = element;
    if (id === ebml) starts.push(at);
    // No element of this level: what another program has put behind, or damage that ffmpeg finds its way through.
    if (!possible[inside].has(id)) break;
    if (id === ebml) inside = 'file';
    // An element of unknown size is walked through, and so is a cut one, for the header of what was joined to it.
    const isContainer = id === segment || id === cluster;
    if (isContainer && (end === null || end > reader.size)) {
      isCut = end !== null;
      inside = id === segment ? 'segment' : 'cluster';
      at = bodyStart;
      continue;
    }
    if (end === null) break;
    if (end > reader.size) {
      isCut = true;
      break;
    }
    at = end;
  }
  const parts = starts.length > 1 ? partsFrom(starts, reader.size) : undefined;
  return plainStructure(reader.size, { end: isCut ? 'cut' : 'whole', ...(parts && { parts }) });
}

/** Null where the bytes are no element, or end within its head. */
async function readElement(reader: ByteReader, start: number): Promise<Element | null> {
  const head = await reader.read(start, 12);
  const idLength = lengthOf(head[0]);
  if (idLength === null || idLength > 4 || head.length < idLength + 1) return null;
  const sizeLength = lengthOf(head[idLength]);
  if (sizeLength === null || head.length < idLength + sizeLength) return null;
  const id = head.readUIntBE(0, idLength);
  let size = (head[idLength] ?? 0) & ((1 << (8 - sizeLength)) - 1);
  let isUnknown = size === (1 << (8 - sizeLength)) - 1;
  for (const byte of head.subarray(idLength + 1, idLength + sizeLength)) {
    size = size * 256 + byte;
    isUnknown &&= byte === 0xff;
  }
  const bodyStart = start + idLength + sizeLength;
  return { id, start, bodyStart, end: isUnknown ? null : bodyStart + size };
}

/** How many bytes a number of variable length takes, by its first; null for what begins none. */
function lengthOf(first: number | undefined): number | null {
  if (first === undefined || first === 0) return null;
  return Math.clz32(first) - 23;
}

/** Whether bytes that are too few for the head of an element are left of one. */
function beginsElement(rest: Buffer, inside: keyof typeof possible): boolean {
  const hex = rest.toString('hex', 0, 4);
  return (
    rest.length < 12 &&
    [...possible[inside]].some((id) => {
      const name = id.toString(16);
      return name.startsWith(hex) || hex.startsWith(name);
    })
  );
}
