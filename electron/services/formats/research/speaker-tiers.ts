import { oneLine } from '#services/text-files/one-line.ts';
import type { Segment } from '#shared/segment.ts';

export interface SpeakerTier {
  /** A name that no other tier has. */
  readonly tier: string;
  readonly speaker: string | null;
  /** In order, none overlapping: one that would is on a tier of its own. */
  readonly segments: readonly Segment[];
}

/** The segments of each speaker; where one speaks over himself there is a second tier. */
export function speakerTiers(segments: readonly Segment[]): readonly SpeakerTier[] {
  const lanes: { readonly key: string; readonly speaker: string | null; readonly own: Segment[] }[] = [];
  for (const segment of segments) {
    const key = `${segment.speakerId ?? ''} ${segment.speaker ?? ''}`;
    const free = lanes.find((lane) => lane.key === key && (lane.own.at(-1)?.endMs ?? 0) <= segment.startMs);
    if (free === undefined) lanes.push({ key, speaker: segment.speaker, own: [segment] });
    else free.own.push(segment);
  }
  const taken = new Set<string>();
  return lanes.map(({ speaker, own }) => {
    const name = oneLine(speaker ?? '') === '' ? 'speech' : oneLine(speaker ?? '');
    let tier = name;
    for (let number = 2; taken.has(tier); number += 1) tier = `${name} (${number})`;
    taken.add(tier);
    return { tier, speaker, segments: own };
  });
}
