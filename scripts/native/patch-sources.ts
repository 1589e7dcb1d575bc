import { readFileSync } from 'node:fs';
import { cp, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A place in one file: `before` is replaced by `after`. */
interface Hunk {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** The hunks of a unified diff. Line numbers are left out: what is looked for is the text itself. */
export function readPatch(patch: string): readonly Hunk[] {
  const hunks: { file: string; before: string[]; after: string[] }[] = [];
  let file = '';
  for (const line of patch.replace(/\n$/u, '').split('\n')) {
    const hunk = hunks.at(-1);
    // Between the files of a patch stand two lines, which belong to none of its hunks.
    if (line.startsWith('--- ')) continue;
    if (line.startsWith('+++ b/')) file = line.slice('+++ b/'.length).trim();
    else if (line.startsWith('@@')) hunks.push({ file, before: [], after: [] });
    else if (hunk !== undefined) {
      if (!line.startsWith('+')) hunk.before.push(line.slice(1));
      if (!line.startsWith('-')) hunk.after.push(line.slice(1));
    }
  }
  return hunks.map((hunk) => ({ ...hunk, before: asLines(hunk.before), after: asLines(hunk.after) }));
}

function asLines(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

/** How often whole lines of `text` are `lines`. */
function countOf(lines: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(lines); at !== -1; at = text.indexOf(lines, at + 1)) {
    if (at === 0 || text[at - 1] === '\n') count += 1;
  }
  return count;
}

/**
 * The text of the files after a patch; `read` gives those before it. Every hunk must be found exactly once, so that a new
 * version of the sources is never changed in the wrong place: otherwise it throws one sentence that names the patch.
 */
export function applyPatch(name: string, patch: string, read: (file: string) => string): ReadonlyMap<string, string> {
  const hunks = readPatch(patch);
  if (hunks.length === 0) throw new Error(`The patch ${name} changes nothing.`);
  const texts = new Map<string, string>();
  for (const [index, { file, before, after }] of hunks.entries()) {
    const text = texts.get(file) ?? read(file);
    const count = countOf(before, text);
    if (before === '' || count !== 1) {
      const place = count === 0 ? 'finds no place' : `finds ${count} places`;
      throw new Error(`The patch ${name} does not fit: its change ${index + 1} ${place} in ${file}, not exactly one.`);
    }
    const at = text.startsWith(before) ? 0 : text.indexOf(`\n${before}`) + 1;
    texts.set(file, text.slice(0, at) + after + text.slice(at + before.length));
  }
  return texts;
}

/**
 * Copies `parts` of `sources` to `target` and applies the patches of a folder to the copy, in the order of their names.
 * A file that would not change is not written again, so that nothing is recompiled for it.
 */
export async function patchSources(
  sources: string,
  parts: readonly string[],
  patches: string,
  target: string,
): Promise<void> {
  const texts = new Map<string, string>();
  const read = (file: string): string => {
    if (!parts.some((part) => file.startsWith(`${part}/`))) {
      throw new Error(`${file} is not among the sources that are copied: ${parts.join(', ')}.`);
    }
    return texts.get(file) ?? readFileSync(join(sources, file), 'utf8');
  };
  for (const name of (await readdir(patches)).filter((one) => one.endsWith('.patch')).toSorted()) {
    const patched = applyPatch(name, await readFile(join(patches, name), 'utf8'), read);
    for (const [file, text] of patched) texts.set(file, text);
  }
  for (const part of parts) {
    await cp(join(sources, part), join(target, part), {
      recursive: true,
      preserveTimestamps: true,
      filter: (source) => !texts.has(source.slice(sources.length + 1).replaceAll('\\', '/')),
    });
  }
  for (const [file, text] of texts) {
    const path = join(target, file);
    if ((await readFile(path, 'utf8').catch(() => null)) === text) continue;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
}
