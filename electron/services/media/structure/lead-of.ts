import type { ByteReader } from './byte-reader.ts';

/** How files begin that say what they are; MP3 and other streams are found by ffmpeg wherever they begin. */
const signatures = new RegExp(
  [
    'RIFF.{4}WAVE',
    'OggS\\0\\x02',
    'fLaC\\0',
    'FORM.{4}AIF[FC]',
    '\\x1a\\x45\\xdf\\xa3',
    'caff\\0\\x01',
    '\\0\\0\\0.ftyp',
  ].join('|'),
  's',
);
const searchedBytes = 64 * 1024;

/**
 * How many bytes stand before the proper beginning of a file: a mark of Unicode, zeros of a damaged disk, the heading of a
 * transfer. 0 where it begins properly, and where no beginning is found.
 */
export async function leadOf(reader: ByteReader): Promise<number> {
  const start = (await reader.read(0, searchedBytes)).toString('latin1');
  return Math.max(0, start.search(signatures));
}
