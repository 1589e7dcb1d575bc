function plain(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е');
}

/** Whether a name holds the beginning of each typed word, in any order; ё is е, and case does not count. */
export function fitsWords(typed: string, name: string): boolean {
  const words = plain(name).split(/[^\p{L}\p{N}]+/u);
  return plain(typed)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .every((start) => words.some((word) => word.startsWith(start)));
}

/** The order of names that fit: those that begin with what was typed, those with all of it, the others. */
export function rankOf(typed: string, name: string): number {
  const wanted = plain(typed).trim();
  if (plain(name).startsWith(wanted)) return 0;
  return fitsWords(typed, name) ? 1 : 2;
}
