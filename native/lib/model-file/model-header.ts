import { open, stat, type FileHandle } from 'node:fs/promises';
import { readHyperparameters } from './hyperparameters.ts';
import { ModelReader } from './model-reader.ts';
import { checkTensors } from './model-tensors.ts';
import { isParakeet, readParakeet } from './parakeet-header.ts';
import { tensorTypes } from './tensor-types.ts';
import { EngineError } from '../types.ts';

/** "ggml", little-endian, as every model of whisper.cpp begins. */
const magic = 0x67_67_6d_6c;
const headerBytes = 48;
/** 1 + 400 / 2: half of whisper.cpp's window of 25 ms. */
const spectrumSize = 201;
const maxTokenBytes = 1024;

/** What a file is of: both begin with the same four bytes. */
export type ModelFamily = 'whisper' | 'parakeet';

export interface ModelHeader {
  readonly family: ModelFamily;
  readonly vocabularySize: number;
  readonly audioLayers: number;
  readonly sizeBytes: number;
  readonly isMultilingual: boolean;
  /** Of the big matrices, e.g. `q8_0`. */
  readonly quantization: string;
  readonly tensorCount: number;
}

async function checkMagic(reader: ModelReader): Promise<void> {
  if (reader.sizeBytes === 0) throw new EngineError('bad-model', 'The model file is empty.');
  if (reader.sizeBytes < headerBytes || (await reader.int32()) !== magic) {
    throw new EngineError('bad-model', 'This is not a Whisper model in ggml format.');
  }
}

async function checkMelFilters(reader: ModelReader, melBands: number): Promise<void> {
  const [bands, spectrum] = await reader.int32s(2);
  if (bands !== melBands || spectrum !== spectrumSize) {
    throw new EngineError('bad-model', "The model's header is damaged: its mel filters have a wrong size.");
  }
  reader.skip(melBands * spectrumSize * 4);
}

async function checkVocabulary(reader: ModelReader, vocabularySize: number): Promise<void> {
  const count = await reader.int32();
  if (count < 1 || count > vocabularySize) {
    throw new EngineError('bad-model', "The model's vocabulary is damaged: it has a wrong size.");
  }
  let hasSpace = false;
  for (let index = 0; index < count; index += 1) {
    const length = await reader.int32();
    if (length < 0 || length > maxTokenBytes) {
      throw new EngineError('bad-model', "The model's vocabulary is damaged: an entry has a wrong length.");
    }
    const bytes = await reader.bytes(length);
    hasSpace ||= length === 1 && bytes[0] === 0x20;
  }
  // whisper.cpp looks this one up while it decodes, on a thread where not finding it ends the process.
  if (!hasSpace) throw new EngineError('bad-model', "The model's vocabulary is damaged: it has no space.");
}

async function readHeader(file: FileHandle): Promise<ModelHeader> {
  const { size: sizeBytes } = await file.stat();
  const reader = new ModelReader(file, sizeBytes);
  await checkMagic(reader);
  if (await isParakeet(reader)) return { family: 'parakeet', sizeBytes, ...(await readParakeet(reader)) };
  const values = await readHyperparameters(reader);
  await checkMelFilters(reader, values.melBands);
  await checkVocabulary(reader, values.vocabularySize);
  const tensorCount = await checkTensors(reader, values);
  return {
    family: 'whisper',
    vocabularySize: values.vocabularySize,
    audioLayers: values.audioLayers,
    sizeBytes,
    isMultilingual: values.vocabularySize >= 51_865,
    quantization: tensorTypes.get(values.matrixType)?.name ?? 'unknown',
    tensorCount,
  };
}

async function openModel(path: string): Promise<FileHandle> {
  try {
    // Asked first: opening a pipe would wait for a writer for ever.
    if ((await stat(path)).isFile()) return await open(path, 'r');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const detail = isMissing ? 'The model file is not there.' : 'The model file cannot be opened.';
    throw new EngineError('bad-model', detail, error);
  }
  throw new EngineError('bad-model', 'The model is not a file.');
}

/**
 * Reads everything but the weights (tens of milliseconds) and throws EngineError `bad-model` for whatever would make
 * whisper.cpp or parakeet.cpp crash, hang or write outside its memory. Says nothing about whether the weights are the right ones.
 */
export async function readModelHeader(path: string): Promise<ModelHeader> {
  const file = await openModel(path);
  try {
    return await readHeader(file);
  } catch (error) {
    if (error instanceof EngineError) throw error;
    throw new EngineError('bad-model', 'The model file cannot be read.', error);
  } finally {
    await file.close();
  }
}
