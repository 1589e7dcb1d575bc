/** A stretch of a text that another takes the place of. `to` is exclusive. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A text with edits made; `edits` do not overlap, are in order and lead back to the text before. */
export interface Rewritten {
  readonly text: string;
  readonly edits: readonly Edit[];
}

export function rewrite(text: string, edits: readonly Edit[]): Rewritten {
  let at = 0;
  let rewritten = '';
  const back: Edit[] = [];
  for (const { from, to, text: own } of edits) {
    rewritten += text.slice(at, from);
    back.push({ from: rewritten.length, to: rewritten.length + own.length, text: text.slice(from, to) });
    rewritten += own;
    at = to;
  }
  return { text: rewritten + text.slice(at), edits: back };
}

/** The text before, to the letter. */
export function undone({ text, edits }: Rewritten): string {
  return rewrite(text, edits).text;
}
