import { writeFile } from 'node:fs/promises';
import {
  detectorHeader,
  detectorTensorBytes,
  detectorTensorHeader,
  detectorTensors,
} from '../lib/model-file/detector-file.ts';
import { f16 } from '../lib/model-file/tensor-types.ts';

/** 2⁻⁵ in half precision, with a sign. */
const halves = [0x28_00, 0xa8_00] as const;

/** For tests: a model of Silero's shape whose weights are noise, always the same; it hears, but not speech. */
export async function makeTestDetector(path: string): Promise<string> {
  let state = 1;
  const bit = (): 0 | 1 => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 30) & 1 ? 1 : 0;
  };
  const parts: Buffer[] = [detectorHeader([6, 2, 0])];
  for (const tensor of detectorTensors) {
    const values = Buffer.alloc(detectorTensorBytes(tensor));
    if (tensor.type === f16) for (let at = 0; at < values.length; at += 2) values.writeUInt16LE(halves[bit()], at);
    else for (let at = 0; at < values.length; at += 4) values.writeFloatLE(bit() === 0 ? 0.1 : -0.1, at);
    parts.push(detectorTensorHeader(tensor), values);
  }
  await writeFile(path, Buffer.concat(parts));
  return path;
}
