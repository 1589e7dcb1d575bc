import { isPassedOver } from '#shared/files/media-extensions.ts';
import { isMediaFile } from './media-file.ts';

/** The browser's file chooser; empty when it was closed. Of a folder only what looks like a recording is returned. */
export function chooseFiles(kind: 'recordings' | 'folder' | 'model'): Promise<readonly File[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = kind !== 'folder';
  input.webkitdirectory = kind === 'folder';
  if (kind === 'recordings') input.accept = 'audio/*,video/*';
  if (kind === 'model') input.accept = '.bin,.onnx,.txt';
  return new Promise((resolve) => {
    input.addEventListener('change', () => {
      const files = [...(input.files ?? [])];
      if (kind !== 'folder') resolve(files);
      else void filesOfFolder(files).then(resolve);
    });
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}

/** What cannot be read is kept: its upload says why. */
async function filesOfFolder(files: readonly File[]): Promise<readonly File[]> {
  const found: File[] = [];
  for (const file of files) {
    const folders = file.webkitRelativePath.split('/').slice(1, -1);
    if (!folders.some(isPassedOver) && (await isMediaFile(file).catch(() => true))) found.push(file);
  }
  return found;
}

/** The browser's chooser for one text file of these kinds (`accept` of an input); nothing happens when it is closed. */
export function chooseTextFile(accept: string, onFile: (file: File) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accept;
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file) onFile(file);
  });
  input.click();
}
