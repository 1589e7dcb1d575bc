import { readAdtsStructure } from './adts-structure.ts';
import { readAmrStructure } from './amr-structure.ts';
import { ByteReader } from './byte-reader.ts';
import { readAsfStructure, readCafStructure } from './chunk-structures.ts';
import { readAiffStructure } from './aiff-structure.ts';
import { readW64Structure } from './w64-structure.ts';
import { plainStructure, type FileStructure } from './file-structure.ts';
import { readFlacStructure } from './flac-structure.ts';
import { readFlvStructure } from './flv-structure.ts';
import { readMatroskaStructure } from './matroska-structure.ts';
import { readMp4Structure } from './mp4-structure.ts';
import { readMpegAudioStructure } from './mpeg-audio-structure.ts';
import { readOggStructure } from './ogg-structure.ts';
import { readRiffStructure } from './riff-structure.ts';

/** By ffmpeg's names of the formats. */
const readers: Readonly<Record<string, (reader: ByteReader) => Promise<FileStructure>>> = {
  wav: readRiffStructure,
  w64: readW64Structure,
  aiff: readAiffStructure,
  caf: readCafStructure,
  asf: readAsfStructure,
  'mov,mp4,m4a,3gp,3g2,mj2': readMp4Structure,
  'matroska,webm': readMatroskaStructure,
  ogg: readOggStructure,
  flac: readFlacStructure,
  mp3: readMpegAudioStructure,
  aac: readAdtsStructure,
  amr: readAmrStructure,
  flv: readFlvStructure,
};

/** What the container of a file says of its parts and its end. Never fails for what is in the file. */
export async function readStructure(file: string, format: string): Promise<FileStructure> {
  const reader = await ByteReader.open(file);
  try {
    return (await readers[format]?.(reader)) ?? plainStructure(reader.size);
  } finally {
    await reader.close();
  }
}
