import { isMediaFile } from './media-file.ts';

/** The browser's file chooser; empty when it was closed. Of a folder only what looks like a recording is returned. */
export function chooseFiles(kind: 'recordings' | 'folder' | 'model'): Promise<readonly File[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = kind === 'recordings';
  input.webkitdirectory = kind === 'folder';
  if (kind === 'recordings') input.accept = 'audio/*,video/*';
  if (kind === 'model') input.accept = '.bin';
  return new Promise((resolve) => {
    input.addEventListener('change', () => {
      const files = [...(input.files ?? [])];
      resolve(kind === 'folder' ? files.filter(isMediaFile) : files);
    });
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}
