import { createHash } from 'node:crypto';
import type { SetItem, SetPart, SplitRules } from '#shared/quality/lab.ts';

export interface Splittable {
  readonly recordingId: number;
  readonly durationMs: number;
  /** Names that people gave; names that the app gave (“Speaker 1”) say nothing of who it is. */
  readonly speakers: readonly string[];
}

/**
 * Which part of a set each recording belongs to. Recordings in which the same person speaks stay together, so that
 * nothing of a voice leaks; the order is by a hash of what they are, the same each time.
 */
export function splitItems(
  items: readonly Splittable[],
  { heldOutShare, folds }: SplitRules,
): readonly SetItem['part'][] {
  const groups = groupsOf(items)
    .map((members) => ({ members, order: orderOf(members.map((at) => items[at]?.recordingId ?? 0)) }))
    .toSorted((one, other) => (one.order < other.order ? -1 : 1));
  const total = items.reduce((sum, { durationMs }) => sum + durationMs, 0);
  const lengthOf = (members: readonly number[]) => members.reduce((sum, at) => sum + (items[at]?.durationMs ?? 0), 0);
  const parts: SetItem['part'][] = items.map(() => 1);
  const filled = Array.from({ length: folds }, () => 0);
  let heldOutMs = 0;
  for (const [nth, { members }] of groups.entries()) {
    // Something has to be left to tune on.
    const isHeldOut = heldOutMs < heldOutShare * total && nth < groups.length - 1;
    const fold = filled.indexOf(Math.min(...filled));
    for (const at of members) parts[at] = isHeldOut ? 'held-out' : fold + 1;
    if (isHeldOut) heldOutMs += lengthOf(members);
    else filled[fold] = (filled[fold] ?? 0) + lengthOf(members);
  }
  return parts;
}

export function itemsOf(items: readonly SetItem[], part: SetPart): readonly SetItem[] {
  if (part === 'all') return items;
  if (part === 'held-out') return items.filter((item) => item.part === 'held-out');
  const tuning = items.filter((item) => item.part !== 'held-out');
  return part === 'tuning' ? tuning : tuning.filter((item) => `fold-${item.part}` === part);
}

function orderOf(recordingIds: readonly number[]): string {
  return createHash('sha256')
    .update(String(Math.min(...recordingIds)))
    .digest('hex');
}

const givenByApp = /^(?:speaker|спикер|говорящий|собеседник|left|right|левый|правый|канал|channel|voice|голос)\b.*$/iu;

/** Indices of recordings that share a speaker, directly or through others. */
function groupsOf(items: readonly Splittable[]): readonly (readonly number[])[] {
  const parent = items.map((_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while (parent[root] !== root) root = parent[root] ?? root;
    return root;
  };
  const seen = new Map<string, number>();
  items.forEach(({ speakers }, at) => {
    for (const name of speakers.filter((one) => !givenByApp.test(one) && !/\d$/.test(one))) {
      const other = seen.get(name);
      if (other === undefined) seen.set(name, at);
      else parent[rootOf(at)] = rootOf(other);
    }
  });
  return [...Map.groupBy(parent.keys(), rootOf).values()];
}
