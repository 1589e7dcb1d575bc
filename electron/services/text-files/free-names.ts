/** Names that one file system or another takes for the same: by case, by normalisation, by the width of letters. */
function keyOf(name: string): string {
  return name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFC');
}

/** The same names, in order, those that would be one file numbered: `Recording.srt`, `Recording (2).srt`. */
export function freeNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  const isFirst = names.map((name) => {
    const key = keyOf(name);
    const isFree = !taken.has(key);
    taken.add(key);
    return isFree;
  });
  return names.map((name, nth) => {
    if (isFirst[nth] === true) return name;
    for (let number = 2; ; number += 1) {
      const numbered = withNumber(name, number);
      if (taken.has(keyOf(numbered))) continue;
      taken.add(keyOf(numbered));
      return numbered;
    }
  });
}

const maxBytes = 120;

function withNumber(name: string, number: number): string {
  const dot = name.lastIndexOf('.');
  const ending = ` (${number})${dot > 0 ? name.slice(dot) : ''}`;
  const letters = [
    ...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(dot > 0 ? name.slice(0, dot) : name),
  ];
  while (Buffer.byteLength(letters.map(({ segment }) => segment).join('') + ending) > maxBytes) letters.pop();
  return (
    letters
      .map(({ segment }) => segment)
      .join('')
      .trimEnd() + ending
  );
}
