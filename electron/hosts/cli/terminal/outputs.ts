import { stat } from 'node:fs/promises';
import path from 'node:path';
import { traitsOf, type ExportFormat } from '#shared/export.ts';
import { AppFailure, failureOf, type Failure } from '#shared/failure.ts';
import { checkTarget } from '#services/text-files/find-target.ts';
import { freeNames } from '#services/text-files/free-names.ts';
import { suggestedName } from '#services/text-files/suggested-name.ts';

/** Where the text of each input goes. `-` is stdout. */
export type Outputs =
  | { readonly kind: 'one'; readonly target: string }
  /** All into one, in order. */
  | { readonly kind: 'joined'; readonly target: string }
  | { readonly kind: 'folder'; readonly targets: readonly FolderTarget[] };

export interface FolderTarget {
  readonly target: string;
  /** Another input would have had this name: it was numbered. */
  readonly isNumbered: boolean;
  /** Why this one cannot be written, found before the work. */
  readonly failure: Failure | null;
}

const isStdout = /^(?:-|\/dev\/stdout|\/dev\/fd\/1|\/proc\/self\/fd\/1)$/;

/** `-` for every name of stdout, else the path. */
export function outputOf(output: string | undefined): string {
  return output === undefined || isStdout.test(output) ? '-' : output;
}

export async function isFolder(file: string): Promise<boolean> {
  return await stat(file).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** The target in a folder that exists has the suggested name, else the path is the target. */
export async function targetOf(output: string, name: string): Promise<string> {
  return output !== '-' && (await isFolder(output)) ? path.join(output, name) : output;
}

/**
 * Plans the targets of all inputs before any work: names that collide are numbered. Fails where nothing could be
 * written at all, and where a target is one of the inputs.
 */
export async function planOutputs(
  files: readonly string[],
  {
    output,
    format,
    overwrite,
  }: { readonly output: string; readonly format: ExportFormat; readonly overwrite: boolean },
): Promise<Outputs> {
  if (output === '-') return { kind: files.length > 1 ? 'joined' : 'one', target: output };
  if (!(await isFolder(output))) {
    await checkTarget(output, { overwrite });
    await refuseInputs(files, [output]);
    return { kind: files.length > 1 ? 'joined' : 'one', target: output };
  }
  const names = files.map((file) => suggestedName(path.basename(file), traitsOf(format).extension));
  const free = freeNames(names);
  await refuseInputs(
    files,
    free.map((name) => path.join(output, name)),
  );
  const targets: FolderTarget[] = [];
  for (const [nth, name] of free.entries()) {
    const target = path.join(output, name);
    const failure = await checkTarget(target, { overwrite }).then(() => null, failureOf);
    targets.push({ target, isNumbered: name !== names[nth], failure });
  }
  const first = targets[0]?.failure;
  if (first && targets.every(({ failure }) => failure !== null)) throw new AppFailure(first.code, first.params);
  return { kind: 'folder', targets };
}

/** A text never takes the place of the recording it was made of. */
async function refuseInputs(files: readonly string[], targets: readonly string[]): Promise<void> {
  const identity = async (file: string) => {
    const found = await stat(file).catch(() => null);
    return found?.isFile() === true ? `${found.dev} ${found.ino}` : null;
  };
  const inputs = new Set<string | null>();
  for (const file of files) inputs.add(await identity(file));
  for (const target of targets) {
    const found = await identity(target);
    if (found !== null && inputs.has(found)) throw new AppFailure('target-is-input', { name: path.basename(target) });
  }
}
