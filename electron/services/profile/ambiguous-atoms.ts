/** Words that are a name of people and something else as well: one of them in a cell is not guessed. */
const readings: Readonly<Record<string, readonly string[]>> = {
  ...of(
    ['person', 'place'],
    'владимир киров киев ленин ярослав екатерина юрий алексин пушкин чехов жуков королёв калинин свердлов орёл павлодар ульянов фрунзе клинтон вашингтон washington lincoln jackson austin dallas houston paris chelsea florence sydney madison charlotte savannah georgia virginia carolina jordan israel chad',
  ),
  ...of(
    ['person', 'word'],
    'надежда вера любовь роман лев роза слава воля марк злата виктория победа лилия мир светлана воробей заяц сокол волк мороз лебедь коваль кузнец will may mark rose grace hope faith joy art bill bob frank grant jack pat sandy dawn june april august daisy ivy lily ruby violet summer miles pierce chase hunter carter mason cooper baker smith',
  ),
  ...of(
    ['person', 'organisation'],
    'форд боинг сименс дисней макдональд ford boeing siemens disney mcdonald wells fargo morgan stanley chase tesla',
  ),
};

function of(kinds: readonly string[], words: string): Record<string, readonly string[]> {
  return Object.fromEntries(words.split(' ').map((word) => [word, kinds]));
}

/** Of a cell that gives a word no company: with a first name beside a surname there is nothing to doubt. */
export function ambiguousReadings(
  cell: string,
): readonly { readonly text: string; readonly readings: readonly string[] }[] {
  const words = cell.match(/[\p{L}-]+/gu) ?? [];
  const [only] = words;
  if (only === undefined || words.length > 1) return [];
  const known = readings[only.toLowerCase()];
  return known === undefined ? [] : [{ text: only, readings: known }];
}
