/**
 * The engine beside whisper-cli of the same sources, in turn on the same audio with the same decoding (greedy, one
 * reading): `npm run bench:engine -- [--pairs 5] [--tokens 40] [--silero FILE] [--only pauses,dense,demo,queue,small,turbo,q5,cancel,first,parity]`.
 * whisper-cli is built with whisper.cpp's own settings for this very machine; the app as it is shipped. Linux only.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildNative } from '../../scripts/native/build-native.ts';
import { buildWhisperCli } from '../../scripts/native/build-whisper-cli.ts';
import { compareTokens } from './compare-tokens.ts';
import { writeSpeech } from './engine-audio.ts';
import { measureCancel } from './measure-cancel.ts';
import { openApp, runApp, type AppRun } from './run-app.ts';
import { randomModel } from './random-models.ts';
import { runWhisperCli, type CliRun } from './run-whisper-cli.ts';
import { median, spread } from './spread.ts';

const root = path.resolve(import.meta.dirname, '../..');
const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '5' },
    silero: { type: 'string' },
    /** Words a window of the random model. */
    tokens: { type: 'string', default: '40' },
    only: { type: 'string', default: 'pauses,dense,demo,queue,small,turbo,q5,cancel,first,parity' },
  },
});
const wanted = new Set(values.only.split(','));
const pairs = Number(values.pairs);
const tokens = Number(values.tokens);
const cores = availableParallelism();
const cache = path.join(root, '.cache/bench-engine');
mkdirSync(cache, { recursive: true });
const dir = mkdtempSync(path.join(tmpdir(), 'bench-engine-'));

await buildNative({ all: true });
const upstream = await buildWhisperCli('upstream');
const ours = await buildWhisperCli('ours');
const cli = path.join(upstream, 'whisper-cli');
const demo = path.join(root, 'resources/models/ggml-demo-q8_0.bin');
const quantizer = path.join(upstream, 'whisper-quantize');
/**
 * Random weights at the real size: speeds hold, the text is noise. Every window gets the same number
 * of words (`--tokens`), which is right for dense speech; where a quarter is speech it flatters us by the words that
 * whisper-cli has too many: 5 ms each on the machine of docs/performance.md.
 */
const [f16, q8] = ['f16', 'q8_0'].map((type) => randomModel('base', type, tokens, quantizer)) as [string, string];
console.log(`${cpus()[0]?.model}, ${cores} cores, load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}`);

const baseId = await bringModel(q8);
const splits: string[] = [];
await testModels(['demo', baseId]);
console.log(`division of the processor by the self-test: ${splits.join('; ')}\n`);

if (wanted.has('pauses')) {
  const recording = speech('pauses', 120, 0.25);
  await compare('2 min, a quarter speech, base q8_0', { recording, model: q8, modelId: baseId, seconds: 120 });
}
if (wanted.has('dense')) {
  const recording = speech('dense', 600, 0.97);
  await compare('10 min, dense, base q8_0', { recording, model: q8, modelId: baseId, seconds: 600 });
}
if (wanted.has('demo')) {
  const recording = speech('dense', 600, 0.97);
  await compare('10 min, dense, demo', { recording, model: demo, modelId: 'demo', seconds: 600 });
}
if (wanted.has('queue')) {
  const recording = Array.from({ length: 20 }, (_, index) => speech(`queue-${index}`, 30 + index / 10, 0.5));
  await compare('20 files of 30 s, half speech, base q8_0', { recording, model: q8, modelId: baseId, seconds: 600 });
}
for (const [name, size, type] of [
  ['small', 'small', 'q8_0'],
  ['turbo', 'turbo', 'q8_0'],
  ['q5', 'base', 'q5_1'],
] as const) {
  if (!wanted.has(name)) continue;
  const model = randomModel(size, type, tokens, quantizer);
  const modelId = await bringModel(model);
  await testModels([modelId]);
  const recording = speech('pauses', 120, 0.25);
  await compare(`2 min, a quarter speech, ${size} ${type}`, { recording, model, modelId, seconds: 120 });
}
if (wanted.has('cancel')) await showCancel();
if (wanted.has('first')) await showFirstText();
if (wanted.has('parity')) await showParity();
rmSync(dir, { recursive: true, force: true });

interface Case {
  readonly recording: string | readonly string[];
  readonly model: string;
  readonly modelId: string;
  readonly seconds: number;
}

async function compare(title: string, { recording, model, modelId, seconds }: Case): Promise<void> {
  const output = path.join(dir, 'out');
  const cliRun = (threads: number, vad?: string): Promise<CliRun> =>
    runWhisperCli({ cli, model, recording, threads, output, ...(vad !== undefined && { vad }) });
  const tried: { readonly threads: number; readonly wallMs: number }[] = [];
  for (const threads of new Set([1, Math.ceil(cores / 2), cores])) {
    tried.push({ threads, wallMs: (await cliRun(threads)).wallMs });
  }
  const { threads } = tried.toSorted((a, b) => a.wallMs - b.wallMs)[0]!;
  const plain: CliRun[] = [];
  const vads: CliRun[] = [];
  const apps: AppRun[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    plain.push(await cliRun(threads));
    apps.push(await runApp(recording, { dir, settings: { modelId } }));
    if (values.silero !== undefined) vads.push(await cliRun(threads, values.silero));
  }
  console.log(`${title} (whisper-cli best at ${threads} of ${cores} threads)`);
  const line = (name: string, runs: readonly { wallMs: number; peakMb: number }[], more = '') => {
    const walls = runs.map(({ wallMs }) => wallMs / 1000);
    const peak = Math.max(...runs.map(({ peakMb }) => peakMb)).toFixed(0);
    console.log(
      `  ${name.padEnd(18)} ${spread(walls)} s, ${(seconds / median(walls)).toFixed(1)} × real time, ${peak} MB${more}`,
    );
  };
  line('whisper-cli', plain);
  if (vads.length > 0) line('whisper-cli --vad', vads);
  line('Stenogram', apps, `, first text ${median(apps.map(({ firstTextMs }) => firstTextMs / 1000)).toFixed(1)} s`);
  const ratios = (others: readonly CliRun[]) => others.map(({ wallMs }, pair) => wallMs / apps[pair]!.wallMs);
  console.log(`  faster than whisper-cli: ${spread(ratios(plain))} ×`);
  if (vads.length > 0) console.log(`  faster than whisper-cli --vad: ${spread(ratios(vads))} ×`);
  if (modelId === 'demo') console.log(`  ${differenceOf(plain[0]!.words, apps[0]!.words)}`);
  console.log('');
}

/** Words that are on one side only, by a diff of the two lists. */
function differenceOf(theirs: readonly string[], mine: readonly string[]): string {
  let row = Array.from({ length: mine.length + 1 }, (_, index) => index);
  for (const [at, word] of theirs.entries()) {
    const next = [at + 1];
    for (const [index, other] of mine.entries()) {
      next.push(Math.min(next[index]! + 1, row[index + 1]! + 1, row[index]! + (word === other ? 0 : 1)));
    }
    row = next;
  }
  return `words: whisper-cli ${theirs.length}, Stenogram ${mine.length}, different ${row[mine.length]}`;
}

async function showCancel(): Promise<void> {
  const { latencies, processes } = await measureCancel({ dir, modelId: baseId, recording: speech('dense', 600, 0.97) });
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(0);
  console.log(
    `cancel of a job, base q8_0, ${sorted.length} times at random moments: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms,`,
  );
  console.log(`  most ${at(1)} ms; processes of the engine left after closing: ${processes}\n`);
}

async function showFirstText(): Promise<void> {
  const recording = path.join(cache, 'two-hours.wav');
  if (!existsSync(recording)) writeSpeech(recording, { lengthSeconds: 7200, share: 0.7 });
  for (const [name, modelId] of [
    ['demo', 'demo'],
    ['base q8_0', baseId],
  ] as const) {
    const { app, libraryDir } = await openApp({ dir, settings: { modelId } });
    const add = async (file: string) => (await app.services['recordings.add']({ paths: [file] })).added[0]!.id;
    const warm = await add(path.join(root, 'tests/fixtures/speech/short06.wav'));
    await new Promise<void>((resolve) => {
      const off = app.events.on(() => app.library.recordings.get(warm).state === 'done' && (off(), resolve()));
    });
    const startedAt = performance.now();
    const recognised = new Promise<number>((resolve) => {
      app.events.on(({ name: event }) => event === 'segments.partial' && resolve(performance.now() - startedAt));
    });
    const id = await add(recording);
    console.log(`first text of 2 h with the model loaded, ${name}: ${((await recognised) / 1000).toFixed(1)} s`);
    await app.services['jobs.cancel']({ recordingId: id });
    await app.close();
    rmSync(libraryDir, { recursive: true, force: true });
  }
  console.log('');
}

/** Against whisper-cli with our own settings of the compiler: the same sums in the same order. */
async function showParity(): Promise<void> {
  // The build for the same processors as that whisper-cli: another one sums in another order.
  process.env['STENOGRAM_ENGINE'] = 'haswell';
  // One window: the app's engine would give the text of the first one to the second as a prompt.
  const recording = speech('window', 29, 0.9);
  for (const [name, model] of [
    ['base f16', f16],
    ['base q8_0', q8],
    ['demo q8_0', demo],
  ] as const) {
    const run = { cli: path.join(ours, 'whisper-cli'), model, recording, threads: 1, output: path.join(dir, 'parity') };
    const { tokens } = await runWhisperCli(run);
    console.log(`tokens, ${name}: ${await compareTokens(model, recording, tokens)}`);
  }
}

async function bringModel(file: string): Promise<string> {
  const { app, libraryDir } = await openApp({ dir, settings: {} });
  const { imported } = await app.services['models.import']({ path: file, how: 'reference' });
  const { id } = await app.services['models.accept']({ modelId: imported[0]!.id });
  await app.close();
  rmSync(libraryDir, { recursive: true, force: true });
  return id;
}

async function testModels(ids: readonly string[]): Promise<void> {
  const { app, libraryDir } = await openApp({ dir, settings: {} });
  for (const modelId of ids) {
    const [test] = await app.services['models.test']({ modelId });
    splits.push(`${modelId} ${test?.split?.lanes} × ${test?.split?.threads} (${test?.speed.toFixed(1)} × real time)`);
  }
  await app.close();
  rmSync(libraryDir, { recursive: true, force: true });
}

function speech(name: string, lengthSeconds: number, share: number): string {
  const file = path.join(cache, `${name}.wav`);
  if (!existsSync(file)) writeSpeech(file, { lengthSeconds, share });
  return file;
}
