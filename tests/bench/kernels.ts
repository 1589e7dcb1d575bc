/**
 * The encoder with our own kernels beside ggml's in the same build, in turn: `npm run bench:kernels -- [--pairs 5] [--rounds 3]
 * [--variants zen4,haswell] [--types q8_0,q5_1] [--size base]`. Seconds of processor of one thread for a window of 29 s.
 */
import { execFileSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadProcessor } from '../../native/lib/addon.ts';
import { levelOf, variants } from '../../native/lib/variants.ts';
import { buildNative } from '../../scripts/native/build-native.ts';
import { buildWhisperCli } from '../../scripts/native/build-whisper-cli.ts';
import { randomModel } from './random-models.ts';
import { spread } from './spread.ts';

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '3' },
    variants: { type: 'string', default: variants.join(',') },
    types: { type: 'string', default: 'q8_0,q5_0,q5_1,q4_0,f16' },
    size: { type: 'string', default: 'base' },
  },
});
await buildNative({ all: true });
const quantizer = path.join(await buildWhisperCli('ours'), 'whisper-quantize');
console.log(
  `${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}; ${values.size}, encoder of 29 s`,
);

function encode(model: string, variant: string, kernels: 'ggml' | 'ours'): number {
  const output = execFileSync(
    process.execPath,
    [path.join(import.meta.dirname, 'encode-window.ts'), model, values.rounds],
    {
      encoding: 'utf8',
      env: { ...process.env, STENOGRAM_ENGINE: variant, STENOGRAM_KERNELS: kernels },
    },
  );
  return (JSON.parse(output) as { readonly seconds: number }).seconds;
}

const processor = loadProcessor();
for (const variant of variants.filter((one) => values.variants.split(',').includes(one))) {
  const missing = processor.missing(levelOf[variant]);
  if (missing.length > 0) {
    console.log(`${variant}: not measured, this processor lacks ${missing.join(', ')}`);
    continue;
  }
  for (const type of values.types.split(',')) {
    const model = randomModel(values.size, type, 40, quantizer);
    const pairs = Array.from({ length: Number(values.pairs) }, () => ({
      ggml: encode(model, variant, 'ggml'),
      ours: encode(model, variant, 'ours'),
    }));
    const ratio = spread(pairs.map(({ ggml, ours }) => ggml / ours));
    const seconds = (kernels: 'ggml' | 'ours') => spread(pairs.map((pair) => pair[kernels]));
    console.log(`${variant} ${type}: ggml ${seconds('ggml')} s, ours ${seconds('ours')} s, ${ratio} ×`);
  }
}
