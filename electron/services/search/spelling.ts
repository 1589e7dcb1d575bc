import { editDistance } from './edit-distance.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Candidates whose distance is worked out. */
const mostCompared = 600;
const mostEdits = 2;

/** Finds what was said among words that are nearly what was typed: shared trigrams first, then edits. */
export function createSpelling(vocabulary: Vocabulary) {
  let builtFor = -1;
  let postings = new Map<string, number[]>();
  let shared = new Uint8Array(0);
  const warm = () => {
    if (builtFor === vocabulary.version) return;
    // A few new words are not worth half a second; they are offered after the next start or rebuild.
    if (postings.size > 0 && vocabulary.size < shared.length * 1.05) return;
    postings = new Map();
    shared = new Uint8Array(vocabulary.size);
    for (let index = 0; index < vocabulary.size; index += 1) {
      for (const trigram of trigramsOf(vocabulary.form(index))) {
        const list = postings.get(trigram);
        if (list === undefined) postings.set(trigram, [index]);
        else list.push(index);
      }
    }
    builtFor = vocabulary.version;
  };
  const alike = (form: string): readonly number[] => {
    const trigrams = trigramsOf(form);
    const seen: number[] = [];
    for (const trigram of trigrams) {
      for (const index of postings.get(trigram) ?? []) {
        if (shared[index] === 0) seen.push(index);
        shared[index] = (shared[index] ?? 0) + 1;
      }
    }
    // An edit breaks three trigrams at most; of what is left, the forms that share most.
    const least = Math.max(1, trigrams.size - 3 * mostEdits);
    const byShared: number[][] = [];
    for (const index of seen) {
      const count = shared[index] ?? 0;
      const isNearInLength = Math.abs(vocabulary.form(index).length - form.length) <= mostEdits;
      if (count >= least && isNearInLength) (byShared[count] ??= []).push(index);
      shared[index] = 0;
    }
    return byShared.toReversed().flat().slice(0, mostCompared);
  };
  return {
    warm,
    /** The nearest first, of equally near ones the commonest. */
    nearest(form: string, limit: number): readonly string[] {
      warm();
      const candidates = alike(form);
      return candidates
        .map((index) => {
          const candidate = vocabulary.form(index);
          return { candidate, edits: editDistance(form, candidate, mostEdits) };
        })
        .filter(({ edits }) => edits <= mostEdits)
        .map((one) => ({ ...one, count: vocabulary.countOf(one.candidate) }))
        .toSorted((a, b) => a.edits - b.edits || b.count - a.count)
        .slice(0, limit)
        .map(({ candidate }) => candidate);
    },
  };
}

function trigramsOf(form: string): ReadonlySet<string> {
  const padded = `^${form}$`;
  const trigrams = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at += 1) trigrams.add(padded.slice(at, at + 3));
  return trigrams;
}
