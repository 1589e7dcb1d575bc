import type { Database } from 'better-sqlite3';
import { stemOf } from '#services/search/language/stem-of.ts';

/** The forms of the index, held in memory: completions and beginnings without touching the disk. */
export interface Vocabulary {
  /** The commonest forms with this beginning, the commonest first. */
  startingWith(prefix: string, limit: number): readonly string[];
  /** The commonest forms with these letters anywhere. */
  containing(letters: string, limit: number): readonly string[];
  countOf(form: string): number;
  /** As people write it: `café` for `cafe`. */
  writtenOf(form: string): string;
  /** Whether any form may have this stem; true for all until `warmStems`. */
  hasStem(stem: string): boolean;
  /** Works out the stems of all forms, which takes as long as a hundred searches, once. */
  warmStems(): void;
  readonly size: number;
  form(index: number): string;
  /** Takes in forms that were indexed since; cheap when there are none. */
  refresh(): void;
  /** Grows with every refresh that found something. */
  readonly version: number;
}

/** New forms are kept apart up to here, and then sorted in: sorting everything takes a tenth of a second. */
const maxLate = 4000;

type FormRow = [id: number, form: string, count: number, written: string | null];

interface Forms {
  forms: string[];
  counts: Uint32Array;
}

export function createVocabulary(database: Database): Vocabulary {
  const select = database
    .prepare<[number]>('SELECT id, form, count, written FROM fulltext.form WHERE id > ? ORDER BY id')
    .raw() as unknown as { iterate(after: number): IterableIterator<FormRow> };
  const written = new Map<string, string>();
  const stems = createStems();
  let main: Forms = { forms: [], counts: new Uint32Array(0) };
  let late: [form: string, count: number][] = [];
  let lastId = 0;
  let version = 0;
  const refresh = () => {
    const before = lastId;
    for (const [id, form, count, other] of select.iterate(lastId)) {
      late.push([form, count]);
      if (other !== null) written.set(form, other);
      stems.add(form);
      lastId = id;
    }
    if (lastId !== before) version += 1;
    if (late.length <= Math.max(maxLate, main.forms.length / 8) && main.forms.length > 0) return;
    main = sortIn(main, late);
    late = [];
  };
  const pick = (isWanted: (form: string) => boolean, from: number, to: number, limit: number) =>
    commonest(main, late, { isWanted, from, to, limit });
  return {
    refresh,
    hasStem: stems.has,
    warmStems: () => stems.warm([...main.forms, ...late.map(([form]) => form)]),
    writtenOf: (form) => written.get(form) ?? form,
    countOf: (form) => countIn(main, form) ?? late.find(([one]) => one === form)?.[1] ?? 0,
    startingWith(prefix, limit) {
      const from = lowerBound(main.forms, prefix);
      const to = lowerBound(main.forms, `${prefix}\u{10FFFF}`);
      return pick((form) => form.startsWith(prefix), from, to, limit);
    },
    containing: (letters, limit) => pick((form) => form.includes(letters), 0, main.forms.length, limit),
    get size() {
      return main.forms.length + late.length;
    },
    form: (index) => main.forms[index] ?? late[index - main.forms.length]?.[0] ?? '',
    get version() {
      return version;
    },
  };
}

interface Picked {
  readonly isWanted: (form: string) => boolean;
  readonly from: number;
  readonly to: number;
  readonly limit: number;
}

/** Of the sorted forms those between two places, and of the late ones all. */
function commonest(main: Forms, late: readonly [form: string, count: number][], picked: Picked): readonly string[] {
  const best = createBest(picked.limit);
  for (let index = picked.from; index < picked.to; index += 1) {
    const form = main.forms[index] ?? '';
    const count = main.counts[index] ?? 0;
    if (count > best.min() && picked.isWanted(form)) best.add(form, count);
  }
  for (const [form, count] of late) if (count > best.min() && picked.isWanted(form)) best.add(form, count);
  return best.forms();
}

/** The stems of forms, once somebody has asked for them to be worked out. */
function createStems() {
  let stems: Set<string> | null = null;
  const add = (form: string) => {
    stems?.add(stemOf(form));
    // A form in -ss may be a possessive, which has the stem of its word.
    if (form.endsWith('ss')) stems?.add(stemOf(form.slice(0, -1)));
  };
  return {
    add,
    has: (stem: string) => stems === null || stems.has(stem),
    warm(forms: readonly string[]) {
      if (stems !== null) return;
      stems = new Set();
      for (const form of forms) add(form);
    },
  };
}

function sortIn(main: Forms, late: readonly [string, number][]): Forms {
  const counts = new Map(late);
  for (const [index, form] of main.forms.entries()) counts.set(form, main.counts[index] ?? 0);
  // Without a comparison of our own: the order of UTF-16 units, by far the fastest.
  const forms = Array.from(counts.keys()).sort();
  return { forms, counts: Uint32Array.from(forms, (form) => counts.get(form) ?? 0) };
}

function countIn({ forms, counts }: Forms, form: string): number | undefined {
  const index = lowerBound(forms, form);
  return forms[index] === form ? counts[index] : undefined;
}

/** Index of the first form that is not before `wanted`, in the order of UTF-16 units. */
function lowerBound(forms: readonly string[], wanted: string): number {
  let [low, high] = [0, forms.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((forms[middle] ?? '') < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Keeps the commonest few of many. */
function createBest(limit: number) {
  const kept: [form: string, count: number][] = [];
  return {
    /** What a form has to be commoner than to be kept. */
    min: () => (kept.length < limit ? -1 : (kept.at(-1)?.[1] ?? -1)),
    add(form: string, count: number) {
      let at = kept.length;
      while (at > 0 && (kept[at - 1]?.[1] ?? 0) < count) at -= 1;
      kept.splice(at, 0, [form, count]);
      if (kept.length > limit) kept.pop();
    },
    forms: () => kept.map(([form]) => form),
  };
}
