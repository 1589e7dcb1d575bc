/**
 * Word errors with our kernels and with ggml's, on recordings that have a text beside them (NAME.wav, NAME.txt):
 * `node tests/bench/kernel-errors.ts FOLDER [MODEL]`, the demo model where none is named. English is asked for where the
 * model knows nothing else.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openApp, runApp } from './run-app.ts';
import { wordsOf } from './run-whisper-cli.ts';

const [folder, model, isChild] = process.argv.slice(2);
const names = readdirSync(folder!)
  .filter((name) => name.endsWith('.wav'))
  .map((name) => name.slice(0, -'.wav'.length));

/** Words to insert, delete or replace. */
function countErrors(truth: readonly string[], found: readonly string[]): number {
  let row = Array.from({ length: found.length + 1 }, (_, index) => index);
  for (const [at, word] of truth.entries()) {
    const next = [at + 1];
    for (const [index, other] of found.entries()) {
      next.push(Math.min(next[index]! + 1, row[index + 1]! + 1, row[index]! + (word === other ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1)!;
}

if (isChild === 'child') {
  const dir = mkdtempSync(path.join(tmpdir(), 'kernel-errors-'));
  let modelId = 'demo';
  if (model !== '') {
    const { app } = await openApp({ dir, settings: {} });
    const { imported } = await app.services['models.import']({ path: model!, how: 'reference' });
    modelId = (await app.services['models.accept']({ modelId: imported[0]!.id })).id;
    await app.close();
  }
  const errors: Record<string, readonly [number, number]> = {};
  for (const name of names) {
    const settings = { modelId, recognitionLanguage: model === '' ? 'en' : 'auto' } as const;
    const { words } = await runApp(path.join(folder!, `${name}.wav`), { dir, settings });
    const truth = wordsOf(readFileSync(path.join(folder!, `${name}.txt`), 'utf8'));
    errors[name] = [
      countErrors(
        truth,
        words.map((word) => word.replaceAll('ё', 'е')),
      ),
      truth.length,
    ];
  }
  rmSync(dir, { recursive: true, force: true });
  console.log(JSON.stringify(errors));
  process.exit(0);
}

const [ggml, ours] = ['ggml', 'ours'].map((kernels) => {
  const args = [import.meta.filename, folder!, model ?? '', 'child'];
  const env = { ...process.env, STENOGRAM_KERNELS: kernels };
  const output = execFileSync(process.execPath, args, { encoding: 'utf8', env });
  return JSON.parse(output.trim().split('\n').at(-1)!) as Record<string, readonly [number, number]>;
});
const sums = [0, 0, 0];
for (const name of names) {
  const row = [ggml![name]![0], ours![name]![0], ggml![name]![1]];
  for (const [index, figure] of row.entries()) sums[index]! += figure;
  console.log(`${name}: ggml ${row[0]}, ours ${row[1]} of ${row[2]} words`);
}
console.log(`all: ggml ${sums[0]}, ours ${sums[1]} errors of ${sums[2]} words`);
