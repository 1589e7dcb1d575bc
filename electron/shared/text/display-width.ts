const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** A column a letter: Latin, Greek, Cyrillic, Armenian, and the dashes, quotation marks and signs between them. */
const isPlain =
  /^[\u0020-\u007E\u00A0-\u02FF\u0370-\u0482\u048A-\u058F\u2010-\u2027\u2030-\u203B\u203D-\u2048\u204A-\u205E\u20A0-\u20BF\u2116]*$/u;
const isEmoji = /\p{Emoji_Presentation}|\uFE0F/u;
const isFullWidth =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{16FE0}-\u{18DFF}\u{1AFF0}-\u{1B2FB}\u{1F200}-\u{1F265}\u{20000}-\u{3FFFD}]/u;
/** Marks above and below, joiners, and vowels and finals of a Hangul syllable written in parts. */
const isZeroWidth = /[\p{Mn}\p{Me}\p{Cf}\u1160-\u11FF\uD7B0-\uD7FF]/u;

/** Columns that a text takes: two for a full-width letter or an emoji, none for a mark that stands on another letter. */
export function displayWidth(text: string): number {
  if (isPlain.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += widthOf(segment);
  return width;
}

/** Cut into pieces of at most `limit` columns, never inside what a reader takes for one letter. */
export function cutByWidth(text: string, limit: number): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  let width = 0;
  for (const { segment } of graphemes.segment(text)) {
    const own = widthOf(segment);
    if (piece !== '' && width + own > limit) {
      pieces.push(piece);
      piece = '';
      width = 0;
    }
    piece += segment;
    width += own;
  }
  return piece === '' ? pieces : [...pieces, piece];
}

function widthOf(grapheme: string): number {
  if (isEmoji.test(grapheme)) return 2;
  let width = 0;
  for (const character of grapheme) {
    if (!isZeroWidth.test(character)) width += isFullWidth.test(character) ? 2 : 1;
  }
  return width;
}
