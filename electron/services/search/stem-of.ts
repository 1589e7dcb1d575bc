import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemRussian } from '@orama/stemmers/russian';

const known = new Map<string, string>();
/** Forms, not bytes: some 20 MB at most. */
const mostKnown = 200_000;

/** The stem of a folded form. The script chooses the language, so that mixed text needs no setting. */
export function stemOf(form: string): string {
  const cached = known.get(form);
  if (cached !== undefined) return cached;
  if (known.size >= mostKnown) known.clear();
  const stem = compute(form);
  known.set(form, stem);
  return stem;
}

function compute(form: string): string {
  const stem = /^[а-я]+$/.test(form) ? stemRussian(form) : /^[a-z]+$/.test(form) ? stemEnglish(form) : form;
  return stem === '' ? form : stem;
}
