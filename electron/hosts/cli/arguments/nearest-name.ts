import { editDistance } from '#services/search/spelling/edit-distance.ts';

/** The known name that was probably meant: at most a third of its letters differ, or it begins with what was written. */
export function nearestName(written: string, known: readonly string[]): string | null {
  const lower = written.toLowerCase();
  const begun = known.filter((name) => name.startsWith(lower));
  if (lower.length >= 2 && begun.length === 1) return begun[0] ?? null;
  let nearest: string | null = null;
  let min = Infinity;
  for (const name of known) {
    const max = Math.max(1, Math.floor(name.length / 3));
    const edits = editDistance(lower, name, max);
    if (edits <= max && edits < min) [nearest, min] = [name, edits];
  }
  return nearest;
}
