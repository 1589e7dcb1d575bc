import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import { loweredPriority } from '../../native/lib/worker/lower-priority.ts';

export interface CliRun {
  readonly wallMs: number;
  readonly peakMb: number;
  /** Words of the text, in lower case and without punctuation. */
  readonly words: readonly string[];
  readonly tokens: readonly { readonly id: number; readonly p: number }[];
}

export interface CliOptions {
  readonly cli: string;
  readonly model: string;
  /** Several are transcribed one after another, with the model loaded once. */
  readonly recording: string | readonly string[];
  readonly threads: number;
  /** Without extension. */
  readonly output: string;
  /** Path of Silero's model for `--vad`. */
  readonly vad?: string;
}

/** One run from nothing, greedy, one reading, without a prompt of earlier text, in English. Fails where the program does. */
export async function runWhisperCli(options: CliOptions): Promise<CliRun> {
  const { cli, model, recording, threads, output, vad } = options;
  const greedy = ['-bs', '1', '-bo', '1', '-nf', '-mc', '0', '-l', 'en'];
  const recordings = [recording].flat();
  const outputs = recordings.map((_, index) => `${output}-${index}`);
  const files = recordings.flatMap((file, index) => ['-f', file, '-of', outputs[index]!]);
  const args = ['-m', model, ...files, ...greedy, '-t', String(threads), '-np', '-ojf'];
  if (vad !== undefined) args.push('--vad', '-vm', vad);
  const startedAt = performance.now();
  const child = spawn(cli, args, { stdio: ['ignore', 'ignore', 'ignore'] });
  // As the app's engine has it by default: on a busy machine neither is preferred.
  if (child.pid !== undefined) os.setPriority(child.pid, loweredPriority);
  let peakMb = 0;
  const watch = setInterval(() => (peakMb = Math.max(peakMb, peakOf(child.pid))), 50);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  }).finally(() => clearInterval(watch));
  const wallMs = performance.now() - startedAt;
  if (code !== 0) throw new Error(`whisper-cli ended with code ${code}`);
  const transcription = outputs.flatMap((file) => {
    const read = JSON.parse(readFileSync(`${file}.json`, 'latin1')) as {
      transcription: readonly { text: string; tokens: readonly { id: number; p: number }[] }[];
    };
    return read.transcription;
  });
  return {
    wallMs,
    peakMb,
    words: wordsOf(transcription.map(({ text }) => text).join(' ')),
    tokens: transcription.flatMap(({ tokens }) => tokens),
  };
}

export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
}

/** Most memory a process has had so far, MB; 0 where it is gone. */
export function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
