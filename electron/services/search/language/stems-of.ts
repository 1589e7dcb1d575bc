import { irregularStems } from './irregular-stems.ts';
import { englishVariants } from './english-variants.ts';
import { fleetingStems, participleStems } from './stem-variants.ts';
import { stemOf } from './stem-of.ts';

const known = new Map<string, readonly string[]>();
const maxKnown = 5000;

/**
 * Every stem under which forms of the same word may be indexed, its own first: what Snowball cuts differently because a
 * vowel comes and goes (день, дня) or the root changes (идти, шёл) is joined here, when a query is read, so that the
 * index needs no dictionary.
 */
export function stemsOf(form: string): readonly string[] {
  const cached = known.get(form);
  if (cached !== undefined) return cached;
  if (known.size >= maxKnown) known.clear();
  const stem = stemOf(form);
  const irregular = irregularStems(form, stem);
  const others = irregular === null ? fleetingStems(form, stem) : [...irregular, ...participleStems(form)];
  const stems = [...new Set([stem, ...others, ...englishVariants(form, stem)])];
  known.set(form, stems);
  return stems;
}
