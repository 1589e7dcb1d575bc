export interface PastedTerm {
  readonly term: string;
  /** Of a second column. */
  readonly note: string;
}

/** What was pasted as a column of words, one a line, as a table program or a text gives it; null for a single line. */
export function pastedTerms(text: string): readonly PastedTerm[] | null {
  const lines = text
    .split(/\r\n|\n|\r/)
    .map((line) => line.split('\t').map((cell) => cell.trim()))
    .filter((cells) => cells.some((cell) => cell !== ''));
  if (lines.length < 2) return null;
  return lines.map(([term = '', ...notes]) => ({ term, note: notes.filter((note) => note !== '').join(' ') }));
}
