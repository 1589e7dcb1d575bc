import type { ByteReader } from './byte-reader.ts';
import { plainStructure, type FileStructure } from './file-structure.ts';
import { skipId3 } from './skip-id3.ts';

/** FLAC counts its samples in its first block: that is exact, where its writer could go back to write it. */
export async function readFlacStructure(reader: ByteReader): Promise<FileStructure> {
  const start = await skipId3(reader);
  const head = await reader.read(start, 26);
  if (head.length < 26 || head.toString('latin1', 0, 4) !== 'fLaC' || ((head[4] ?? 0) & 0x7f) !== 0) {
    return plainStructure(reader.size);
  }
  const rate = head.readUIntBE(18, 3) >> 4;
  const samples = ((head[21] ?? 0) & 0x0f) * 2 ** 32 + head.readUInt32BE(22);
  const declaredMs = rate > 0 && samples > 0 ? Math.round((samples / rate) * 1000) : null;
  return plainStructure(reader.size, { declaredMs });
}
