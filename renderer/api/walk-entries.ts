import type { AddResult } from '#shared/contract/recordings.ts';
import type { FailureCode } from '#shared/failure.ts';
import { isPackage, isPassedOver } from '#shared/files/media-extensions.ts';
import { isTranscriptFile } from '#shared/files/transcript-extensions.ts';
import type { PickedThings } from './host.ts';
import { isMediaFile } from './media-file.ts';

/** Files in what was dropped: single files as they are, transcripts apart, of folders only what is a recording, at any depth. */
export async function walkEntries(
  data: DataTransfer,
): Promise<Omit<PickedThings, 'picked'> & { readonly picked: readonly File[] }> {
  // Entries must be taken before the first await: the browser empties the list after the event.
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const isText = ({ name }: File) => isTranscriptFile(name);
  if (entries.length === 0) {
    const files = [...data.files];
    return { picked: files.filter((file) => !isText(file)), texts: files.filter(isText), refused: [] };
  }
  const picked: File[] = [];
  const texts: File[] = [];
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
        if (wasChosen && isText(file)) texts.push(file);
        else if (wasChosen || (await isMediaFile(file))) picked.push(file);
      } else if (!wasChosen && isPackage(entry.name)) refuse(entry, 'folder-package');
      else {
        const children = await childrenOf(entry as FileSystemDirectoryEntry);
        rest.push(...children.map((child) => ({ entry: child, wasChosen: false })).toReversed());
      }
    } catch {
      refuse(entry, entry.isFile ? 'file-unreadable' : 'folder-unreadable');
    }
  }
  return { picked, texts, refused };
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
