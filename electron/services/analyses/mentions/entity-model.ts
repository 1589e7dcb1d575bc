import { statSync } from 'node:fs';
import path from 'node:path';
import { textModelFileNames } from '#native/lib/onnx/text-model-files.ts';
import { openTokenClassifier, type LabelledSpan, type TokenClassifier } from '#native/lib/onnx/text-models.ts';
import type { EntityValue } from '#shared/analyses/mentions.ts';
import type { EntityMention } from '#services/text-analysis/entities/find-people.ts';
import { because } from '#services/text-analysis/mention.ts';

/** As models name them; others (MISC, DATE) are the rules' own. */
const values: Readonly<Record<string, EntityValue>> = {
  PER: 'person',
  PERSON: 'person',
  LOC: 'place',
  LOCATION: 'place',
  GPE: 'place',
  ORG: 'organisation',
  ORGANIZATION: 'organisation',
};
/** Less sure ones leave open what is open. */
const minScore = 0.6;
/** Where no rule found anything, the model has to be surer. */
const minAlone = 0.8;

let opened: { readonly key: string; readonly model: Promise<TokenClassifier> } | null = null;

/** Opened once for all recordings, and again where other files lie there. */
export async function openEntityModel(folder: string): Promise<TokenClassifier> {
  const key = keyOf(folder);
  if (opened?.key !== key) opened = { key, model: openTokenClassifier(folder) };
  return await opened.model;
}

/** A folder with sizes and dates of the files of its model. */
export function keyOf(folder: string): string {
  const stamps = textModelFileNames.map((name) => {
    const found = statSync(path.join(folder, name), { throwIfNoEntry: false });
    return found === undefined ? '' : `${found.size} ${found.mtimeMs}`;
  });
  return [folder, ...stamps].join('\n');
}

/**
 * What rules decided stays. Open names, and those that no dictionary has, are what the model says; names that the rules did
 * not see are added where it is sure.
 */
export function fillOpenNames(
  text: string,
  byRules: readonly EntityMention[],
  labelled: readonly LabelledSpan[],
): readonly EntityMention[] {
  const known = labelled.flatMap((span) => {
    const value = values[span.label.toUpperCase()];
    return value === undefined ? [] : [{ ...span, value }];
  });
  const taken = new Set<EntityMention>();
  const meant = known.flatMap(({ start, end, value, score }): readonly EntityMention[] => {
    const there = byRules.filter((one) => one.start < end && one.end > start);
    if (there.some(({ value: decided }) => decided !== 'open' && decided !== 'unknown')) return [];
    if (score < (there.length === 0 ? minAlone : minScore)) return [];
    for (const one of there) taken.add(one);
    const [only] = there;
    const reasons = [because('model', percentOf(score)), ...there.flatMap((one) => one.reasons)];
    // The rules know how a name is written in the nominative.
    if (there.length === 1 && only !== undefined && only.start <= start && only.end >= end)
      return [{ ...only, value, score, reasons }];
    const name = text.slice(start, end).replaceAll(/\s+/g, ' ');
    return [{ value, start, end, name, score: score * (there.length === 0 ? 0.9 : 1), reasons }];
  });
  return [...byRules.filter((one) => !taken.has(one)), ...meant].toSorted((one, other) => one.start - other.start);
}

const percentOf = (score: number) => String(Math.floor(score * 100));
