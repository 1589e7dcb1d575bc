/**
 * Deleting for good in a library of many hours, while someone types all the time: how long a change waits at most, that a
 * kill in the middle loses nothing and the clearing resumes, and that no sentence of what was deleted is in any file.
 * `node tests/bench/erasure.ts [hours] [recordings]`
 */
import { fork } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { clearTraces, removeErasedRows } from '#services/erasure/clear-traces.ts';
import type { Library } from '#services/library/library.ts';
import { openLibrary } from '#services/library/open-library.ts';
import { silentLog } from '#services/log.ts';
import { verifyInThread } from '#services/maintenance/maintenance-thread.ts';
import { markComplete, searchLibrary } from './search-library.ts';

const [hours = 1000, count = 100] = process.argv.slice(2, 4).map(Number);
const childDir = process.argv[4];
const signal = new AbortController().signal;
const kills = 3;

if (childDir === undefined) await measure();
else {
  const library = openLibrary({ dir: childDir, log: silentLog });
  process.send?.('clearing');
  await clearTraces(library, signal);
  process.send?.('cleared');
}

async function measure(): Promise<void> {
  const source = searchLibrary(hours);
  const built = openLibrary({ dir: source, log: silentLog });
  while (!built.index.catchUp.isDone()) built.index.catchUp.work(1000);
  built.close();
  markComplete(source);
  const dir = mkdtempSync(path.join(tmpdir(), 'erasure-'));
  try {
    cpSync(source, dir, { recursive: true });
    const library = openLibrary({ dir, log: silentLog });
    const gone = Array.from({ length: count }, (_, nth) => 1 + Math.floor((nth * hours) / count));
    const kept = Array.from({ length: hours }, (_, nth) => nth + 1).filter((id) => !gone.includes(id));
    const [text, secrets] = [textsOf(library, kept), textsOf(library, gone)];
    library.recordings.remove(gone);
    say(`${secrets.length} sentences of ${count} recordings, found in the files: ${found(dir, secrets)}`);
    const waits = await typing(library, kept, async () => {
      await timed('rows', async () => {
        library.erasures.begin(gone);
        await removeErasedRows(library.erasures);
      });
      await timed('traces', () => clearTraces(library, signal));
    });
    say(`${waits.length} changes meanwhile: ${figures(waits)}`);
    say(`found afterwards: ${found(dir, secrets)}`);
    const more = kept.splice(0, count);
    const moreSecrets = textsOf(library, more);
    library.recordings.remove(more);
    library.erasures.begin(more);
    library.close();
    for (let nth = 0; nth < kills; nth += 1) say(`killed after ${await killedAfter(dir, 500 + nth * 1500)} ms`);
    const again = openLibrary({ dir, log: silentLog });
    say(`left to clear: ${again.erasures.pending().length}`);
    await clearTraces(again, signal);
    say(`found after kills and a start: ${found(dir, moreSecrets)}, left to clear: ${again.erasures.pending().length}`);
    const same = textsOf(again, kept).filter((one) => text.includes(one)).length;
    const check = await verifyInThread({ libraryDir: dir, depth: 'full' });
    say(
      `others: ${same} of ${textsOf(again, kept).length} sentences as before, ${check.differences.length} differences`,
    );
    again.close();
  } finally {
    rmSync(dir, { recursive: true });
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function timed<T>(what: string, work: () => T): T {
  const [startMs, cpu] = [performance.now(), process.cpuUsage()];
  const tell = () => {
    const { user, system } = process.cpuUsage(cpu);
    say(
      `${what}: ${Math.round(performance.now() - startMs)} ms, ${Math.round((user + system) / 1000)} ms of processor`,
    );
  };
  const done = work();
  if (done instanceof Promise) return done.finally(tell) as T;
  tell();
  return done;
}

/** Three sentences of each recording. */
function textsOf(library: Library, recordingIds: readonly number[]): readonly string[] {
  return recordingIds.flatMap((id) => {
    const { rows } = library.segments.list(id, { offset: 100, limit: 200 });
    return [0, 50, 100].flatMap((nth) => rows[nth]?.text ?? []);
  });
}

/** Of these sentences, how many are in a file of the folder. */
function found(dir: string, sentences: readonly string[]): number {
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).map((name) => path.join(dir, name));
  const seen = new Set<string>();
  for (const file of files.filter((name) => statSync(name).isFile())) {
    const bytes = readFileSync(file);
    for (const one of sentences) if (bytes.includes(one)) seen.add(one);
  }
  return seen.size;
}

/**
 * A change every few milliseconds; how long each took from when it was due, in ms. On a busy machine what counts is the
 * processor time that this thread takes between two of them: so long a change waits at most for what is not its own.
 */
async function typing(library: Library, ids: readonly number[], work: () => Promise<void>): Promise<readonly number[]> {
  const segments = ids.slice(0, 50).map((id) => library.segments.list(id, { offset: 0, limit: 1 }).rows[0]?.id ?? 0);
  const waits: number[] = [];
  const processor: number[] = [];
  let spent = threadMs();
  const over = new AbortController();
  const all = work().finally(() => over.abort());
  for (let nth = 0; !over.signal.aborted; nth += 1) {
    const dueMs = performance.now() + 5;
    await sleep(5);
    library.edits.setText(segments[nth % segments.length] ?? 0, `typed ${nth}`, `visit ${nth}`);
    waits.push(performance.now() - dueMs);
    const now = threadMs();
    processor.push(now - spent);
    spent = now;
  }
  await all;
  say(`processor between two changes: ${figures(processor)}`);
  return waits;
}

function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function figures(waits: readonly number[]): string {
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  return `median ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, longest ${at(1)} ms`;
}

async function killedAfter(dir: string, ms: number): Promise<number> {
  const child = fork(import.meta.filename, [String(hours), String(count), dir]);
  // On a quiet machine it may be done, and have ended, before it is killed.
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await new Promise((resolve) => child.once('message', resolve));
  const startMs = performance.now();
  await Promise.race([sleep(ms), ended]);
  child.kill('SIGKILL');
  await ended;
  return Math.round(performance.now() - startMs);
}
