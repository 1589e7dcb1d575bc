/** A browser's way to save: the file goes to its downloads, under a free name. */
export function download(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has read the address by then; at once would be too early in some browsers.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
