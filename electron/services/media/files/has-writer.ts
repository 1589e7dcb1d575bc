import { readFile, readdir, readlink, realpath } from 'node:fs/promises';

/** `O_WRONLY` or `O_RDWR` among the flags of an open file. */
const writes = 0o3;

/**
 * Whether a program of this user holds the file open for writing, as recorders do while they pause. Only Linux shows it;
 * elsewhere false.
 */
export async function hasWriter(file: string): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  const target = await realpath(file).catch(() => null);
  if (target === null) return false;
  const processes = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  for (const id of processes) {
    // This program writes to no recording but its own, which nobody asks about.
    if (id === String(process.pid)) continue;
    // Of other users, or gone meanwhile.
    const open = await readdir(`/proc/${id}/fd`).catch(() => []);
    for (const fd of open) {
      const isOpen = async () => (await readlink(`/proc/${id}/fd/${fd}`).catch(() => null)) === target;
      // Asked again: meanwhile the number may have become that of another file.
      if ((await isOpen()) && (await isForWriting(id, fd)) && (await isOpen())) return true;
    }
  }
  return false;
}

async function isForWriting(id: string, fd: string): Promise<boolean> {
  const facts = await readFile(`/proc/${id}/fdinfo/${fd}`, 'utf8').catch(() => '');
  const flags = /^flags:\s*([0-7]+)/m.exec(facts)?.[1];
  return flags !== undefined && (Number.parseInt(flags, 8) & writes) !== 0;
}
