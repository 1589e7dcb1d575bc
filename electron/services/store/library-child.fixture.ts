/** Another process that uses the library: what a second window, a crash or a kill does cannot be shown in one. */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

export interface LibraryChild {
  readonly process: ChildProcessByStdio<null, Readable, null>;
  /** What it printed, line by line. */
  readonly lines: AsyncIterableIterator<string>;
  /** SIGKILL: it gets no chance to tidy up. */
  kill(): Promise<void>;
}

/** Runs `body` with `library` open in `dir`; `print` sends a line. A failure to open is printed by its code. */
export function startLibraryChild(dir: string, body: string): LibraryChild {
  const url = (file: string) => JSON.stringify(new URL(file, import.meta.url).href);
  const script = `
    import { writeSync } from 'node:fs';
    import { openLibrary } from ${url('../library/open-library.ts')};
    import * as fixture from ${url('../library/library.fixture.ts')};
    const print = (line) => writeSync(1, line + '\\n');
    const log = { info() {}, warn() {}, error() {} };
    let library;
    try { library = openLibrary({ dir: ${JSON.stringify(dir)}, log }); } catch (thrown) { print(thrown.code); process.exit(); }
    ${body}`;
  // From a file: threads inherit the options that a script on the command line needs, and do not start with them.
  const folder = mkdtempSync(join(tmpdir(), 'child-'));
  const file = join(folder, 'child.mjs');
  writeFileSync(file, script);
  const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] });
  child.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return {
    process: child,
    lines: createInterface({ input: child.stdout })[Symbol.asyncIterator](),
    async kill() {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}
