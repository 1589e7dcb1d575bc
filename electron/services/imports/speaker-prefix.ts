/** `Anna: Hello.` as name and text. A name is short, begins with a letter in capital and has no sentence in it. */
const prefix = /^\s*[-–—]?\s*(\p{Lu}[\p{L}\p{M}\p{N} .,'’()_-]{0,39}?)\s?:\s+(?=\S)/u;

export interface Spoken {
  readonly speaker: string | null;
  readonly text: string;
}

export function splitSpeaker(text: string): Spoken {
  const found = prefix.exec(text);
  const name = found?.[1]?.trim();
  if (found === null || name === undefined || name.split(/\s+/).length > 5) return { speaker: null, text };
  return { speaker: name, text: text.slice(found[0].length) };
}

/**
 * Names before a colon are speakers where they come again: a word and a colon that stands there once is what was said.
 * Those who are named already stay.
 */
export function withSpeakers<T extends Spoken>(rows: readonly T[]): readonly T[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const { speaker } = splitSpeaker(row.text);
    if (speaker !== null) counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
  }
  const named = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return rows.map((row) => {
    if (row.speaker !== null) return row;
    const { speaker, text } = splitSpeaker(row.text);
    const isOne = speaker !== null && ((counts.get(speaker) ?? 0) > 1 || named * 2 >= rows.length);
    return isOne ? { ...row, speaker, text } : row;
  });
}
