/** What is known of a finding to tell whether a place in the text is the same one. */
export interface KnownFinding {
  readonly id: number;
  readonly ruleId: number;
  readonly segmentId: number;
  readonly word: number;
  readonly startMs: number;
}

type Place = Omit<KnownFinding, 'id'>;

export interface Pairs<K, P> {
  readonly kept: readonly { readonly finding: K; readonly place: P }[];
  readonly created: readonly P[];
  readonly lost: readonly K[];
}

/** Words of another version of the text, or after an edit, may have moved by so much. */
const maxMovedMs = 2000;

/**
 * Which of the places where a term stands now are known: first those at the same word, then of the rest the nearest in
 * time, in the same segment at any distance. Running over the same text again changes nothing.
 */
export function pairFindings<K extends KnownFinding, P extends Place>(
  known: readonly K[],
  places: readonly P[],
): Pairs<K, P> {
  const freeKnown = new Set(known);
  const freePlaces = new Set(places);
  const kept: { finding: K; place: P }[] = [];
  const pair = (finding: K, place: P) => {
    if (!freeKnown.has(finding) || !freePlaces.has(place)) return;
    freeKnown.delete(finding);
    freePlaces.delete(place);
    kept.push({ finding, place });
  };
  const byWord = new Map(known.map((finding) => [keyOf(finding), finding]));
  for (const place of places) {
    const same = byWord.get(keyOf(place));
    if (same !== undefined) pair(same, place);
  }
  for (const { finding, place } of nearest([...freeKnown], [...freePlaces])) pair(finding, place);
  return { kept, created: [...freePlaces], lost: [...freeKnown] };
}

function keyOf({ ruleId, segmentId, word }: Place): string {
  return `${ruleId} ${segmentId} ${word}`;
}

/** Every pair that may be the same, the nearest first. */
function nearest<K extends KnownFinding, P extends Place>(known: readonly K[], places: readonly P[]) {
  const byRule = Map.groupBy(
    places.toSorted((a, b) => a.startMs - b.startMs),
    (place) => place.ruleId,
  );
  return known
    .flatMap((finding) =>
      [...around(byRule.get(finding.ruleId) ?? [], finding.startMs)].map((place) => ({
        finding,
        place,
        distanceMs: Math.abs(finding.startMs - place.startMs),
        isSameSegment: finding.segmentId === place.segmentId,
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
