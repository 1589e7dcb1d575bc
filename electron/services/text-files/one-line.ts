/** Characters that have no place in a text file: controls (but not line ends and tabs) and marks that turn the writing direction. */
// oxlint-disable-next-line no-control-regex -- these are the very characters to remove
const unsafe = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\u2028\u2029\uFEFF]/gu;

/** Nothing to do, as for nearly all that is recognised: no space but single ones between words, and nothing unsafe. */
const isOneLine = /^[^\s\p{Cc}\p{Cf}]+(?: [^\s\p{Cc}\p{Cf}]+)*$/u;

/** The text of a segment for one line of a file: no controls, no direction overrides, no line ends. */
export function oneLine(text: string): string {
  if (isOneLine.test(text)) return text;
  return text.replaceAll(unsafe, '').replaceAll(/\s+/gu, ' ').trim();
}
