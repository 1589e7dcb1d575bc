/** What every fault program is made from: a folder, a count of what was injected, and the last line. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

export interface Fault {
  /** A folder of its own, removed at the end. */
  readonly dir: string;
  /** How many to inject: the first argument, else the number of the full run. */
  readonly count: number;
  /** Something was done to the app; `what` is printed. */
  injected(what: string): void;
  /** It did not stand it. */
  failed(why: string): void;
  readonly injectedCount: number;
}

/** Runs the body, prints “N injected, N failed” and ends with 1 unless something was injected and nothing failed. */
export async function runFault(fullCount: number, body: (fault: Fault) => Promise<void> | void): Promise<void> {
  const dir = mkdtempSync(path.join(tmpdir(), 'fault-'));
  let injectedCount = 0;
  const failures: string[] = [];
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const fault: Fault = {
    dir,
    count: Number(process.argv[2] ?? fullCount),
    injected(what) {
      injectedCount += 1;
      say(`${String(injectedCount).padStart(4)}  ${what}`);
    },
    failed(why) {
      failures.push(why);
      say(`FAILED  ${why}`);
    },
    get injectedCount() {
      return injectedCount;
    },
  };
  try {
    await body(fault);
  } catch (thrown) {
    fault.failed(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
  } finally {
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
  }
  say(`${injectedCount} injected, ${failures.length} failed`);
  process.exit(injectedCount > 0 && failures.length === 0 ? 0 : 1);
}

/** The sample interview over and over, so long; made once. */
export function loopedInterview(dir: string, seconds: number): string {
  mkdirSync(dir, { recursive: true });
  const file = path.join(dir, `interview-${seconds}.wav`);
  if (existsSync(file)) return file;
  const sample = path.join(root, 'resources/samples/interview.wav');
  const options = ['-nostdin', '-v', 'error', '-stream_loop', '-1', '-i', sample, '-t', String(seconds), '-c', 'copy'];
  execFileSync('ffmpeg', [...options, file]);
  return file;
}

/** The same as a poor recorder writes it, so that all treatment of sound is in use: four channels, quiet, with hum and offset. */
export function poorInterview(dir: string, seconds: number): string {
  const file = path.join(dir, `poor-${seconds}.wav`);
  if (existsSync(file)) return file;
  const level = 'aeval=val(0)*0.02+0.003*sin(2*PI*50*t)+0.01:c=same';
  const channels = 'pan=4c|c1=c0|c2=-0.5*c0|c3=0.1*c0';
  const options = ['-nostdin', '-v', 'error', '-i', loopedInterview(dir, seconds), '-af'];
  execFileSync('ffmpeg', [...options, `aformat=flt,${level},${channels}`, '-c:a', 'pcm_f32le', file]);
  return file;
}

/** Whole numbers in [low, high), the same for the same seed, so that a failure can be had again. */
export function createRandom(seed: number): (low: number, high: number) => number {
  let state = seed >>> 0;
  return (low, high) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return low + (((mixed ^ (mixed >>> 14)) >>> 0) % (high - low));
  };
}
