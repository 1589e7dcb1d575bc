/**
 * What the analyses of sound cost: `npm run bench:analyses hour|day|many`. `hour`: processor seconds of an hour of two voices
 * (SECONDS), and again with another number of voices. `day`: memory of both processes over a recording of 24 h (HOURS to make it shorter).
 * `many`: 1,000 short recordings (COUNT) are analysed in the background while a page is read and a segment is edited: how long
 * these calls take, without it and with it; paused and resumed once. Linux only.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { testServices } from '#services/wiring/services.fixture.ts';
import { loopedInterview } from '../faults/fault.ts';

const [what = 'hour'] = process.argv.slice(2);
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
  for (const analyzer of ['sounds', 'speakers']) {
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

async function calls(): Promise<{ page: number; edit: number }> {
  const [page, edit]: [number[], number[]] = [[], []];
  const { transcriptId } = app.library.recordings.get(first);
  for (let nth = 0; nth < 150; nth += 1) {
    let from = performance.now();
    const { rows } = await app.services['segments.list']({ transcriptId: transcriptId ?? 0, offset: 0, limit: 200 });
    page.push(performance.now() - from);
    from = performance.now();
    await app.services['segments.editText']({ segmentId: rows[0]?.id ?? 0, text: `typed ${nth}`, session: 'bench' });
    edit.push(performance.now() - from);
    await sleep(60);
  }
  const p95 = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length * 0.95)] ?? 0;
  return { page: p95(page), edit: p95(edit) };
}

let first = 0;
async function many(): Promise<void> {
  const count = Number(process.env['COUNT'] ?? 1000);
  const sample = loopedInterview(path.join(dir, 'short'), 12);
  const folder = path.join(dir, 'many');
  mkdirSync(folder);
  const paths = Array.from({ length: count }, (_, nth) => path.join(folder, `${nth}.wav`));
  for (const file of paths) copyFileSync(sample, file);
  const ids = await add(paths, 12);
  first = ids[0] ?? 0;
  const tell = (name: string, { page, edit }: { page: number; edit: number }) =>
    console.log(`${name}: p95 of a page ${page.toFixed(1)} ms, of a key ${edit.toFixed(1)} ms`);
  tell('at rest', await calls());
  const from = performance.now();
  const started = await app.services['analyses.startMissing']({ analyzer: 'sounds', parameters: {} });
  console.log(`${started.count} recordings wait`);
  tell('meanwhile', await calls());
  await app.services['analyses.changeAll']({ change: 'pause' });
  const paused = await app.services['analyses.state']({});
  await sleep(500);
  const still = await app.services['analyses.state']({});
  console.log(`paused with ${paused.pausedCount} left; after a while ${still.pausedCount}`);
  await app.services['analyses.changeAll']({ change: 'resume' });
  for (;;) {
    const { waitingCount, running } = await app.services['analyses.state']({});
    if (waitingCount === 0 && running === null) break;
    await sleep(500);
  }
  const done = ids.filter((id) => app.library.annotations.runs.current(id, 'sounds') !== null).length;
  console.log(`${done} of ${count} analysed in ${((performance.now() - from) / 1000).toFixed(0)} s`);
}

try {
  await (what === 'day' ? day() : what === 'many' ? many() : hour());
} finally {
  await app.end();
  rmSync(dir, { recursive: true, force: true });
}
