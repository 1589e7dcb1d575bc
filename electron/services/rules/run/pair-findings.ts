import { pairPlaces, type KnownPlace, type Pairs } from '#services/anchors/pair-places.ts';
import type { PlacedFinding } from './place-finding.ts';

interface Known extends KnownPlace {
  readonly endMs: number;
}

/**
 * Which findings are known. After a change of the text the nearest place is the same one; after a change of the rule only
 * one that is said at the same time is, since a verdict was about these words.
 */
export function pairFindings<K extends Known>(
  known: readonly K[],
  placed: readonly PlacedFinding[],
  isOtherRule: (one: K) => boolean,
): Pairs<K, PlacedFinding> {
  const { kept, created, lost } = pairPlaces(known, placed);
  const isSame = ({ known: one, place }: (typeof kept)[number]) =>
    !isOtherRule(one) || (place.startMs <= one.endMs && one.startMs <= place.endMs);
  const apart = kept.filter((pair) => !isSame(pair));
  return {
    kept: kept.filter(isSame),
    created: [...created, ...apart.map(({ place }) => place)],
    lost: [...lost, ...apart.map((pair) => pair.known)],
  };
}
