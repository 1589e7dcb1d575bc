import type { RawToken } from './token.ts';
import { concatBytes, decodeUtf8, incompleteTailLength, isContinuationByte } from './utf8.ts';

/** The fewest neighbouring tokens whose bytes are whole characters. */
export interface TextUnit {
  readonly text: string;
  readonly tokens: readonly RawToken[];
}

function toUnit(tokens: readonly RawToken[]): TextUnit {
  return { text: decodeUtf8(concatBytes(tokens.map((token) => token.bytes))), tokens };
}

/** Joins bytes before decoding them: a Russian or Chinese character, or an emoji, is often split over tokens. */
export function toTextUnits(tokens: readonly RawToken[]): TextUnit[] {
  const units: TextUnit[] = [];
  let open: RawToken[] = [];
  for (const token of tokens) {
    // The character that was begun is not continued here, so it is broken for good: close it by itself.
    if (open.length > 0 && token.bytes.length > 0 && !isContinuationByte(token.bytes[0])) {
      units.push(toUnit(open));
      open = [];
    }
    open.push(token);
    if (incompleteTailLength(concatBytes(open.map((each) => each.bytes))) === 0) {
      units.push(toUnit(open));
      open = [];
    }
  }
  if (open.length > 0) units.push(toUnit(open));
  return units;
}
