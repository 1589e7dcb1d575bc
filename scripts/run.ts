import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

export interface RunResult {
  readonly code: number;
  /** What it printed, when asked to be kept. */
  readonly output: string;
}

/**
 * Runs one of our tools (npm puts them on the PATH). `show` lets it print, `keep` also returns what it printed,
 * `quiet` returns it without showing.
 */
export async function run(
  command: string,
  args: readonly string[],
  how: 'show' | 'keep' | 'quiet' = 'show',
): Promise<RunResult> {
  const out = how === 'show' ? 'inherit' : 'pipe';
  // On Windows the tools are .cmd files, which only a shell starts; no argument here comes from outside.
  const isTool = process.platform === 'win32' && !command.includes('\\');
  const child = spawn(command, args, { stdio: ['inherit', out, out], shell: isTool });
  let output = '';
  const keep = (from: Readable | null, to: NodeJS.WriteStream) => {
    if (from === null) return;
    createInterface({ input: from }).on('line', (line) => {
      output += `${line}\n`;
      if (how === 'keep') to.write(`${line}\n`);
    });
  };
  keep(child.stdout, process.stdout);
  keep(child.stderr, process.stderr);
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exit) => resolve(exit ?? 1));
  });
  return { code, output };
}
