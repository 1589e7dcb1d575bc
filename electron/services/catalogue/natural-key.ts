/** Sorts as people count: small and capital letters alike, `clip 9` before `clip 10`, ё beside е. */
export function naturalKey(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/\d+/g, (digits) => {
      const plain = digits.replace(/^0+(?=\d)/, '');
      return `${String.fromCodePoint(0x30 + Math.min(plain.length, 78))}${plain}`;
    });
}
