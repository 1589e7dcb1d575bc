import type { ByteReader } from './byte-reader.ts';
import { plainStructure, type FileStructure } from './file-structure.ts';
import { skipId3 } from './skip-id3.ts';
import { readTailEnd } from './tail-frames.ts';

/** Junk before the first frame, of which ffmpeg bears about as much. */
const searchBytes = 64 * 1024;
const rates = [44_100, 48_000, 32_000];
/** kbit/s of MPEG 1 layer 1, 2, 3, then of MPEG 2 layer 1, 2 and 3. */
const bitRates = [
  [32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
  [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  [32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
  [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
];

interface MpegFrame {
  readonly bytes: number;
  readonly samples: number;
  readonly rateHz: number;
  /** Of what lies between its header and the place of a Xing header. */
  readonly sideBytes: number;
}

/** For MP3 and MP2. The count of frames that encoders leave in the first one is exact; a bit rate proves nothing. */
export async function readMpegAudioStructure(reader: ByteReader): Promise<FileStructure> {
  const start = await findFirst(reader, await skipId3(reader));
  if (start === null) return plainStructure(reader.size);
  const head = await reader.read(start, 256);
  const frame = readFrame(head, 0);
  if (frame === null) return plainStructure(reader.size);
  const found = readCount(head, frame);
  if (found !== null) {
    const declaredMs = Math.round((found.frames * frame.samples * 1000) / frame.rateHz);
    return plainStructure(reader.size, { declaredMs, end: start + (found.bytes ?? 0) > reader.size ? 'cut' : 'whole' });
  }
  const end = await readTailEnd(reader, start, (tail, at) => readFrame(tail, at)?.bytes ?? null);
  return plainStructure(reader.size, { end });
}

async function findFirst(reader: ByteReader, from: number): Promise<number | null> {
  const bytes = Buffer.from(await reader.read(from, searchBytes));
  for (let at = 0; at + 4 <= bytes.length; at += 1) {
    const frame = readFrame(bytes, at);
    if (frame === null) continue;
    const next = at + frame.bytes;
    if (next + 4 > bytes.length || readFrame(bytes, next) !== null) return from + at;
  }
  return null;
}

function readFrame(bytes: Buffer, at: number): MpegFrame | null {
  const [first = 0, second = 0, third = 0, fourth = 0] = bytes.subarray(at, at + 4);
  const version = (second >> 3) & 3;
  const layer = 4 - ((second >> 1) & 3);
  const bitRateIndex = third >> 4;
  const rate = rates[(third >> 2) & 3];
  const isSync = first === 0xff && (second & 0xe0) === 0xe0;
  if (!isSync || version === 1 || layer === 4 || rate === undefined || bitRateIndex === 0 || bitRateIndex === 15)
    return null;
  const isFirstVersion = version === 3;
  const rateHz = rate >> (isFirstVersion ? 0 : version === 2 ? 1 : 2);
  const row = isFirstVersion ? layer - 1 : layer === 1 ? 3 : 4;
  const bitRate = (bitRates[row]?.[bitRateIndex - 1] ?? 0) * 1000;
  const padding = (third >> 1) & 1;
  const samples = layer === 1 ? 384 : layer === 3 && !isFirstVersion ? 576 : 1152;
  const slotBytes = layer === 1 ? 4 : 1;
  const isMono = fourth >> 6 === 3;
  const bytesInFrame = (Math.floor((samples * bitRate) / (8 * slotBytes * rateHz)) + padding) * slotBytes;
  const sideBytes = isFirstVersion ? (isMono ? 17 : 32) : isMono ? 9 : 17;
  return { bytes: bytesInFrame, samples, rateHz, sideBytes };
}

/** Frames, and bytes where they are given, by the header of Xing and LAME or by that of Fraunhofer. */
function readCount(head: Buffer, frame: MpegFrame): { readonly frames: number; readonly bytes: number | null } | null {
  const at = 4 + frame.sideBytes;
  if (/^(?:Xing|Info)$/.test(head.toString('latin1', at, at + 4))) {
    const flags = head.readUInt32BE(at + 4);
    const frames = (flags & 1) === 0 ? 0 : head.readUInt32BE(at + 8);
    const bytes = (flags & 3) === 3 ? head.readUInt32BE(at + 12) : null;
    return frames > 0 ? { frames, bytes } : null;
  }
  if (head.toString('latin1', 36, 40) === 'VBRI') {
    const frames = head.readUInt32BE(50);
    return frames > 0 ? { frames, bytes: head.readUInt32BE(46) } : null;
  }
  return null;
}
