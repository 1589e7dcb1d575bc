/**
 * A graphics card that fails: `npm run test:vulkan`. The build for graphics cards with Mesa's software driver (lavapipe), the
 * demo model and 5 s of speech: without Vulkan, without a driver, with a broken one; then every fault that was seen of ggml
 * and drivers. Each has to end with the processor's tokens in the time that is said. Linux only, with mesa-vulkan-drivers.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { createEngine } from '#native/lib/engine.ts';
import { withFallback } from '#native/lib/graphics/with-fallback.ts';
import { EngineError, type Engine, type GraphicsUse, type LoadedModel } from '#native/lib/types.ts';
import { spawnNodeWorker } from '#native/lib/worker/spawn-node-worker.ts';
import { demoModelPath } from '#native/test/test-model.fixture.ts';
import { testOptions } from '#native/test/test-options.fixture.ts';
import { readTestRecording } from '#native/test/test-recording.fixture.ts';
import { buildForGraphics, buildNative } from '../../scripts/native/build-native.ts';

const root = path.resolve(import.meta.dirname, '../..');
const dir = mkdtempSync(path.join(tmpdir(), 'graphics-'));
const say = (line: string) => process.stdout.write(`${line}\n`);

await buildNative();
await buildForGraphics();
const spoiler = path.join(dir, 'spoil-vulkan.so');
execFileSync('cc', [
  '-shared',
  '-fPIC',
  '-O1',
  '-isystem',
  path.join(root, '.cache/native/vulkan-tools/usr/include'),
  '-o',
  spoiler,
  path.join(import.meta.dirname, 'spoil-vulkan.c'),
  '-ldl',
]);
const brokenDriver = path.join(dir, 'broken.json');
writeFileSync(
  brokenDriver,
  JSON.stringify({ file_format_version: '1.0.0', ICD: { library_path: '/not/there.so', api_version: '1.3.0' } }),
);
const pcm = (await readTestRecording('short06')).subarray(0, 5 * 16_000);
const softwareCard = process.env['STENOGRAM_GRAPHICS_CARD'] ?? null;
const software = { STENOGRAM_SOFTWARE_GRAPHICS: '1' };
const patient = { loadLimitMs: 300_000, windowLimitMs: 300_000 };

let injected = 0;
let failed = 0;

/** What workers are started with while `work` runs. */
async function inEnvironment<T>(
  env: Readonly<Record<string, string>>,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  const before = { ...process.env };
  Object.assign(process.env, env);
  const engine = createEngine({ spawn: spawnNodeWorker(), priority: () => 'normal' });
  try {
    return await work(engine);
  } finally {
    await engine.close();
    for (const name of Object.keys(env)) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
}

async function read(model: LoadedModel): Promise<string> {
  const { segments } = await model.transcribe(pcm, testOptions).done;
  return JSON.stringify(
    segments.map(({ startMs, endMs, text, words }) => ({ startMs, endMs, text, words: words.length })),
  );
}

/** As the app does it: the card first, the processor from the first failure on. */
async function onCard(engine: Engine, use: GraphicsUse) {
  const failures: string[] = [];
  const loadForProcessor = () => engine.loadModel(demoModelPath, { lanes: 1 });
  const onFailed = (error: EngineError) => failures.push(error.message.split('\n')[0] ?? '');
  let model: LoadedModel;
  try {
    const card = await engine.loadModel(demoModelPath, { graphics: use });
    model = withFallback({ card, loadForProcessor, onFailed });
  } catch (error) {
    if (!(error instanceof EngineError) || error.code !== 'device-failed') throw error;
    onFailed(error);
    model = await loadForProcessor();
  }
  const text = await read(model);
  return { text, failures, endedAtMs: Date.now() };
}

/** Of the processes that have ended. */
function processorMs(): number {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[13]) + Number(fields[14])) * 10;
}

function note(name: string, isRight: boolean, said: string): void {
  injected += 1;
  if (!isRight) failed += 1;
  say(`${isRight ? '✓' : '✗'} ${name}: ${said}`);
}

const expected = await inEnvironment({}, async (engine) => await read(await engine.loadModel(demoModelPath)));
say(`load ${loadavg()[0]?.toFixed(1)}; the processor reads ${expected.slice(0, 120)} …`);

const absent = [
  { name: 'no Vulkan', env: { LD_PRELOAD: spoiler, FAULT: 'no-loader' }, problem: 'no-loader' },
  { name: 'no driver', env: { VK_DRIVER_FILES: '/dev/null', VK_ICD_FILENAMES: '/dev/null' }, problem: 'no-driver' },
  {
    name: 'a broken driver',
    env: { VK_DRIVER_FILES: brokenDriver, VK_ICD_FILENAMES: brokenDriver },
    problem: 'no-driver',
  },
] as const;
for (const { name, env, problem } of absent) {
  await inEnvironment(env, async (engine) => {
    const found = await engine.graphicsCards();
    const { text, failures } = await onCard(engine, { cardId: 'any', ...patient });
    const isRight = found.cards.length === 0 && found.problem === problem && text === expected && failures.length === 1;
    note(name, isRight, `${found.problem}, tokens ${text === expected ? 'equal' : 'DIFFER'}, ${failures.join()}`);
  });
}

const refused = await inEnvironment({}, async (engine) => await engine.graphicsCards());
const card = refused.cards.find(({ kind }) => kind === 'processor');
if (card === undefined) {
  say(`There is no software driver here (${refused.problem}): apt-get install mesa-vulkan-drivers.`);
  say(`${injected} injected, ${failed + 1} failed`);
  process.exit(1);
}
const cardId = softwareCard ?? card.id;
say(`${card.name}, ${card.driver}, ${card.id}`);
await inEnvironment({}, async (engine) => {
  const { text, failures } = await onCard(engine, { cardId, ...patient });
  note(
    'a driver that draws with the processor',
    failures[0]?.includes('Not used') === true && text === expected,
    failures.join(),
  );
});

const shaders = path.join(dir, 'shaders');
mkdirSync(shaders);
const lavapipe = { ...software, MESA_SHADER_CACHE_DIR: shaders };
const maxColdMs = 120_000;
let usedBefore = processorMs();
for (const state of ['cold', 'warm'] as const) {
  await inEnvironment(lavapipe, async (engine) => {
    const startedAt = Date.now();
    const { text, failures } = await onCard(engine, { cardId, ...patient });
    const tookMs = Date.now() - startedAt;
    await engine.close();
    const usedMs = processorMs() - usedBefore;
    usedBefore += usedMs;
    // On a machine that does nothing else it takes no longer than this: lavapipe works on all cores.
    const isRight = text === expected && failures.length === 0 && Math.min(usedMs, tookMs) <= maxColdMs;
    note(
      `5 s on it, ${state}`,
      isRight,
      `${tookMs} ms, ${usedMs} ms of processor, tokens ${text === expected ? 'equal' : `DIFFER: ${text}`}${failures.join()}`,
    );
  });
}

const faults = [
  { name: 'no memory for the weights', FAULT: 'no-memory', AFTER: 0 },
  ...[1, 3, 5].map((after) => ({ name: `no memory after ${after} allocations`, FAULT: 'no-memory', AFTER: after })),
  { name: 'no memory in the run', FAULT: 'no-memory', AFTER: 9 },
  ...[0, 2].map((after) => ({ name: `lost at submission ${after + 1}`, FAULT: 'lost', AFTER: after })),
  ...[4, 8, 20].map((after) => ({ name: `lost at submission ${after + 1}`, FAULT: 'lost', AFTER: after })),
  ...[0, 3].map((after) => ({ name: `lost at wait ${after + 1}`, FAULT: 'wait-lost', AFTER: after })),
  ...[0, 4].map((after) => ({ name: `no answer at wait ${after + 1}`, FAULT: 'hang', AFTER: after })),
];
for (const [index, { name, FAULT, AFTER }] of faults.entries()) {
  const file = path.join(dir, `fault-${index}`);
  const env = { ...lavapipe, LD_PRELOAD: spoiler, FAULT, AFTER: String(AFTER), FAULT_FILE: file };
  const isHang = FAULT === 'hang';
  const limits = isHang ? { loadLimitMs: 10_500, windowLimitMs: 10_000 } : patient;
  await inEnvironment(env, async (engine) => {
    const { text, failures, endedAtMs } = await onCard(engine, { cardId, ...limits });
    const isInjected = existsSync(file);
    const tookMs = isInjected ? endedAtMs - Number(readFileSync(file, 'utf8')) : -1;
    const isRight = isInjected && text === expected && failures.length === 1 && tookMs <= (isHang ? 15_000 : 3000);
    note(
      name,
      isRight,
      `${tookMs} ms from the fault to the text, ${text === expected ? 'equal' : 'DIFFERS'}; ${failures.join('; ')}`,
    );
  });
}

await inEnvironment(lavapipe, async (engine) => {
  const model = await engine.loadModel(demoModelPath, { graphics: { cardId, ...patient } });
  const job = model.transcribe(pcm, testOptions);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const startedAt = performance.now();
  job.cancel();
  const code = await job.done.then(
    () => 'done',
    (error: unknown) => (error instanceof EngineError ? error.code : String(error)),
  );
  const tookMs = Math.round(performance.now() - startedAt);
  note('a cancel in the middle of the encoder', code === 'aborted' && tookMs <= 500, `${code} after ${tookMs} ms`);
});

rmSync(dir, { recursive: true, force: true });
say(`${injected} injected, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
