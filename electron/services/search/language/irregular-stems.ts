import { englishIrregular } from './english-irregular.ts';
import { russianIrregular } from './russian-irregular.ts';
import { stemOf } from './stem-of.ts';

/** Брать would bring in every brother. */
const sharedWithNoun = new Set(['брат']);
const nounsLikeVerbs = /^(?:мать|путь|дочь)$/;

let byStem: ReadonlyMap<string, readonly string[]> | null = null;

/** The stems of all forms of an irregular word; null for a regular one. */
export function irregularStems(form: string, stem: string): readonly string[] | null {
  byStem ??= read(`${russianIrregular}\n${englishIrregular}`);
  return byStem.get(form) ?? byStem.get(stem) ?? null;
}

function read(table: string): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const line of table.split('\n')) {
    const [before = '', after] = line.split('|');
    const endings = (after ?? before).trim().split(/\s+/);
    const prefixes = after === undefined ? [''] : before.trim().split(/\s+/);
    for (const prefix of prefixes) {
      const forms = endings.map((ending) => prefix + ending).filter((form) => form !== '');
      const stems = [...new Set(forms.map(stemOf))].filter((stem) => !sharedWithNoun.has(stem));
      // All forms of a verb are listed; a noun has more, and its stem is its own.
      const isVerb = forms.some((form) => /(?:ть|ти|чь)$/.test(form) && !nounsLikeVerbs.test(form));
      for (const key of new Set(isVerb ? forms : [...forms, ...stems]))
        groups.set(key, [...new Set([...(groups.get(key) ?? []), ...stems])]);
    }
  }
  return groups;
}
