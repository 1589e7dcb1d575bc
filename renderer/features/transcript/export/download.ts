/** A browser's way to save: the file goes to its downloads, under a free name. */
export function download(content: string | Uint8Array<ArrayBuffer>, name: string): void {
  const type = typeof content === 'string' ? 'text/plain;charset=utf-8' : 'application/octet-stream';
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has read the address by then; at once would be too early in some browsers.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** The bytes of what came over the wire in base64. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
