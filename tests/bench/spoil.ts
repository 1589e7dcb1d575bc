const letters = { ru: 'абвгдежзиклмнопрстуфхцчшыэюя', en: 'abcdefghijklmnopqrstuvwxyz' };

/** A word with one or two letters lost, replaced or put in. */
export function spoil(word: string, random: () => number): string {
  const alphabet = /[а-я]/.test(word) ? letters.ru : letters.en;
  const letter = () => alphabet[Math.floor(random() * alphabet.length)] ?? '';
  const edits = 1 + Math.floor(random() * 2);
  let spoilt = word;
  for (let edit = 0; edit < edits; edit += 1) {
    const place = Math.floor(random() * spoilt.length);
    const [before, here, after] = [spoilt.slice(0, place), spoilt[place] ?? '', spoilt.slice(place + 1)];
    const ways = [before + after, before + letter() + after, before + here + letter() + after];
    spoilt = ways[Math.floor(random() * ways.length)] ?? word;
  }
  return spoilt;
}
