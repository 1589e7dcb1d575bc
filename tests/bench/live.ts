/**
 * `npm run bench:live [seconds] [speed]`: a file as a microphone, in pieces of 200 ms as a page sends them. Prints how far
 * the text is behind what was said (at speed 1 only: faster no one speaks), and whether text and sound are those of the file.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { silentLog } from '#services/log.ts';
import { nodeEngineWorker } from '#services/recognition/node-engine-worker.ts';
import { createServices } from '#services/wiring/services.ts';

const seconds = Number(process.argv[2] ?? 180);
const speed = Number(process.argv[3] ?? 1);
const rateHz = 48_000;
const pieceFrames = rateHz / 5;
const say = (line: string) => process.stdout.write(`${line}\n`);

const dir = mkdtempSync(path.join(tmpdir(), 'live-'));
const interview = path.resolve(import.meta.dirname, '../../resources/samples/interview.wav');
const said = path.join(dir, 'said.pcm');
const make = ['-v', 'error', '-stream_loop', '-1', '-i', interview, '-t', String(seconds), '-ac', '1'];
execFileSync('ffmpeg', [...make, '-ar', String(rateHz), '-f', 's16le', said]);
const pcm = readFileSync(said);

async function open(name: string) {
  return await createServices({
    libraryDir: path.join(dir, name, 'library'),
    modelsDir: path.join(dir, name, 'models'),
    resourcesDir: path.resolve(import.meta.dirname, '../../resources'),
    host: 'cli',
    version: 'bench',
    mediaBase: '',
    systemLanguage: 'en',
    log: silentLog,
    spawnEngineWorker: nodeEngineWorker,
    quietMs: 0,
  });
}

type Running = Awaited<ReturnType<typeof open>>;

const textOf = ({ library }: Running, recordingId: number) => [
  ...library.segments.iterate(library.recordings.get(recordingId).transcriptId ?? 0),
];

function untilDone(running: Running, recordingId: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const off = running.events.on(() => {
      const { state, failure } = running.library.recordings.get(recordingId);
      if (state !== 'done' && state !== 'failed') return;
      off();
      if (failure === null) resolve();
      else reject(new Error(failure.code));
    });
  });
}

const live = await open('live');
/** When text was shown, and up to where. */
const shown: { readonly atMs: number; readonly endMs: number }[] = [];
live.events.on((event) => {
  const atMs = performance.now();
  if (event.name !== 'segments.partial' && event.name !== 'segments.added') return;
  const endMs = Math.max(0, ...event.data.segments.map((segment) => segment.endMs));
  shown.push({ atMs, endMs });
});
const cpuBefore = process.cpuUsage();
const { recordingId } = await live.recorder.start({ name: 'bench', sampleRateHz: rateHz, channelCount: 1 });
const done = untilDone(live, recordingId);
const startMs = performance.now();
let maxAppendMs = 0;
for (let frame = 0; frame * 2 < pcm.length; frame += pieceFrames) {
  // A piece is there once its last sample was said.
  const dueMs = startMs + ((frame + pieceFrames) / rateHz / speed) * 1000;
  await wait(Math.max(0, dueMs - performance.now()));
  const askedMs = performance.now();
  await live.recorder.append(recordingId, frame, pcm.subarray(frame * 2, (frame + pieceFrames) * 2));
  maxAppendMs = Math.max(maxAppendMs, performance.now() - askedMs);
}
await live.recorder.stop(recordingId);
const stoppedMs = performance.now();
await done;
say(
  `${seconds} s at ${speed} × in ${((stoppedMs - startMs) / 1000).toFixed(0)} s, text complete ${((performance.now() - stoppedMs) / 1000).toFixed(1)} s after the end; longest save ${maxAppendMs.toFixed(0)} ms`,
);

const words = textOf(live, recordingId).flatMap((segment) => segment.words);
const delays = words
  .flatMap(({ endMs }) => {
    // Provisional times are rougher: a word is shown where the text reaches its last third of a second.
    const first = shown.find((one) => one.endMs >= endMs - 300);
    return first === undefined ? [] : [first.atMs - (startMs + endMs / speed)];
  })
  .toSorted((a, b) => a - b);
const quantile = (share: number) => Math.round(delays[Math.floor(delays.length * share)] ?? Number.NaN);
say(
  `delay of ${delays.length} of ${words.length} words: median ${quantile(0.5)} ms, p95 ${quantile(0.95)} ms, p99 ${quantile(0.99)} ms`,
);

const { path: file } = live.library.recordings.get(recordingId);
const isSound = readFileSync(file).subarray(80).equals(pcm);
const copy = path.join(dir, 'copy.wav');
copyFileSync(file, copy);
const plain = (one: ReturnType<typeof textOf>) =>
  one.map(({ startMs, endMs, text, words: own }) => JSON.stringify([startMs, endMs, text, own])).join('\n');
const liveText = plain(textOf(live, recordingId));
await live.close();
const other = await open('file');
const { added } = await other.services['recordings.add']({ paths: [copy] });
await other.queue.runOne(added[0]?.id ?? 0);
const fileText = plain(textOf(other, added[0]?.id ?? 0));
const isText = fileText === liveText && liveText !== '';
if (!isText) {
  const fromFile = fileText.split('\n');
  const differing = liveText.split('\n').findIndex((line, nth) => line !== fromFile[nth]);
  say(`live: ${liveText.split('\n')[differing]}\nfile: ${fromFile[differing]}`);
}
await other.close();
const { user, system } = process.cpuUsage(cpuBefore);
say(
  `sound as said: ${isSound}; text as from the file: ${isText}; own processor ${((user + system) / 1e6).toFixed(0)} s`,
);
rmSync(dir, { recursive: true, force: true });
process.exit(isSound && isText ? 0 : 1);
