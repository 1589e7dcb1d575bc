/** How much of the beginning `sniffContent` can use. */
export const sniffBytes = 4096;

/** `unknown` may still be a recording: some have no beginning of their own. */
export type Content = 'media' | 'playlist' | 'text' | 'other' | 'unknown';

const mediaStarts: readonly string[] = [
  'RF64',
  'BW64',
  'riff\x2E\x91\xCF\x11',
  'ID3',
  'fLaC',
  'OggS',
  'MAC ',
  'wvpk',
  'caff',
  '#!AMR',
  '\x1AE\xDF\xA3',
  '0&\xB2u\x8Ef\xCF\x11',
  'FLV\x01',
  '.RMF',
  '.ra\xFD',
  '.snd\x00',
  'dns.\x00',
  'TTA1',
  'TTA2',
  'MPCK',
  'MP+',
  'DSD ',
  'FRM8',
  '1bit',
  'ADIF',
  '\x7F\xFE\x80\x01',
  '\xFE\x7F\x01\x80',
  '\x1F\xFF\xE8\x00',
  '\xFF\x1F\x00\xE8',
  'DTSHDHDR',
  '\x00\x00\x01\xBA',
  '\x00\x00\x01\xB3',
  '\x06\x0E\x2B\x34',
  '\x1F\x07\x00',
  'nut/multimedia container',
  'Creative Voice File',
  'ajkg',
  'tBaK',
  'ea3\x03',
  'OFR ',
  'NIST_1A',
  '.SoX',
  'XoS.',
  '\x00\x00\x00\x00\x01\xBC',
  '\xB7\xD8\x00\x20',
  '\x02dss',
  '\x03dss',
  '\x03ds2',
];

const otherStarts: readonly string[] = [
  '%PDF',
  '%!PS',
  '{\\rtf',
  '\x89PNG',
  '\xFF\xD8\xFF',
  'GIF8',
  'II*\x00',
  'MM\x00*',
  'PK\x03\x04',
  'PK\x05\x06',
  '7z\xBC\xAF',
  'Rar!',
  '\x1F\x8B\x08',
  'BZh',
  '\xFD7zXZ',
  '(\xB5/\xFD',
  '\x7FELF',
  'MZ',
  '\xCA\xFE\xBA\xBE',
  '\xCF\xFA\xED\xFE',
  'SQLite format 3',
  '\xD0\xCF\x11\xE0',
  'wOFF',
  'wOF2',
  '\x00\x01\x00\x00\x00',
  'lmgg',
  'GGUF',
  'MThd',
];

/** Brands of pictures in the container of MP4. */
const pictureBrands: ReadonlySet<string> = new Set([
  'heic',
  'heix',
  'heim',
  'heis',
  'mif1',
  'msf1',
  'avif',
  'avis',
  'crx ',
]);
const quickTimeAtoms: ReadonlySet<string> = new Set([
  'moov',
  'mdat',
  'wide',
  'skip',
  'free',
  'pnot',
  'moof',
  'styp',
  'sidx',
]);
const riffForms: ReadonlySet<string> = new Set(['WAVE', 'AVI ', 'AVIX', 'QLCM', 'AMV ', 'CDXA', 'CDDA']);
const iffForms: ReadonlySet<string> = new Set(['AIFF', 'AIFC', '8SVX', '16SV', 'MAUD']);

/** What the first bytes of a file claim to be; only ffmpeg knows whether it is so. */
export function sniffContent(head: Uint8Array): Content {
  const text = latin1(head.subarray(0, 64));
  const kind = text.slice(8, 12);
  if (text.startsWith('RIFF') || text.startsWith('RIFX')) return riffForms.has(kind) ? 'media' : 'other';
  if (text.startsWith('FORM')) return iffForms.has(kind) ? 'media' : 'other';
  if (text.slice(4, 8) === 'ftyp') return pictureBrands.has(kind) ? 'other' : 'media';
  if (quickTimeAtoms.has(text.slice(4, 8))) return 'media';
  if (mediaStarts.some((start) => text.startsWith(start))) return 'media';
  if (otherStarts.some((start) => text.startsWith(start))) return 'other';
  if (isTransportStream(head) || hasFrames(head)) return 'media';
  if (/^(\u00EF\u00BB\u00BF)?(#EXTM3U|ffconcat|\[playlist\])/i.test(text)) return 'playlist';
  return isText(head) ? 'text' : 'unknown';
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

/** Packets of 188 bytes, with a time before them (192) or a check after them (204). */
function isTransportStream(head: Uint8Array): boolean {
  const repeats = (first: number, size: number) =>
    head.length > first + 3 * size && [0, 1, 2, 3].every((nth) => head[first + nth * size] === 0x47);
  return repeats(0, 188) || repeats(4, 192) || repeats(0, 204);
}

/** Two frames of MP3, ADTS, LOAS or AC-3, one after the other. */
function hasFrames(head: Uint8Array): boolean {
  const first = frameBytes(head, 0);
  return first !== null && frameBytes(head, first) !== null;
}

const kbitOfLayer3 = [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const kbitOfLayer3Low = [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const kbitOfLayer2 = [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384];
const kbitOfAc3 = [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384, 448, 512, 576, 640];

/** Length of the frame that begins at `at`; null if none does. */
function frameBytes(head: Uint8Array, at: number): number | null {
  const byte = (nth: number) => head[at + nth] ?? 0;
  if (at + 6 > head.length) return null;
  if (byte(0) === 0x0b && byte(1) === 0x77) {
    const kbit = kbitOfAc3[(byte(4) & 0x3f) >> 1];
    const hz = [48_000, 44_100, 32_000][byte(4) >> 6];
    return kbit === undefined || hz === undefined ? null : Math.floor((kbit * 1000 * 1536) / hz / 16) * 2;
  }
  if (byte(0) === 0x56 && byte(1) >> 5 === 7) return 3 + (((byte(1) & 0x1f) << 8) | byte(2));
  if (byte(0) !== 0xff) return null;
  if ((byte(1) & 0xf6) === 0xf0) {
    const size = ((byte(3) & 3) << 11) | (byte(4) << 3) | (byte(5) >> 5);
    return size > 7 && ((byte(2) >> 2) & 15) < 13 ? size : null;
  }
  if (byte(1) < 0xe2) return null;
  const [version, layer] = [(byte(1) >> 3) & 3, (byte(1) >> 1) & 3];
  const hz = [44_100, 48_000, 32_000][(byte(2) >> 2) & 3];
  const rates = layer === 2 ? kbitOfLayer2 : version === 3 ? kbitOfLayer3 : kbitOfLayer3Low;
  const kbit = rates[(byte(2) >> 4) - 1];
  if (version === 1 || (layer !== 1 && layer !== 2) || hz === undefined || kbit === undefined) return null;
  const scale = version === 3 ? 1 : version === 2 ? 2 : 4;
  const perFrame = layer === 1 && version !== 3 ? 72 : 144;
  return Math.floor((perFrame * kbit * 1000) / (hz / scale)) + ((byte(2) >> 1) & 1);
}

/** UTF-8, UTF-16 with its mark, or an older encoding with spaces between words; no control characters. */
function isText(head: Uint8Array): boolean {
  if (head.length === 0) return false;
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return head.length % 2 === 0;
  const isControl = (byte: number) => (byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1b].includes(byte)) || byte === 0x7f;
  if (head.some(isControl)) return false;
  return isUtf8(head) || head.filter((byte) => byte === 0x20 || byte === 0x0a).length > head.length / 30;
}

/** A letter may be cut at the end. */
function isUtf8(bytes: Uint8Array): boolean {
  let following = 0;
  for (const byte of bytes) {
    if (following > 0) {
      if (byte >> 6 !== 0b10) return false;
      following -= 1;
    } else if (byte >= 0xc2 && byte < 0xf5) following = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    else if (byte >= 0x80) return false;
  }
  return true;
}
