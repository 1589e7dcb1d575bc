import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const schema = z.object({
  /** What other programs are given. */
  token: z.string().min(20),
  /** What the command line of the same user reads here: its calls may name any file. */
  ownToken: z.string().min(20),
  /** Where the app listens now; null while it does not. */
  port: z.int().nullable(),
  pid: z.int().nullable(),
});
export type ApiAccess = z.infer<typeof schema>;

export function accessFileOf(libraryDir: string): string {
  return path.join(libraryDir, 'api.json');
}

/** Null where the local API never was on, or its file is damaged. */
export function readAccess(libraryDir: string): ApiAccess | null {
  const file = accessFileOf(libraryDir);
  if (!existsSync(file)) return null;
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Only the user of the app may read it. */
export function writeAccess(libraryDir: string, access: ApiAccess): void {
  const file = accessFileOf(libraryDir);
  mkdirSync(libraryDir, { recursive: true });
  writeFileSync(`${file}.part`, `${JSON.stringify(access)}\n`, { mode: 0o600 });
  chmodSync(`${file}.part`, 0o600);
  renameSync(`${file}.part`, file);
}

export function newAccess(): ApiAccess {
  return { token: newToken(), ownToken: newToken(), port: null, pid: null };
}

/** 256 bits, with a beginning by which it is recognised where it should not be. */
export function newToken(): string {
  return `stg_${randomBytes(32).toString('base64url')}`;
}
