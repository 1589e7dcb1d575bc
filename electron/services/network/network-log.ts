import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { NetworkEntry } from '#shared/network.ts';

const lineSchema = z.object({
  id: z.string(),
  atMs: z.number(),
  host: z.string(),
  purpose: z.string(),
  receivedBytes: z.number(),
  outcome: z.enum(['open', 'done', 'failed', 'stopped', 'refused']),
});
type Line = z.infer<typeof lineSchema>;

/** Above this the older half is dropped: some ten thousand connections. */
const maxBytes = 2_000_000;

/** Every outgoing connection, kept as lines of JSON beside the library. */
export interface NetworkLog {
  /** Written before the connection is made: one that the app does not survive is in the log too. */
  begin(what: { host: string; purpose: string }): {
    end(outcome: NetworkEntry['outcome'], receivedBytes: number): void;
  };
  /** Newest first. */
  read(): readonly NetworkEntry[];
}

export function createNetworkLog(file: string): NetworkLog {
  let count = 0;
  const write = (line: Line) => {
    mkdirSync(path.dirname(file), { recursive: true });
    appendFileSync(file, `${JSON.stringify(line)}\n`);
  };
  return {
    begin(what) {
      shorten(file);
      count += 1;
      const line: Line = {
        id: `${process.pid}-${Date.now()}-${count}`,
        atMs: Date.now(),
        ...what,
        receivedBytes: 0,
        outcome: 'open',
      };
      write(line);
      return { end: (outcome, receivedBytes) => write({ ...line, outcome, receivedBytes }) };
    },
    read() {
      const byId = new Map<string, Line>();
      for (const line of linesOf(file)) byId.set(line.id, line);
      return Array.from(byId.values(), asEntry).toReversed();
    },
  };
}

function asEntry({ atMs, host, purpose, receivedBytes, outcome }: Line): NetworkEntry {
  return { atMs, host, purpose, receivedBytes, outcome };
}

function linesOf(file: string): readonly Line[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return []; // nothing was ever connected
  }
  return text.split('\n').flatMap((line) => {
    try {
      return [lineSchema.parse(JSON.parse(line))];
    } catch {
      return []; // the empty end, or a line cut by a full disk
    }
  });
}

function shorten(file: string): void {
  try {
    if (statSync(file).size < maxBytes) return;
  } catch {
    return; // not there yet
  }
  const lines = linesOf(file);
  const kept = lines.slice(Math.floor(lines.length / 2)).map((line) => `${JSON.stringify(line)}\n`);
  writeFileSync(`${file}.part`, kept.join(''));
  renameSync(`${file}.part`, file);
}
