import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemRussian } from '@orama/stemmers/russian';

/** Forms, not bytes: some 20 MB at most in both. */
const maxKnown = 100_000;
/** What was asked for lately, and what was before: of a large vocabulary the common forms stay, the rare ones go. */
let lately = new Map<string, string>();
let before = new Map<string, string>();

/** The stem of a folded form. The script chooses the language, so that mixed text needs no setting. */
export function stemOf(form: string): string {
  const cached = lately.get(form);
  if (cached !== undefined) return cached;
  if (lately.size >= maxKnown) {
    before = lately;
    lately = new Map();
  }
  const stem = before.get(form) ?? compute(form);
  lately.set(form, stem);
  return stem;
}

function compute(form: string): string {
  const stem = /^[а-я]+$/.test(form) ? stemRussian(form) : /^[a-z]+$/.test(form) ? stemEnglish(form) : form;
  return stem === '' ? form : stem;
}
