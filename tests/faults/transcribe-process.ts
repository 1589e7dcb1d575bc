import { spawn, type ChildProcessByStdio } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Segment } from '#shared/segment.ts';

export interface Acknowledged {
  readonly segments: Segment[];
  /** Every position that was reported, the first one being where the run began. */
  readonly doneMs: number[];
  readonly workerPids: number[];
  state: string | null;
  failure: unknown;
}

export interface TranscribeProcess {
  readonly child: ChildProcessByStdio<null, Readable, null>;
  readonly said: Acknowledged;
  /** Called after every line. */
  readonly onLine: (listener: () => void) => void;
  /** Resolves when it has gone and all it printed was read. */
  readonly ended: Promise<void>;
}

export function startTranscribing(dir: string, recording: string): TranscribeProcess {
  const script = path.join(import.meta.dirname, 'transcribe-child.ts');
  const child = spawn(process.execPath, [script, dir, recording], { stdio: ['ignore', 'pipe', 'inherit'] });
  const said: Acknowledged = { segments: [], doneMs: [], workerPids: [], state: null, failure: null };
  const listeners: (() => void)[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    const message = JSON.parse(line) as Record<string, unknown>;
    if (message['type'] === 'segments') said.segments.push(...(message['segments'] as Segment[]));
    if (message['type'] === 'progress') said.doneMs.push(message['doneMs'] as number);
    if (message['type'] === 'worker') said.workerPids.push(message['pid'] as number);
    if (message['type'] === 'state') {
      said.state = message['state'] as string;
      said.failure = message['failure'];
    }
    for (const listener of listeners) listener();
  });
  const ended = Promise.all([
    new Promise<void>((resolve) => lines.once('close', resolve)),
    new Promise<void>((resolve) => child.once('exit', () => resolve())),
  ]).then(() => {});
  return { child, said, onLine: (listener) => void listeners.push(listener), ended };
}
