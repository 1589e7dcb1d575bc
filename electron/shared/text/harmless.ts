const controls =
  // oxlint-disable-next-line no-control-regex -- these are the very characters to show
  /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]|[\uD800-\uDFFF]/gu;

/**
 * Foreign text as one line that a terminal only shows: what would move its cursor, change its settings, end the line or
 * turn the writing direction is written as a sign (`␛`, `␊`) or a code (`<U+202E>`).
 */
export function harmless(text: string): string {
  return text.replaceAll(controls, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    if (code === 0x7f) return '␡';
    return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
  });
}

/** JSON of the same value in which those characters are escapes: nothing a terminal obeys is left in it. */
export function harmlessJson(json: string): string {
  return json.replaceAll(controls, (character) =>
    character === '\n' || character === '\r'
      ? character
      : Array.from(
          { length: character.length },
          (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
        ).join(''),
  );
}
