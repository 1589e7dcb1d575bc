import { hash } from 'node:crypto';

/** Room for `.part`, `.json` and the like within the 255 bytes that file systems allow. */
const maxBytes = 200;

/** A file name that every system takes, ending in `.bin`; long ones are cut and distinguished by a hash. */
export function targetName(fileName: string): string {
  const stem = fileName
    .replace(/\.bin$/i, '')
    .normalize('NFC')
    // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
    .replaceAll(/[<>:"/\\|?*\u0000-\u001F\u007F]/g, '_')
    .replace(/^[.\s]+/, '_')
    .replace(/[.\s]+$/, '');
  const safe = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(stem) || stem === '' ? `_${stem}` : stem;
  if (Buffer.byteLength(safe) <= maxBytes) return `${safe}.bin`;
  return `${cut(safe, maxBytes - 9)}-${hash('sha256', safe, 'hex').slice(0, 8)}.bin`;
}

/** As many whole characters as fit. */
function cut(text: string, bytes: number): string {
  let kept = '';
  for (const character of text) {
    if (Buffer.byteLength(kept + character) > bytes) break;
    kept += character;
  }
  return kept;
}
