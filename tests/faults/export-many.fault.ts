/**
 * Many recordings are exported to DOCX at once: how much memory that takes and whether it grows, how soon a stop is
 * followed, and that nothing half-written is left by a stop, or by a process that is killed.
 * `npm run test:faults export-many`; with a number, of so many recordings.
 */
import { fork } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { strFromU8, unzipSync } from 'fflate';
import { saveMany } from '#services/api/save-many.ts';
import type { Library } from '#services/library/library.ts';
import { sampleOptions, sampleRecording, sampleSegment } from '#services/library/library.fixture.ts';
import { openLibrary } from '#services/library/open-library.ts';
import { silentLog } from '#services/log.ts';
import { stopMany } from '#services/queue/many-recordings.ts';
import { usualExport } from '#shared/export.ts';
import { createEventBus } from '#shared/wire/event-bus.ts';
import { createRandom, runFault, type Fault } from './fault.ts';

/** Half an hour of talk each. */
const segmentsEach = 300;
const stops = 12;
const kills = 6;
const maxStopMs = 250;
const said =
  'мы договорились встретиться завтра не позже девяти часов утра, а потом вместе поехать за город на весь день';

const [folder, libraryDir] = [process.env['EXPORT_MANY_TO'], process.env['EXPORT_MANY_FROM']];
if (folder !== undefined && libraryDir !== undefined) {
  // The child that is killed.
  const library = openLibrary({ dir: libraryDir, log: silentLog });
  process.send?.('begun');
  await save(library, folder, false);
  process.exit(0);
}

async function save(library: Library, to: string, archive: boolean, onProgress = (_doneCount: number) => {}) {
  const events = createEventBus();
  events.on((event) => {
    if (event.name === 'recordings.progressed') onProgress(event.data.doneCount);
  });
  return await saveMany(
    { library, events },
    {
      ...usualExport,
      format: 'docx',
      recordings: { every: 'library', upToId: Number.MAX_SAFE_INTEGER, exceptIds: [] },
      folder: to,
      archive,
      overwrite: false,
      template: '{n} {name}',
    },
  );
}

function fill(library: Library, count: number): void {
  for (let nth = 0; nth < count; nth += 1) {
    const [recording] = library.recordings.add([sampleRecording(`Беседа ${nth}.wav`)], sampleOptions);
    const { transcriptId } = library.transcripts.begin(recording?.id ?? 0);
    const segments = Array.from({ length: segmentsEach }, (_, at) => sampleSegment(at * 6000, `${nth} ${at} ${said}`));
    library.transcripts.commitWindow({ transcriptId, resumeMs: segmentsEach * 6000, language: 'ru', segments });
    library.transcripts.finish(transcriptId, { durationMs: segmentsEach * 6000, sha256: String(nth), warnings: [] });
  }
}

/** Says what is wrong with the files of a folder; hidden ones are counted only. */
function look(to: string): { readonly wholeCount: number; readonly brokenCount: number; readonly hiddenCount: number } {
  const names = readdirSync(to);
  const shown = names.filter((name) => !name.startsWith('.'));
  const whole = shown.filter((name) => isWhole(path.join(to, name)));
  return {
    wholeCount: whole.length,
    brokenCount: shown.length - whole.length,
    hiddenCount: names.length - shown.length,
  };
}

function isWhole(file: string): boolean {
  try {
    const body = strFromU8(unzipSync(readFileSync(file))['word/document.xml'] ?? new Uint8Array());
    return body.endsWith('</w:document>') && body.split(said).length === segmentsEach + 1;
  } catch {
    return false;
  }
}

const mb = (bytes: number) => Math.round(bytes / 1024 / 1024);

async function whole(fault: Fault, library: Library, count: number): Promise<void> {
  const to = path.join(fault.dir, 'all');
  const told: number[] = [];
  const rss: number[] = [];
  let lastMs = performance.now();
  let longestMs = 0;
  const startedMs = performance.now();
  const cpu = process.cpuUsage();
  const done = await save(library, to, false, (doneCount) => {
    longestMs = Math.max(longestMs, performance.now() - lastMs);
    lastMs = performance.now();
    told.push(doneCount);
    rss.push(process.memoryUsage().rss);
  });
  const seconds = (performance.now() - startedMs) / 1000;
  const cpuSeconds = process.cpuUsage(cpu).user / 1e6;
  const fifth = Math.floor(rss.length / 5);
  const [early, late] = [Math.max(...rss.slice(fifth, 2 * fifth)), Math.max(...rss.slice(-fifth))];
  const { wholeCount, brokenCount, hiddenCount } = look(to);
  fault.injected(
    `${count} recordings of ${segmentsEach} segments in ${seconds.toFixed(1)} s (${cpuSeconds.toFixed(1)} s of processor): ${wholeCount} whole files, ${told.length} times progress, at least every ${Math.round(longestMs)} ms; memory ${mb(early)} MB at the beginning, ${mb(late)} MB at the end`,
  );
  if (done.savedCount !== count || wholeCount !== count || brokenCount + hiddenCount > 0)
    fault.failed(`${done.savedCount} saved, ${wholeCount} whole, ${brokenCount} broken, ${hiddenCount} hidden`);
  if (told.length < count - 1 || told.some((one, nth) => one <= (told[nth - 1] ?? 0))) fault.failed('progress');
  if (late > early * 1.15 + 20 * 1024 * 1024) fault.failed(`memory grew from ${mb(early)} to ${mb(late)} MB`);
  rmSync(to, { recursive: true });
}

async function stopped(fault: Fault, library: Library, count: number, random: (low: number, high: number) => number) {
  for (let nth = 0; nth < stops; nth += 1) {
    const archive = nth % 2 === 1;
    const to = path.join(fault.dir, `stop-${nth}`);
    mkdirSync(to);
    const at = random(1, Math.min(count, 60));
    let stoppedMs = 0;
    const done = await save(library, archive ? path.join(to, 'all.zip') : to, archive, (doneCount) => {
      if (doneCount < at || stoppedMs > 0) return;
      stoppedMs = performance.now();
      stopMany(library);
    });
    const tookMs = performance.now() - stoppedMs;
    const { wholeCount, brokenCount, hiddenCount } = look(to);
    fault.injected(
      `stopped after ${at}${archive ? ' (ZIP)' : ''}: ended ${Math.round(tookMs)} ms later, ${wholeCount} whole files`,
    );
    if (!done.isStopped || brokenCount + hiddenCount > 0 || wholeCount !== (archive ? 0 : at))
      fault.failed(`${wholeCount} whole, ${brokenCount} broken, ${hiddenCount} hidden`);
    if (tookMs > maxStopMs) fault.failed(`a stop took ${Math.round(tookMs)} ms`);
    rmSync(to, { recursive: true });
  }
}

async function killed(fault: Fault, dir: string, random: (low: number, high: number) => number): Promise<void> {
  for (let nth = 0; nth < kills; nth += 1) {
    const to = path.join(fault.dir, `kill-${nth}`);
    const child = fork(import.meta.filename, [], {
      env: { ...process.env, EXPORT_MANY_TO: to, EXPORT_MANY_FROM: dir },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await new Promise((resolve) => child.once('message', resolve));
    const afterMs = random(50, 900);
    await wait(afterMs);
    child.kill('SIGKILL');
    await ended;
    mkdirSync(to, { recursive: true });
    const { wholeCount, brokenCount, hiddenCount } = look(to);
    fault.injected(
      `killed after ${afterMs} ms: ${wholeCount} whole files, ${brokenCount} broken, ${hiddenCount} hidden`,
    );
    if (brokenCount > 0 || hiddenCount > 1) fault.failed(`${brokenCount} broken, ${hiddenCount} hidden`);
    rmSync(to, { recursive: true });
  }
}

await runFault(500, async (fault) => {
  const dir = path.join(fault.dir, 'library');
  const library = openLibrary({ dir, log: silentLog });
  fill(library, fault.count);
  const random = createRandom(500);
  await whole(fault, library, fault.count);
  await stopped(fault, library, fault.count, random);
  library.close();
  await killed(fault, dir, random);
});
