const latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const cyrillic = 'йцукенгшщзхъфывапролджэячсмитьбюё';

/** What the same keys type in the other of the Russian and English layouts: a search is often begun in the wrong one. */
export function swapLayout(text: string): string {
  return Array.from(text.toLowerCase(), (character) => {
    const fromLatin = latin.indexOf(character);
    if (fromLatin >= 0) return cyrillic[fromLatin];
    const fromCyrillic = cyrillic.indexOf(character);
    return fromCyrillic >= 0 ? latin[fromCyrillic] : character;
  }).join('');
}
