import type { Token } from './token.ts';

/** The words of a text once more, with some as what they are as well. */
export interface OtherReading {
  readonly tokens: readonly Token[];
  /** For each the numbers of the first and last word of the text that it stands for. */
  readonly first: readonly number[];
  readonly last: readonly number[];
  /** Whether each is in this reading alone. */
  readonly isOther: readonly boolean[];
}

const none: readonly OtherReading[] = [];

/** `e-mail` as `email`, `l’avocat` as `lavocat`, `2 500` as two numbers. Mostly there are none. */
export function otherReadings(tokens: readonly Token[]): readonly OtherReading[] {
  const others = tokens.filter(({ other }) => other !== null);
  if (others.length === 0) return none;
  const isJoined = ({ other }: Token) => other?.isWord === true;
  const kinds = [others.filter(isJoined), others.filter((token) => !isJoined(token))];
  return kinds.filter(({ length }) => length > 0).map((replaced) => readingOf(tokens, new Set(replaced)));
}

function readingOf(tokens: readonly Token[], replaced: ReadonlySet<Token>): OtherReading {
  const reading = {
    tokens: [] as Token[],
    first: [] as number[],
    last: [] as number[],
    isOther: [] as boolean[],
  };
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    // A window ends where it ends: what only begins in it is not there.
    const other = replaced.has(token) && at + (token.other?.count ?? 1) <= tokens.length ? token.other : null;
    const last = at + (other?.count ?? 1) - 1;
    for (const one of other?.tokens ?? [token]) {
      reading.tokens.push(one);
      reading.first.push(at);
      reading.last.push(last);
      reading.isOther.push(other !== null);
    }
    at = last;
  }
  return reading;
}

/** What is indexed beside the words: each other word between its neighbours, so that short phrases of it are found too. */
export function otherWords(tokens: readonly Token[]): readonly Token[] {
  return otherReadings(tokens).flatMap(({ tokens: words, isOther }) =>
    words.filter((_, at) => isOther[at] === true || isOther[at - 1] === true || isOther[at + 1] === true),
  );
}
