/** Sounds and tunes in the WAD files of a game for the Doom engine. Source of the layout: the Doom Wiki, "WAD" and "DMX sound". */
import { readFileSync } from 'node:fs';

export interface Lump {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The parts of a WAD file in their order; throws a RangeError where the file is not one. */
export function readLumps(path: string): readonly Lump[] {
  const file = readFileSync(path);
  const [count, directory] = [file.readUInt32LE(4), file.readUInt32LE(8)];
  return Array.from({ length: count }, (_, nth) => {
    const at = directory + 16 * nth;
    const [from, size] = [file.readUInt32LE(at), file.readUInt32LE(at + 4)];
    const name = file.toString('latin1', at + 8, at + 16).replaceAll('\0', '');
    return { name, bytes: file.subarray(from, from + size) };
  });
}

/** A sound effect's 8-bit samples and their rate, without the 16 bytes of padding on either side; null if it is none. */
export function readEffect({ name, bytes }: Lump): { readonly rateHz: number; readonly pcm: Buffer } | null {
  if (!name.startsWith('DS') || bytes.length < 40 || bytes.readUInt16LE(0) !== 3) return null;
  const count = Math.min(bytes.readUInt32LE(4), bytes.length - 8);
  return { rateHz: bytes.readUInt16LE(2), pcm: bytes.subarray(24, 8 + count - 16) };
}

/** A tune that is a MIDI file; null if it is none. */
export function readMidi({ name, bytes }: Lump): Buffer | null {
  return name.startsWith('D_') && bytes.toString('latin1', 0, 4) === 'MThd' ? bytes : null;
}
