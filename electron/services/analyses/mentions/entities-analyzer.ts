import { hash } from 'node:crypto';
import { entityKind, entityValues, writeReasons } from '#shared/analyses/mentions.ts';
import type { NewAnnotation } from '#services/annotations/write-annotations.ts';
import { findEntities } from '#services/text-analysis/entities/find-entities.ts';
import { because } from '#services/text-analysis/mention.ts';
import type { Analyzer } from '../analyzer.ts';
import { mentionTexts } from './annotate-mentions.ts';
import { countMentions } from './count-mentions.ts';
import { fillOpenNames, openEntityModel } from './entity-model.ts';

const version = 1;

/** What the library knows of names: who speaks here, and everybody it has a name of. */
export interface KnownPeople {
  readonly here: readonly string[];
  readonly everywhere: readonly string[];
}

/**
 * People, places, organisations, sums and dates, by rules and dictionaries: nothing is downloaded. Where a model is
 * installed it fills what they leave open.
 */
export const entitiesAnalyzer: Analyzer = {
  name: 'entities',
  version,
  model: { name: 'built-in rules and dictionaries', hash: hash('sha256', `entities rules ${version}`) },
  reads: 'text',
  secondsPerHour: 1,
  /** Folder of a model of words, and the hash of its files; empty for none. */
  defaults: { model: '', modelHash: '' },
  async analyse(stretch, { model: folder }) {
    if (stretch.reads !== 'text') return { annotations: [] };
    const model = typeof folder === 'string' && folder !== '' ? await openEntityModel(folder) : null;
    const annotations: NewAnnotation[] = [];
    for (const { text, annotate } of mentionTexts(stretch.segments)) {
      const byRules = findEntities(text);
      const mentions = model === null ? byRules : fillOpenNames(text, byRules, await model.label(text));
      annotations.push(...annotate(entityKind, mentions));
    }
    return { annotations };
  },
  conclude({ annotations, context }) {
    const known = context === null ? { here: [], everywhere: [] } : (context as KnownPeople);
    const all = withKnownPeople(annotations, known);
    return { annotations: all, summary: countMentions(all, entityValues) };
  },
};

const wordsOf = (name: string) =>
  name
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[\s.]+/)
    .filter((word) => word.length > 2);

/**
 * Names that no dictionary has are people where someone of that name is known; what is open is a person where one of that
 * name speaks in the recording. All other unknown names are left out.
 */
function withKnownPeople(annotations: readonly NewAnnotation[], known: KnownPeople): readonly NewAnnotation[] {
  const said = annotations.filter(({ value, name }) => value === 'person' && (name ?? '').includes(' '));
  const inText = new Set(said.flatMap(({ name }) => wordsOf(name ?? '').slice(-1)));
  const here = new Set(known.here.flatMap(wordsOf));
  const everywhere = new Set(known.everywhere.flatMap(wordsOf));
  return annotations.flatMap((one): readonly NewAnnotation[] => {
    if (one.value !== 'unknown' && one.value !== 'open') return [one];
    const words = wordsOf(one.name ?? '');
    const has = (names: ReadonlySet<string>) => words.length > 0 && words.every((word) => names.has(word));
    const isHere = has(here);
    const isKnown = isHere || (one.value === 'unknown' && (has(everywhere) || has(inText)));
    if (!isKnown) return one.value === 'open' ? [one] : [];
    const reason = writeReasons([because(isHere ? 'speaker' : has(inText) ? 'named-before' : 'library')]);
    return [{ ...one, value: 'person', score: isHere ? 0.8 : 0.7, reason }];
  });
}
