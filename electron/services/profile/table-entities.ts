import { nameWords } from '#services/text-analysis/entities/name-words.ts';
import { findEntities } from '#services/text-analysis/entities/find-entities.ts';
import { looksLikeSurname } from '#services/text-analysis/entities/find-people.ts';
import { isAlsoWord, sensesOf } from '#services/text-analysis/entities/senses.ts';
import { ambiguousReadings } from './ambiguous-atoms.ts';
import { kindOfHeading, type NamedKind } from './column-headings.ts';

/** What a cell names, and why it was taken so. */
export interface NamedCell {
  /** `open` where neither the cell nor its column says which of `readings`. */
  readonly value: NamedKind | 'sum' | 'open';
  readonly sureness: number;
  /** cell: by itself · heading: the name of the column · column: the other cells · row: the cell beside. */
  readonly because: 'cell' | 'heading' | 'column' | 'row';
  /** Of a word that may be several things; empty for others. */
  readonly readings: readonly string[];
}

interface Read {
  /** What the cell is by itself. */
  readonly value: NamedKind | 'sum' | null;
  readonly sureness: number;
  /** What else a word may be; `word` stands for no name at all. */
  readonly readings: readonly string[];
  /** A name that no dictionary has: something only with a column that says what. */
  readonly isUnknownName: boolean;
}

const nothing: Read = { value: null, sureness: 0, readings: [], isUnknownName: false };
/** Fewer cells that can be classified by themselves say nothing of the others. */
const minDecisive = 3;
/** So much of them must be of one kind, and so much of the column must be decisive. */
const minShare = 0.8;
const minDecisiveShare = 0.3;
/** Longer texts are no names: what they mention does not make the cell one. */
const maxWords = 6;

/**
 * What the cells of a column name: by themselves, by the name of the column, by the other cells, or by the cell beside.
 * Null for a cell that names nothing. A word that may be several things stays open where none of them says which.
 */
export function nameCells(
  heading: string | null,
  cells: readonly string[],
  besideOf: (nth: number) => readonly string[],
): readonly (NamedCell | null)[] {
  const known = new Map<string, Read>();
  const read = cells.map((cell) => {
    const before = known.get(cell) ?? readCell(cell);
    known.set(cell, before);
    return before;
  });
  const asked = heading === null ? null : kindOfHeading(heading);
  const column = kindOfColumn(read);
  // A heading that the cells speak against decides nothing.
  const isAgainst = asked !== null && column !== null && column.kind !== asked;
  return read.map((one, nth) =>
    decide(one, { asked: isAgainst ? null : asked, column, isAgainst }, () => besideOf(nth)),
  );
}

interface Context {
  readonly asked: NamedKind | null;
  readonly column: { readonly kind: NamedKind; readonly share: number } | null;
  readonly isAgainst: boolean;
}

function decide(read: Read, { asked, column, isAgainst }: Context, beside: () => readonly string[]): NamedCell | null {
  const { value, readings, isUnknownName } = read;
  if (value !== null) {
    const sureness = value === asked ? Math.max(0.95, read.sureness) : read.sureness;
    return { value, sureness, because: 'cell', readings: [] };
  }
  if (isUnknownName) {
    if (asked !== null) return { value: asked, sureness: 0.75, because: 'heading', readings: [] };
    if (column === null || isAgainst) return null;
    return { value: column.kind, sureness: 0.6 * column.share, because: 'column', readings: [] };
  }
  if (readings.length === 0) return null;
  if (asked !== null && readings.includes(asked)) return { value: asked, sureness: 0.9, because: 'heading', readings };
  if (!isAgainst && column !== null && readings.includes(column.kind))
    return { value: column.kind, sureness: 0.8 * column.share, because: 'column', readings };
  if (asked === null && column === null && readings.includes('person') && beside().some(isSurname))
    return { value: 'person', sureness: 0.7, because: 'row', readings };
  // Where a word is a name only now and then, a column of words is no column of names.
  return { value: 'open', sureness: 0.5, because: 'cell', readings };
}

function kindOfColumn(read: readonly Read[]): Context['column'] {
  const decisive = read.flatMap(({ value }) => (value === null || value === 'sum' ? [] : [value]));
  const filled = read.filter(
    ({ value, readings, isUnknownName }) => value !== null || readings.length > 0 || isUnknownName,
  );
  if (decisive.length < minDecisive || decisive.length < filled.length * minDecisiveShare) return null;
  const [best] = [...Map.groupBy(decisive, (kind) => kind)].toSorted(([, a], [, b]) => b.length - a.length);
  if (best === undefined) return null;
  const share = best[1].length / decisive.length;
  return share < minShare ? null : { kind: best[0], share };
}

function readCell(cell: string): Read {
  const words = nameWords(cell).filter(({ isSign }) => !isSign);
  if (words.length === 0 || words.length > maxWords) return nothing;
  const [only] = words;
  if (words.length === 1 && only !== undefined) {
    const word = readWord(only.form, only.isCapital, cell);
    if (word !== null) return word;
  }
  const two = sensesOf(words.map(({ form }) => form).join(' '));
  const kinds = new Set(two.map(({ kind }) => kind));
  const [kind] = kinds;
  if (words.length > 1 && kinds.size === 1 && isNamed(kind)) return { ...nothing, value: kind, sureness: 0.9 };
  const whole = findEntities(cell).find(({ start, end }) => end - start >= cell.trim().length * 0.6);
  if (whole === undefined || whole.value === 'open' || whole.value === 'date') return nothing;
  if (whole.value === 'unknown') return { ...nothing, isUnknownName: true };
  return { ...nothing, value: whole.value, sureness: whole.score };
}

/** One word by itself: what the dictionaries have of it. Null where they have nothing and it looks like no name. */
function readWord(form: string, isCapital: boolean, cell: string): Read | null {
  const kinds = new Set<string>(sensesOf(form).map(({ kind }) => kind));
  for (const { readings } of ambiguousReadings(cell)) for (const reading of readings) kinds.add(reading);
  if (isAlsoWord.has(form) && kinds.size > 0) kinds.add('word');
  kinds.delete('none');
  kinds.delete('date');
  const [kind] = kinds;
  if (kinds.size > 1) return { ...nothing, readings: [...kinds] };
  if (isNamed(kind)) return { ...nothing, value: kind, sureness: 0.8 };
  const isName = isCapital && /^\p{L}{3,}(?:-\p{L}+)?$/u.test(cell.trim()) && !/^\p{Lu}+$/u.test(cell.trim());
  return isName ? { ...nothing, isUnknownName: true } : null;
}

function isNamed(kind: string | undefined): kind is NamedKind {
  return kind === 'person' || kind === 'place' || kind === 'organisation';
}

/** «Владимир» beside «Иванов» is a man: a surname and nothing else. */
function isSurname(cell: string): boolean {
  const words = nameWords(cell).filter(({ isSign }) => !isSign);
  const [only] = words;
  if (only === undefined || words.length > 1 || !only.isCapital) return false;
  const senses = sensesOf(only.form);
  if (senses.length > 0) return senses.every(({ part }) => part === 'surname') && !isAlsoWord.has(only.form);
  return /^[а-я]/.test(only.form) && looksLikeSurname(only.form);
}
