/**
 * What the analyses of sound cost: `npm run bench:analyses hour|day|many|blocks`. `hour`: processor seconds of an hour of two voices
 * (SECONDS), and again with another number of voices. `day`: memory of both processes over a recording of 24 h (HOURS to
 * make it shorter), of one analysis if it is named.
 * `many`: 1,000 short recordings (COUNT) are analysed in the background while a page is read and a segment is edited: how long
 * these calls take, in turn with it and while it is paused. TMPDIR=/dev/shm leaves the disk out of account. `blocks`: who speaks in
 * 4 h (HOURS) of three voices of the test models, who cut into each other: more windows than are clustered at once. Linux only.
 */
import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { voicesOfTones, writeVoiceModel } from '#native/test/voice-model.fixture.ts';
import { speakerErrors } from '#services/scoring/speakers/speaker-errors.ts';
import { testServices } from '#services/wiring/services.fixture.ts';
import { createRandom, loopedInterview } from '../faults/fault.ts';
import { wavHeader } from '#services/media/wav-of.ts';

const [what = 'hour', only = ''] = process.argv.slice(2);
const dir = mkdtempSync(path.join(tmpdir(), 'bench-analyses-'));
const app = await testServices(path.join(dir, 'data'));
app.analyses.start();

/** Recordings with a text, as if it had been recognised. */
async function add(paths: readonly string[], seconds: number): Promise<readonly number[]> {
  const ids: number[] = [];
  for (let from = 0; from < paths.length; from += 200) {
    const { added } = await app.services['recordings.add']({ paths: paths.slice(from, from + 200) });
    for (const { id } of added) {
      const { transcripts } = app.library;
      const { transcriptId } = transcripts.begin(id);
      const segments = Array.from({ length: Math.max(1, Math.floor(seconds / 6)) }, (_, nth) => ({
        startMs: nth * 6000,
        endMs: nth * 6000 + 5500,
        text: `sentence ${nth} of what was said`,
        words: [],
      }));
      transcripts.commitWindow({ transcriptId, resumeMs: 1, language: 'en', segments });
      transcripts.finish(transcriptId, {
        durationMs: seconds * 1000,
        sha256: 's',
        warnings: [],
        speech: { detector: 'built-in', edgesMs: [0, seconds * 1000] },
      });
      ids.push(id);
    }
  }
  return ids;
}

async function run(recordingId: number, analyzer: string, parameters = {}): Promise<number> {
  const from = performance.now();
  const how = { recordings: { recordingIds: [recordingId] }, analyzer, parameters, isFromKept: true };
  const { runIds } = await app.services['analyses.start'](how);
  for (;;) {
    const { state, failure } = app.library.annotations.runs.get(runIds[0] ?? 0);
    if (state === 'done') return (performance.now() - from) / 1000;
    if (state === 'failed') throw new Error(JSON.stringify(failure));
    await sleep(20);
  }
}

/** Of a process and those that it waited for, in seconds. */
function processorOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return fields.slice(11, 15).reduce((sum, one) => sum + Number(one), 0) / 100;
}
const megabytes = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1000;

function workerPid(): number | null {
  const children = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' });
  const line = children.split('\n').find((one) => one.includes('analysis'));
  return line === undefined ? null : Number(line.trim().split(' ')[0]);
}
const processors = () => processorOf(process.pid) + processorOf(workerPid() ?? process.pid);

async function hour(): Promise<void> {
  const length = Number(process.env['SECONDS'] ?? 3600);
  const [id = 0] = await add([loopedInterview(path.join(dir, 'sound'), length)], length);
  await run((await add([loopedInterview(path.join(dir, 'short'), 20)], 20))[0] ?? 0, 'sounds'); // the process is there
  for (const analyzer of ['speakers', 'sounds']) {
    const before = processors();
    const seconds = await run(id, analyzer, analyzer === 'speakers' ? { voices: 2 } : {});
    console.log(
      `${analyzer}: ${(processors() - before).toFixed(1)} s of processor, ${seconds.toFixed(1)} s on the clock`,
    );
  }
  for (const voices of [3, 2, 4]) {
    const before = processors();
    const seconds = await run(id, 'speakers', { voices });
    const used = (processors() - before).toFixed(2);
    console.log(`again with ${voices}: ${used} s of processor, ${seconds.toFixed(2)} s on the clock`);
  }
}

async function day(): Promise<void> {
  const hours = Number(process.env['HOURS'] ?? 24);
  const [id = 0] = await add([loopedInterview(path.join(dir, 'sound'), hours * 3600)], hours * 3600);
  for (const analyzer of ['sounds', 'speakers'].filter((name) => only === '' || name === only)) {
    const samples: { own: number; worker: number }[] = [];
    const timer = setInterval(() => {
      const pid = workerPid();
      const { running } = app.analyses.state();
      const sample = { own: megabytes(process.pid), worker: pid === null ? 0 : megabytes(pid) };
      samples.push(sample);
      if (samples.length % 60 === 0)
        console.log(
          `  ${((running?.doneMs ?? 0) / 3_600_000).toFixed(1)} h: ${Object.values(sample).map(Math.round).join(' + ')} MB`,
        );
    }, 1000);
    const seconds = await run(id, analyzer, analyzer === 'speakers' ? { voices: 2 } : {});
    clearInterval(timer);
    const at = (share: number) => samples[Math.floor(share * (samples.length - 1))] ?? { own: 0, worker: 0 };
    const line = [0.1, 0.5, 0.9].map((share) => `${at(share).own.toFixed(0)} + ${at(share).worker.toFixed(0)}`);
    const max = Math.max(...samples.map(({ own, worker }) => own + worker));
    console.log(
      `${analyzer}, ${hours} h: services + analysis MB after 10, 50, 90 %: ${line.join(', ')}; at most ${max.toFixed(0)} together; ${seconds.toFixed(0)} s`,
    );
  }
}

/** Added to `all`, so that both sides can be taken in turn. */
async function call(all: { readonly page: number[]; readonly edit: number[] }): Promise<void> {
  const { transcriptId } = app.library.recordings.get(first);
  for (let nth = 0; nth < 40; nth += 1) {
    let from = performance.now();
    const { rows } = await app.services['segments.list']({ transcriptId: transcriptId ?? 0, offset: 0, limit: 200 });
    all.page.push(performance.now() - from);
    from = performance.now();
    await app.services['segments.editText']({ segmentId: rows[0]?.id ?? 0, text: `typed ${nth}`, session: 'bench' });
    all.edit.push(performance.now() - from);
    await sleep(60);
  }
}
const p95 = (all: readonly number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length * 0.95)] ?? 0;
const middle = (all: readonly number[]) => all.toSorted((a, b) => a - b)[all.length >> 1] ?? 0;

let first = 0;
async function many(): Promise<void> {
  const count = Number(process.env['COUNT'] ?? 1000);
  const sample = readFileSync(loopedInterview(path.join(dir, 'short'), 12));
  const folder = path.join(dir, 'many');
  mkdirSync(folder);
  const paths = Array.from({ length: count + 1 }, (_, nth) => path.join(folder, `${nth}.wav`));
  for (const [nth, file] of paths.entries()) {
    // Two with the same sound would be one recording.
    sample.writeInt16LE(nth, 100);
    writeFileSync(file, sample);
  }
  // The one that is read and edited meanwhile has a long text, and is the oldest: its turn comes last.
  [first = 0] = await add(paths.slice(0, 1), 12_000);
  const ids = await add(paths.slice(1), 12);
  const [rest, work] = [
    { page: [], edit: [] },
    { page: [], edit: [] },
  ];
  await call({ page: [], edit: [] });
  const from = performance.now();
  const started = await app.services['analyses.startMissing']({ analyzer: 'sounds', parameters: {} });
  console.log(`${started.count} recordings wait`);
  for (let round = 0; round < 6; round += 1) {
    await call(work);
    await app.services['analyses.changeAll']({ change: 'pause' });
    const paused = await app.services['analyses.state']({});
    await call(rest);
    const still = await app.services['analyses.state']({});
    console.log(`paused with ${paused.pausedCount} left; after a while ${still.pausedCount}`);
    await app.services['analyses.changeAll']({ change: 'resume' });
  }
  for (const [name, { page, edit }] of Object.entries({ paused: rest, meanwhile: work })) {
    const numbers = [page, edit].map((all) => `${middle(all).toFixed(1)}, p95 ${p95(all).toFixed(1)} ms`);
    console.log(`${name}: a page ${numbers[0]}; a key ${numbers[1]}`);
  }
  for (;;) {
    const { waitingCount, running } = await app.services['analyses.state']({});
    if (waitingCount === 0 && running === null) break;
    await sleep(500);
  }
  const done = ids.filter((id) => app.library.annotations.runs.current(id, 'sounds') !== null).length;
  console.log(`${done} of ${count} analysed in ${((performance.now() - from) / 1000).toFixed(0)} s`);
}

interface Spoken {
  readonly startMs: number;
  readonly endMs: number;
  readonly speaker: string;
}

/** A talk of three in a file, ten minutes at a time; no one speaks beyond the end of these. */
function writeTalk(file: string, hours: number): readonly Spoken[] {
  const random = createRandom(17);
  const said: Spoken[] = [];
  const out = openSync(file, 'w');
  const bytes = hours * 3_600_000 * 32;
  writeSync(out, wavHeader(bytes));
  for (let fromMs = 0; fromMs < hours * 3_600_000; fromMs += 600_000) {
    const part: Spoken[] = [];
    for (let [atMs, before] = [500, -1]; ;) {
      const voice = (before + random(1, 3)) % 3;
      const endMs = atMs + random(1500, 8000);
      if (endMs > 599_000) break;
      part.push({ startMs: atMs, endMs, speaker: String(voice) });
      before = voice;
      // One in six comes in before the other has ended.
      atMs = random(0, 6) === 0 ? endMs - random(600, 1400) : endMs + random(150, 900);
    }
    const spoken = part.map((one) => [Number(one.speaker), one.startMs / 1000, one.endMs / 1000] as const);
    writeSync(out, new Uint8Array(voicesOfTones(600, spoken).buffer));
    for (const one of part) said.push({ ...one, startMs: one.startMs + fromMs, endMs: one.endMs + fromMs });
  }
  closeSync(out);
  return said;
}

async function blocks(): Promise<void> {
  const hours = Number(process.env['HOURS'] ?? 4);
  const file = path.join(dir, 'talk.wav');
  const said = writeTalk(file, hours);
  const [id = 0] = await add([file], hours * 3600);
  const model = writeVoiceModel(path.join(dir, 'tones'));
  const [runId = 0] = app.analyses.add({
    recordingIds: [id],
    analyzer: 'speakers',
    parameters: { voices: 3, model, modelHash: 'a model of tones' },
    isUrgent: true,
  });
  let max = 0;
  for (;;) {
    const { state, failure } = app.library.annotations.runs.get(runId);
    if (state === 'failed') throw new Error(JSON.stringify(failure));
    if (state === 'done') break;
    max = Math.max(max, megabytes(workerPid() ?? process.pid));
    await sleep(200);
  }
  const found = [...app.library.annotations.iterate(runId)];
  const both = found.filter(({ kind }) => kind === 'overlap');
  const told: Spoken[] = found
    .filter(({ kind }) => kind === 'turn')
    .map(({ startMs, endMs, value }) => ({ startMs, endMs, speaker: value }));
  for (const { startMs, endMs, reason } of both) {
    told.push({ startMs, endMs, speaker: reason?.split('\n')[1] ?? '' });
  }
  const errors = speakerErrors(said, told, { collarMs: 250 });
  const share = (ms: number) => `${((100 * ms) / errors.scoredMs).toFixed(2)} %`;
  console.log(
    `${hours} h, ${said.length} turns: confusion ${share(errors.confusedMs)}, missed ${share(errors.missedMs)}, invented ${share(errors.falseAlarmMs)}`,
  );
  const truths = said.flatMap((one, nth) => {
    const next = said[nth + 1];
    return next !== undefined && next.startMs < one.endMs ? [{ startMs: next.startMs, endMs: one.endMs }] : [];
  });
  const near = (one: { startMs: number; endMs: number }, all: readonly { startMs: number; endMs: number }[]) =>
    all.some(({ startMs, endMs }) => startMs < one.endMs && one.startMs < endMs);
  const hits = truths.filter((one) => near(one, both)).length;
  const wrong = both.filter((one) => !near(one, truths)).length;
  console.log(`overlap: ${hits} of ${truths.length} marked, ${wrong} of ${both.length} marks wrong`);
  console.log(`${processorOf(workerPid() ?? process.pid).toFixed(0)} s of processor, at most ${max.toFixed(0)} MB`);
}

const benches = { hour, day, many, blocks };
const bench = Object.entries(benches).find(([name]) => name === what);
try {
  await (bench?.[1] ?? hour)();
} finally {
  await app.end();
  rmSync(dir, { recursive: true, force: true });
}
