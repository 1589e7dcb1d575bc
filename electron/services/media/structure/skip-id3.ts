import type { ByteReader } from './byte-reader.ts';

/** Where what follows the ID3v2 tags at the beginning starts; some files have several. */
export async function skipId3(reader: ByteReader): Promise<number> {
  let at = 0;
  for (let nth = 0; nth < 16; nth += 1) {
    const head = await reader.read(at, 10);
    if (head.length < 10 || head.toString('latin1', 0, 3) !== 'ID3') return at;
    // Four bytes of seven bits each; a footer repeats the header.
    const length = head.subarray(6, 10).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
    at += 10 + length + (((head[5] ?? 0) & 0x10) === 0 ? 0 : 10);
  }
  return at;
}
