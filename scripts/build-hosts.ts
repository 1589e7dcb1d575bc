/**
 * The terminal's app and its processes as bundles in out/hosts, each a file of its own as in the packaged app: it
 * starts in a third of the time that the sources take. What the tests start by the hundred are these.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { copiedFolders, hostEntries, notBundled } from './package/bundles.ts';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'out/hosts');

/** Writes what differs only, and whole: a process may start from the folder meanwhile. */
export async function buildHosts(): Promise<void> {
  const result = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      write: false,
      target: 'node24',
      rolldownOptions: {
        input: hostEntries,
        external: notBundled,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  mkdirSync(folder, { recursive: true });
  const written = new Set<string>(Object.keys(copiedFolders));
  for (const { output } of [result].flat() as { output: readonly { fileName: string; code?: string }[] }[])
    for (const { fileName, code } of output) {
      if (code !== undefined) replace(join(folder, fileName), code);
      written.add(fileName);
    }
  for (const name of readdirSync(folder)) if (!written.has(name)) rmSync(join(folder, name), { recursive: true });
  for (const [name, from] of Object.entries(copiedFolders))
    cpSync(join(root, from), join(folder, name), { recursive: true });
}

function replace(file: string, code: string): void {
  if (existsSync(file) && readFileSync(file, 'utf8') === code) return;
  writeFileSync(`${file}.${process.pid}`, code);
  renameSync(`${file}.${process.pid}`, file);
}

if (import.meta.main) await buildHosts();
