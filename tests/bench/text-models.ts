/**
 * Models that read texts in the exact shapes of the published candidates, with random weights: size, time to load, pieces
 * a second of processor, memory; then damaged ones, of which each is refused or runs. `node tests/bench/text-models.ts
 * [tiny2|tiny|base]`, the first two by default; base needs 2 GB.
 */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EngineError } from '../../native/lib/types.ts';
import { openMaskedWords, openTextClassifier, openTokenClassifier } from '../../native/lib/onnx/text-models.ts';
import { readTextModel } from '../../native/lib/onnx/text-model-files.ts';
import { publishedShapes, writeBertShape, type BertShape } from '../../native/test/bert-shape.fixture.ts';
import { createRandom } from './make-words.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const asked = process.argv.slice(2).filter((name): name is keyof typeof publishedShapes => name in publishedShapes);
const shapes = asked.length > 0 ? asked : (['tiny2', 'tiny'] as const);
const labels = ['O', 'B-PER', 'I-PER', 'B-ORG', 'I-ORG', 'B-LOC', 'I-LOC', 'B-MISC', 'I-MISC'];
const sentence = 'вчера вечером звонил человек и просил перевести деньги на безопасный счёт до утра';
const dir = mkdtempSync(path.join(tmpdir(), 'text-models-'));

const tasks = [
  ['entities', 'BertForTokenClassification'],
  ['classes', 'BertForSequenceClassification'],
  ['words', 'BertForMaskedLM'],
] as const;

async function measure(name: keyof typeof publishedShapes, task: (typeof tasks)[number]): Promise<void> {
  const [what, architecture] = task;
  const shape: BertShape = { ...publishedShapes[name], architecture, labels: what === 'words' ? [] : labels };
  const folder = writeBertShape(path.join(dir, `${name}-${what}`), shape);
  const began = process.cpuUsage();
  const run =
    what === 'entities'
      ? await openTokenClassifier(folder).then((model) => (text: string) => model.label(text))
      : what === 'classes'
        ? await openTextClassifier(folder).then((model) => (text: string) => model.score(text))
        : await openMaskedWords(folder).then((model) => (text: string) => model.propose(text, { start: 0, end: 5 }, 5));
  const loaded = process.cpuUsage(began);
  const { pieces } = await readTextModel(folder);
  const count = pieces.cut(sentence).length;
  const before = process.cpuUsage();
  const times = name === 'base' ? 20 : 100;
  for (let nth = 0; nth < times; nth += 1) await run(sentence);
  const used = process.cpuUsage(before);
  const seconds = (used.user + used.system) / 1e6;
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(0);
  say(
    `${name}, ${what}: ${megabytes(statSync(path.join(folder, 'model.onnx')).size)} MB, loaded in ${((loaded.user + loaded.system) / 1e6).toFixed(1)} s, ` +
      `${((times * count) / seconds).toFixed(0)} pieces and ${(times / seconds).toFixed(0)} sentences a second of processor, ${megabytes(process.memoryUsage.rss())} MB`,
  );
  rmSync(folder, { recursive: true });
}

/** Bytes of the network, its vocabulary or its settings changed: each is refused as a bad model, or gives finite numbers. */
async function damage(count: number): Promise<void> {
  const random = createRandom(11);
  const small = { pieces: 200, width: 24, layers: 1, heads: 4, inner: 48, positions: 64 };
  const ends = new Map<string, number>();
  for (let nth = 0; nth < count; nth += 1) {
    const folder = writeBertShape(path.join(dir, `damaged-${nth}`), {
      ...small,
      architecture: 'BertForTokenClassification',
      labels,
    });
    const file = path.join(folder, ['model.onnx', 'vocab.txt', 'config.json'][nth % 3] ?? '');
    const bytes = readFileSync(file);
    const changed = random() < 0.2 ? bytes.subarray(0, Math.floor(random() * bytes.length)) : Buffer.from(bytes);
    for (let at = 0; at < 3 && changed.length > 0; at += 1)
      changed[Math.floor(random() * changed.length)] = Math.floor(random() * 256);
    writeFileSync(file, changed);
    const end = await openTokenClassifier(folder)
      .then(async (model) =>
        (await model.label(sentence)).every(({ score }) => Number.isFinite(score)) ? 'runs' : 'no numbers',
      )
      .catch((error: unknown) => (error instanceof EngineError ? error.code : String(error)));
    ends.set(end, (ends.get(end) ?? 0) + 1);
    rmSync(folder, { recursive: true });
  }
  say(`${count} damaged: ${JSON.stringify(Object.fromEntries(ends))}`);
}

try {
  for (const name of shapes) for (const task of tasks) await measure(name, task);
  await damage(150);
} finally {
  rmSync(dir, { recursive: true, force: true });
}
