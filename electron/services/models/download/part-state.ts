import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const schema = z.object({
  /** Empty where none is published. */
  sha256: z.string(),
  sizeBytes: z.number(),
  url: z.string(),
  /** A strong validator of what `url` sent; null where there was none. */
  etag: z.string().nullable(),
  /** Hashes of the blocks known to have been written whole. */
  blocks: z.array(z.string()),
});

/** What is known of a file that is not complete; kept beside it, so that a download survives the app. */
export type PartState = z.infer<typeof schema>;

export function partFileOf(target: string): string {
  return `${target}.part`;
}

/** Null where there is none, or one of another file. */
export function readPartState(target: string, wanted: { sha256: string | null; sizeBytes: number }): PartState | null {
  try {
    const state = schema.parse(JSON.parse(readFileSync(stateFileOf(target), 'utf8')));
    return state.sha256 === (wanted.sha256 ?? '') && state.sizeBytes === wanted.sizeBytes ? state : null;
  } catch {
    return null; // absent, or cut by a crash: the download starts over
  }
}

export function writePartState(target: string, state: PartState): void {
  const file = stateFileOf(target);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(state));
  renameSync(`${file}.new`, file);
}

export function removePart(target: string): void {
  rmSync(partFileOf(target), { force: true, recursive: true });
  removePartState(target);
}

export function removePartState(target: string): void {
  rmSync(stateFileOf(target), { force: true });
}

function stateFileOf(target: string): string {
  return `${partFileOf(target)}.json`;
}
