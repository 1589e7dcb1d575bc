/** Models of random weights at real dimensions: their speed is that of a trained model, their text is noise. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
/** Where benchmarks keep what takes long to make. */
export const benchCache = path.join(root, '.cache/bench-engine');

/**
 * The file of a model of this `size` (`tiny` … `turbo`) and ggml type, made where it is missing. `tokens` is how many words
 * it writes in a window; `quantizer` is the whisper-quantize that makes all types but f16.
 */
export function randomModel(size: string, type: string, tokens: number, quantizer: string): string {
  mkdirSync(benchCache, { recursive: true });
  const full = path.join(benchCache, `${size}-${tokens}-f16.bin`);
  const make = [path.join(root, 'scripts/native/make-random-model.mjs'), size, full, '--tokens', String(tokens)];
  if (!existsSync(full)) execFileSync(process.execPath, make, { stdio: 'ignore' });
  if (type === 'f16') return full;
  const small = path.join(benchCache, `${size}-${tokens}-${type}.bin`);
  if (!existsSync(small)) execFileSync(quantizer, [full, small, type], { stdio: 'ignore' });
  return small;
}
