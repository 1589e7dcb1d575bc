import type { ModelReader } from './model-reader.ts';
import { matrixTypeOfFileType } from './tensor-types.ts';
import { EngineError } from '../types.ts';

/** The eleven numbers after the magic, in the order of the file. */
export interface Hyperparameters {
  readonly vocabularySize: number;
  readonly audioContext: number;
  readonly audioState: number;
  readonly audioHeads: number;
  readonly audioLayers: number;
  readonly textContext: number;
  readonly textState: number;
  readonly textHeads: number;
  readonly textLayers: number;
  readonly melBands: number;
  /** Number of the tensor type of the big matrices. */
  readonly matrixType: number;
}

/** The quantisation tool puts its version into the thousands of the file type. */
const versionFactor = 1000;
const maxState = 2048;
const maxLayers = 48;

function isBetween(value: number, low: number, high: number): boolean {
  return value >= low && value <= high;
}

/** Values whisper.cpp divides by, allocates by or indexes with: a wrong one would end the process. */
function findFault(values: Hyperparameters): string | undefined {
  if (!isBetween(values.vocabularySize, 51_864, 51_866)) return 'vocabulary size';
  if (values.audioContext !== 1500) return 'audio context';
  if (values.textContext !== 448) return 'text context';
  if (!isBetween(values.audioState, 32, maxState) || values.audioState % 32 !== 0) return 'width';
  if (values.textState !== values.audioState) return 'width of the decoder';
  for (const heads of [values.audioHeads, values.textHeads]) {
    if (!isBetween(heads, 1, 64) || values.audioState % heads !== 0) return 'number of attention heads';
    if ((values.audioState / heads) % 8 !== 0) return 'number of attention heads';
  }
  if (!isBetween(values.audioLayers, 1, maxLayers)) return 'number of encoder layers';
  if (!isBetween(values.textLayers, 1, maxLayers)) return 'number of decoder layers';
  if (values.melBands !== 80 && values.melBands !== 128) return 'number of mel bands';
  return undefined;
}

export async function readHyperparameters(reader: ModelReader): Promise<Hyperparameters> {
  const at = await reader.int32s(11);
  const value = (index: number): number => at[index] ?? 0;
  const fileType = value(10);
  const matrixType = fileType < 0 ? undefined : matrixTypeOfFileType.get(fileType % versionFactor);
  if (matrixType === undefined) {
    throw new EngineError('bad-model', `The model is stored in an unknown format (file type ${fileType}).`);
  }
  const values: Hyperparameters = {
    vocabularySize: value(0),
    audioContext: value(1),
    audioState: value(2),
    audioHeads: value(3),
    audioLayers: value(4),
    textContext: value(5),
    textState: value(6),
    textHeads: value(7),
    textLayers: value(8),
    melBands: value(9),
    matrixType,
  };
  const fault = findFault(values);
  if (fault !== undefined)
    throw new EngineError('bad-model', `The model's header is damaged: its ${fault} is not right.`);
  return values;
}
