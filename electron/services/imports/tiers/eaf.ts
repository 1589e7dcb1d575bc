import type { ReadSegment, Reader } from '../read-text.ts';
import { wordAt } from '../read-text.ts';
import { elementsOf, textOf, xmlTree, type XmlNode } from '../xml-tree.ts';
import { isWordTier, withTierWords } from './tier-words.ts';

/** ELAN: tiers with times of their own are speakers, those of words below them give the words their times. */
export const eaf: Reader = ({ text }) => {
  if (!/<ANNOTATION_DOCUMENT\b/.test(text.slice(0, 2000))) return null;
  const root = xmlTree(text);
  const slots = new Map(
    elementsOf(root, 'TIME_SLOT').flatMap(({ attributes }) => {
      const ms = Number(attributes['TIME_VALUE'] ?? Number.NaN);
      return Number.isFinite(ms) ? [[attributes['TIME_SLOT_ID'] ?? '', ms]] : [];
    }),
  );
  const annotations = (tier: XmlNode): readonly ReadSegment[] =>
    elementsOf(tier, 'ALIGNABLE_ANNOTATION').map((one) => ({
      startMs: slots.get(one.attributes['TIME_SLOT_REF1'] ?? '') ?? null,
      endMs: slots.get(one.attributes['TIME_SLOT_REF2'] ?? '') ?? null,
      speaker: speakerOf(tier),
      text: textOf(one).trim(),
      words: [],
    }));
  const tiers = elementsOf(root, 'TIER');
  const parents = tiers.filter(({ attributes }) => attributes['PARENT_REF'] === undefined);
  const segments = parents.flatMap((tier) => {
    const id = tier.attributes['TIER_ID'] ?? '';
    const child = tiers.find(
      ({ attributes }) =>
        attributes['PARENT_REF'] === id && isWordTier(attributes['TIER_ID'] ?? '', attributes['LINGUISTIC_TYPE_REF']),
    );
    const words =
      child === undefined
        ? []
        : annotations(child).flatMap(({ startMs, endMs, text: said }) =>
            startMs === null || endMs === null || said === '' ? [] : [wordAt(said, startMs, endMs)],
          );
    return withTierWords(annotations(tier), words);
  });
  const language = tiers[0]?.attributes['LANG_REF'] ?? null;
  return { segments, language: language !== null && /^[a-z]{2}$/.test(language) ? language : null };
};

function speakerOf({ attributes }: XmlNode): string | null {
  const name = (attributes['PARTICIPANT'] ?? '').trim() || (attributes['TIER_ID'] ?? '').trim();
  return name === '' || /^(?:speech|default|words?)$/i.test(name) ? null : name;
}
