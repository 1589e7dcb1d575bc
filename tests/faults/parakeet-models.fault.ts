/**
 * Parakeet models: 500 damaged ones with the hash check off, then one of the exact published shape (24 layers, 8 bits, 669 MB of
 * random weights). Nothing but a text or a plain refusal, and no engine that crashes.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createEngine } from '#native/lib/engine.ts';
import { EngineError } from '#native/lib/types.ts';
import { spawnNodeWorker } from '#native/lib/worker/spawn-node-worker.ts';
import { makeParakeetModel, publishedShape } from '../../native/test/parakeet-model.fixture.ts';
import { testOptions } from '../../native/test/test-options.fixture.ts';
import { readTestRecording } from '../../native/test/test-recording.fixture.ts';
import { runFault } from './fault.ts';
import { createDice } from './mutate-media.ts';

const allowed: ReadonlySet<string> = new Set(['text', 'bad-model', 'out-of-memory']);
const engine = createEngine({ spawn: spawnNodeWorker() });

async function endOf(file: string, pcm: Int16Array): Promise<string> {
  try {
    const model = await engine.loadModel(file, { useGpu: false });
    try {
      await model.transcribe(pcm, testOptions).done;
      return 'text';
    } finally {
      await model.release();
    }
  } catch (error) {
    return error instanceof EngineError ? error.code : String(error);
  }
}

type Mutate = (bytes: Buffer, dice: (sides: number) => number) => Buffer;
const numberAt =
  (at: number): Mutate =>
  (bytes, dice) => {
    const values = [0, 1, -1, 2, 255, 65_536, 0x7fff_ffff, -0x8000_0000, dice(10_000)];
    bytes.writeInt32LE(values[dice(values.length)] ?? 0, at);
    return bytes;
  };
const mutations: readonly (readonly [string, Mutate])[] = [
  ['a number of the header', (bytes, dice) => numberAt(4 * dice(16))(bytes, dice)],
  ['a number after the header', (bytes, dice) => numberAt(64 + 4 * dice(2))(bytes, dice)],
  [
    'bytes anywhere',
    (bytes, dice) => {
      for (let nth = 0; nth < 8; nth += 1) bytes[dice(bytes.length)] = dice(256);
      return bytes;
    },
  ],
  [
    'weights that are no numbers',
    (bytes, dice) => {
      const at = Math.floor(bytes.length / 2 / 4) * 4 + 4 * dice(1000);
      for (let nth = 0; nth < 200; nth += 1) bytes.writeUInt32LE(0x7fc0_0000, at + 4 * nth);
      return bytes;
    },
  ],
  ['its end cut off', (bytes, dice) => bytes.subarray(0, dice(bytes.length))],
  ['bytes at its end', (bytes, dice) => Buffer.concat([bytes, Buffer.alloc(1 + dice(100))])],
];

await runFault(500, async (fault) => {
  const dice = createDice(Number(process.argv[3] ?? 1));
  const whole = readFileSync(makeParakeetModel(path.join(fault.dir, 'whole.bin')));
  const pcm = (await readTestRecording('short01')).subarray(0, 3 * 16_000);
  const ends = new Map<string, number>();
  const file = path.join(fault.dir, 'mutant.bin');
  for (let nth = 0; nth < fault.count; nth += 1) {
    const [what, mutate] = mutations[nth % mutations.length] ?? mutations[0]!;
    writeFileSync(file, mutate(Buffer.from(whole), dice));
    const end = await endOf(file, pcm);
    ends.set(end, (ends.get(end) ?? 0) + 1);
    fault.injected(`${what} → ${end}`);
    if (!allowed.has(end)) fault.failed(`${what}: ${end}`);
  }
  process.stdout.write(`${JSON.stringify(Object.fromEntries(ends))}\n`);
  rmSync(file);
  const published = makeParakeetModel(path.join(fault.dir, 'published.bin'), publishedShape);
  const began = performance.now();
  const model = await engine.loadModel(published, { useGpu: false });
  const loaded = performance.now();
  const { segments } = await model.transcribe(pcm, testOptions).done;
  const words = segments.reduce((sum, { words: own }) => sum + own.length, 0);
  const seconds = (ms: number) => (ms / 1000).toFixed(1);
  process.stdout.write(
    `published shape: loaded in ${seconds(loaded - began)} s, 3 s of sound in ${seconds(performance.now() - loaded)} s, ${words} words\n`,
  );
  fault.injected('the published shape');
  if (words === 0) fault.failed('the published shape wrote nothing');
  await engine.close();
});
