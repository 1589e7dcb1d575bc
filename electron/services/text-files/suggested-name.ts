/** Names that Windows keeps for devices, with any extension. */
const reserved = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:[ .].*)?$/i;
// oxlint-disable-next-line no-control-regex -- controls are what must go
const forbidden = /[\u0000-\u001F\u007F-\u009F<>:"/\\|?*\u202A-\u202E\u2066-\u2069\u2028\u2029]/gu;
const limitBytes = 120;

/** A file name for an export: one path part, valid on every system, at most 120 bytes of UTF-8 with the extension. */
export function suggestedName(recordingName: string, extension: string): string {
  const stem = recordingName.replace(/\.[^.]{1,5}$/u, '');
  const clean = stem
    .normalize('NFC')
    .replaceAll(forbidden, '_')
    .replace(/^[\s.]+|[\s.]+$/gu, '');
  const safe = clean === '' || reserved.test(clean) ? `transcript${clean === '' ? '' : `-${clean}`}` : clean;
  return `${cut(safe, limitBytes - extension.length - 1)}.${extension}`;
}

/** Shortened at a whole character. */
function cut(text: string, bytes: number): string {
  let short = '';
  let used = 0;
  for (const { segment } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)) {
    used += Buffer.byteLength(segment);
    if (used > bytes) break;
    short += segment;
  }
  return short.replace(/[\s.]+$/u, '');
}
