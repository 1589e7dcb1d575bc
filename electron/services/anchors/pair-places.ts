/** What is kept of words in a text, to decide whether a place in it is the same one: a finding, or an annotation. */
export interface KnownPlace {
  readonly id: number;
  /** Only places of one rule are the same. */
  readonly ruleId: number | string;
  readonly segmentId: number;
  readonly word: number;
  readonly startMs: number;
}

type Place = Omit<KnownPlace, 'id'>;

export interface Pairs<K, P> {
  readonly kept: readonly { readonly known: K; readonly place: P }[];
  readonly created: readonly P[];
  readonly lost: readonly K[];
}

/** Words of another version of the text, or after an edit, may have moved by so much. */
const maxMovedMs = 2000;

/**
 * Which of the places where a term stands now are known: first those at the same word, then of the rest the nearest in
 * time, in the same segment at any distance. Running over the same text again changes nothing.
 */
export function pairPlaces<K extends KnownPlace, P extends Place>(
  known: readonly K[],
  places: readonly P[],
): Pairs<K, P> {
  const freeKnown = new Set(known);
  const freePlaces = new Set(places);
  const kept: { known: K; place: P }[] = [];
  const pair = (one: K, place: P) => {
    if (!freeKnown.has(one) || !freePlaces.has(place)) return;
    freeKnown.delete(one);
    freePlaces.delete(place);
    kept.push({ known: one, place });
  };
  const byWord = new Map(known.map((one) => [keyOf(one), one]));
  for (const place of places) {
    const same = byWord.get(keyOf(place));
    if (same !== undefined) pair(same, place);
  }
  for (const { known: one, place } of nearest([...freeKnown], [...freePlaces])) pair(one, place);
  return { kept, created: [...freePlaces], lost: [...freeKnown] };
}

function keyOf({ ruleId, segmentId, word }: Place): string {
  return `${ruleId} ${segmentId} ${word}`;
}

/** Every pair that may be the same, the nearest first. */
function nearest<K extends KnownPlace, P extends Place>(known: readonly K[], places: readonly P[]) {
  const byRule = Map.groupBy(
    places.toSorted((a, b) => a.startMs - b.startMs),
    (place) => place.ruleId,
  );
  return known
    .flatMap((one) =>
      [...around(byRule.get(one.ruleId) ?? [], one.startMs)].map((place) => ({
        known: one,
        place,
        distanceMs: Math.abs(one.startMs - place.startMs),
        isSameSegment: one.segmentId === place.segmentId,
      })),
    )
    .filter(({ distanceMs, isSameSegment }) => isSameSegment || distanceMs <= maxMovedMs)
    .toSorted((a, b) => Number(b.isSameSegment) - Number(a.isSameSegment) || a.distanceMs - b.distanceMs);
}

/** Longer than any segment is. */
const reachMs = 60_000;

/** Of places in the order of time, those near a moment: a common word in a long recording has thousands. */
function* around<P extends Place>(places: readonly P[], atMs: number): Generator<P> {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.startMs ?? 0) < atMs - reachMs) low = middle + 1;
    else high = middle;
  }
  for (const place of places.slice(low)) {
    if (place.startMs > atMs + reachMs) return;
    yield place;
  }
}
