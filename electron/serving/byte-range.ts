/** What a Range header asks of a body of known size; `endByte` is the last byte wanted, inclusive. */
export type ByteRange =
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly startByte: number; readonly endByte: number }
  | { readonly kind: 'unsatisfiable' };

const oneRange = /^(\d*)-(\d*)$/;

/**
 * RFC 9110, section 14. Another unit than bytes is ignored, as it asks. Several ranges in one header get the whole
 * body, which it allows: no player sends them, and multipart answers are a known way to make a server work for
 * nothing. What is no range at all (negative, reversed, not a number) is unsatisfiable rather than ignored, so that
 * a mistake shows.
 */
export function parseByteRange(header: string | null, sizeBytes: number): ByteRange {
  if (header === null) return { kind: 'whole' };
  const [unit, list] = splitOnce(header, '=');
  if (unit.trim().toLowerCase() !== 'bytes' || list === null) return { kind: 'whole' };
  const ranges = list.split(',').map((one) => parseOne(one.trim(), sizeBytes));
  const [only] = ranges;
  if (ranges.length === 1 && only !== undefined) return only;
  return ranges.every((range) => range.kind === 'part') ? { kind: 'whole' } : { kind: 'unsatisfiable' };
}

function parseOne(text: string, sizeBytes: number): ByteRange {
  const [, first = '', last = ''] = oneRange.exec(text) ?? [];
  if (first === '' && last === '') return { kind: 'unsatisfiable' };
  const lastByte = sizeBytes - 1;
  const startByte = first === '' ? Math.max(0, sizeBytes - Number(last)) : Number(first);
  const endByte = first === '' || last === '' ? lastByte : Math.min(Number(last), lastByte);
  return startByte <= endByte ? { kind: 'part', startByte, endByte } : { kind: 'unsatisfiable' };
}

function splitOnce(text: string, separator: string): readonly [string, string | null] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + separator.length)];
}
