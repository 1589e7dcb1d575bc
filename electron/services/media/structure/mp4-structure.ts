import type { ByteReader } from './byte-reader.ts';
import { partsFrom, plainStructure, type FileStructure } from './file-structure.ts';

/** What stands at the top of a file. A length beyond the end means a cut only in one of these. */
const topBoxes =
  'ftyp moov mdat moof mfra sidx ssix styp emsg prft free skip wide uuid meta pdin pnot udta PICT junk'.split(' ');
/** Far more fragments than a day has. */
const maxBoxes = 1_000_000;

export interface Mp4Structure extends FileStructure {
  /** False where the index was never written: nothing of the file can be decoded. */
  readonly hasIndex: boolean;
}

/** For MP4, MOV, M4A, 3GP: whole, in fragments, and several files joined end to end. */
export async function readMp4Structure(reader: ByteReader): Promise<Mp4Structure> {
  const starts = [0];
  let hasIndex = false;
  let hasSound = false;
  let at = 0;
  let isCut = false;
  let hasFragments = false;
  let soundEnd = reader.size;
  for (let nth = 0; nth < maxBoxes && at + 8 <= reader.size; nth += 1) {
    const head = await reader.read(at, 16);
    const name = head.toString('latin1', 4, 8);
    const short = head.readUInt32BE(0);
    const length = short === 1 && head.length === 16 ? Number(head.readBigUInt64BE(8)) : short;
    if (name === 'ftyp' && hasIndex && hasSound && at > 0) {
      starts.push(at);
      [hasIndex, hasSound] = [false, false];
    }
    if (name === 'moof') hasFragments = true;
    if (name === 'moov') hasIndex = true;
    if (name === 'mdat') hasSound = true;
    // 0: as long as the file.
    if (short === 0) break;
    // No box: what other programs have put behind.
    if (length < 8 || !/^[ -~©]{4}$/.test(name)) break;
    isCut = at + length > reader.size && topBoxes.includes(name);
    // ffmpeg opens nothing of a file that breaks off within the index of a fragment.
    if (isCut && name === 'moof' && hasIndex) soundEnd = at;
    if (at + length > reader.size) break;
    at += length;
  }
  if (at < reader.size && at + 8 > reader.size) {
    const next = hasIndex && hasSound && !hasFragments ? ['ftyp'] : topBoxes;
    isCut = beginsBox(await reader.read(at, 8), next, hasIndex && hasSound && !hasFragments ? 5 : 1);
  }
  // What was joined but has no index cannot be decoded: it is a broken tail, not a part.
  const isTail = starts.length > 1 && !hasIndex;
  if (isTail) starts.pop();
  const parts = partsFrom(starts, soundEnd);
  return {
    ...plainStructure(reader.size, { parts, end: isCut || isTail ? 'cut' : 'whole' }),
    hasIndex: hasIndex || isTail,
  };
}

/** Whether a few bytes at the end are left of the head of a box, and not foreign or padding. */
function beginsBox(rest: Buffer, names: readonly string[], minBytes: number): boolean {
  const isPadding = rest.length >= 4 && rest.readUInt32BE(0) === 0;
  const name = rest.toString('latin1', 4);
  return rest.length >= minBytes && rest[0] === 0 && !isPadding && names.some((one) => one.startsWith(name));
}
