/** Articles and little words that lose their vowel before another: French, Italian, Catalan, Irish, names after д’. */
const elided = new Set(
  (
    'l d j m n s c t qu jusqu lorsqu puisqu quoiqu quelqu presqu entr un b dh ' +
    'all dell nell dall sull coll gl agl degl negl dagl sugl quell quest bell sant anch com dov cos mezz tutt senz quand ' +
    'nessun ciascun alcun buon ' +
    'д л'
  ).split(' '),
);
const longest = 8;
const elidedBefore = /[aeiouyhàâäáãåæçéèêëíìîïóòôöõœúùûüýÿf]|[аеиоуэё]/i;
const apostrophes = new Set(Array.from("'’‘‛ʼʻʽʹ′`´＇", (one) => one.charCodeAt(0)));

export function isApostropheOfAnyShape(unit: number): boolean {
  return apostrophes.has(unit);
}

/** Whether the word that begins at `start` and ends before the apostrophe at `at` has lost its vowel to the next one. */
export function isElision(text: string, start: number, at: number): boolean {
  const length = at - start;
  if (length === 0 || length > longest) return false;
  const before = text.slice(start, at).toLowerCase();
  if (!elided.has(before)) return false;
  const [next = '', second = ''] = text.slice(at + 1, at + 3);
  // “All's well” and “d'y” end there; before a consonant English leaves out something else: c'mon.
  if (!/[\p{L}\p{M}]/u.test(second) || !elidedBefore.test(next)) return false;
  return next.toLowerCase() !== 'f' || (/^(?:b|dh?)$/.test(before) && second.toLowerCase() === 'h');
}
