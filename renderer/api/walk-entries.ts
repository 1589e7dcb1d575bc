import type { AddResult } from '#shared/contract/recordings.ts';
import type { FailureCode } from '#shared/failure.ts';
import { isPackage, isPassedOver } from '#shared/files/media-extensions.ts';
import { isNetworkFile, isTranscriptFile, partTranscripts } from '#shared/files/transcript-extensions.ts';
import type { PickedThings } from './host.ts';
import { isMediaFile } from './media-file.ts';

/**
 * Files in what was dropped: single files as they are, transcripts apart, of folders only what is a recording, at any depth, and a
 * folder of a model as its files.
 */
export async function walkEntries(
  data: DataTransfer,
): Promise<Omit<PickedThings, 'picked'> & { readonly picked: readonly File[] }> {
  // Entries must be taken before the first await: the browser empties the list after the event.
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) {
    const { texts, others } = partTranscripts([...data.files]);
    return { picked: others, texts, refused: [] };
  }
  const chosen: File[] = [];
  const found: File[] = [];
  const refused: AddResult['refused'][number][] = [];
  const refuse = (entry: FileSystemEntry, code: FailureCode) =>
    void refused.push({ path: entry.fullPath, failure: { code, params: { name: entry.name } } });
  // A stack rather than calls within calls: folders may be nested to any depth.
  const rest = entries.map((entry) => ({ entry, wasChosen: true })).toReversed();
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const { entry, wasChosen } = next;
    if (!wasChosen && isPassedOver(entry.name)) continue;
    try {
      if (isFileEntry(entry)) {
        const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
        if (wasChosen) chosen.push(file);
        else if (await isMediaFile(file)) found.push(file);
      } else if (!wasChosen && isPackage(entry.name)) refuse(entry, 'folder-package');
      else {
        const children = await childrenOf(entry as FileSystemDirectoryEntry);
        const parts = new Set(partsOfModel(children));
        rest.push(...children.map((child) => ({ entry: child, wasChosen: parts.has(child) })).toReversed());
      }
    } catch {
      refuse(entry, entry.isFile ? 'file-unreadable' : 'folder-unreadable');
    }
  }
  const { texts, others } = partTranscripts(chosen);
  return { picked: [...others, ...found], texts, refused };
}

/**
 * The desktop hands folders over by their paths; of those that hold a model these are the names of its files, by the folder's place
 * in `data.files`. A folder that cannot be read is taken for none.
 */
export async function modelFolders(data: DataTransfer): Promise<ReadonlyMap<number, readonly string[]>> {
  const entries = [...data.items].filter(({ kind }) => kind === 'file').map((item) => item.webkitGetAsEntry());
  const found = new Map<number, readonly string[]>();
  for (const [place, entry] of entries.entries()) {
    if (entry === null || isFileEntry(entry)) continue;
    const children = await childrenOf(entry as FileSystemDirectoryEntry).catch(() => []);
    const names = partsOfModel(children).map(({ name }) => name);
    if (names.length > 0) found.set(place, names);
  }
  return found;
}

/** None where no network lies among them. */
function partsOfModel<T extends { readonly name: string }>(children: readonly T[]): readonly T[] {
  if (!children.some(({ name }) => isNetworkFile(name))) return [];
  return children.filter(({ name }) => isNetworkFile(name) || isTranscriptFile(name));
}

async function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    // A reader hands over at most 100 entries at a time and ends with an empty list.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) break;
    for (const child of some) children.push(child);
  }
  return children.toSorted((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
}

function isFileEntry(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}
