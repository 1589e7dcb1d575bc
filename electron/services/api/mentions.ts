import type { MentionGroup } from '#shared/analyses/mention-lists.ts';
import { entityKind, entityValues, personalDataValues } from '#shared/analyses/mentions.ts';
import type { ServicesOf } from '#shared/contract/contract.ts';
import { joinedValues } from '#services/annotations/joined-names.ts';
import type { MentionCount } from '#services/annotations/mention-queries.ts';
import type { Library } from '#services/library/library.ts';
import { joinNames } from '#services/text-analysis/entities/join-names.ts';
import type { Parts } from './parts.ts';

export function mentionsServices({ library, events }: Pick<Parts, 'library' | 'events'>): ServicesOf<'mentions'> {
  const { mentions } = library.annotations;
  const changed = (recordingId: number) =>
    events.emit('analysis.changed', { recordingId, analyzer: 'entities', state: 'done' });
  return {
    'mentions.groups': async ({ recordingId, offset, limit }) => {
      const all = groupsOf(library, recordingId);
      return { rows: all.slice(offset, offset + limit), total: all.length };
    },
    'mentions.places': async (request) => mentions.places(request),
    'mentions.joinNames': async ({ recordingId, value, pairs }) => {
      library.recordings.get(recordingId);
      mentions.decideNames(recordingId, value, pairs);
      changed(recordingId);
      return null;
    },
    'mentions.undoJoin': async ({ recordingId }) => {
      const isUndone = mentions.undoNames(recordingId);
      if (isUndone) changed(recordingId);
      return isUndone;
    },
    'mentions.decide': async ({ recordingId, name, value }) => {
      library.recordings.get(recordingId);
      mentions.decideOpen(recordingId, name, value);
      changed(recordingId);
      return null;
    },
  };
}

const order: readonly string[] = [...entityValues, ...personalDataValues];

/** By value in the order that people look for them, the most mentioned first. */
export function groupsOf(library: Library, recordingId: number): readonly MentionGroup[] {
  const { mentions } = library.annotations;
  const byValue = Map.groupBy(mentions.counts(recordingId), ({ kind, value }) => `${kind}\n${value}`);
  const groups = [...byValue.values()].flatMap((counts): readonly MentionGroup[] => {
    const [first] = counts;
    if (first === undefined) return [];
    const { kind, value } = first;
    if (kind !== entityKind || !joinedValues.has(value)) return counts.map((one) => groupOf([one], one.name));
    const byName = new Map(counts.map((one) => [one.name, one]));
    const decisions = mentions.nameDecisions(value);
    return joinNames([...byName.keys()], decisions, { isOfPeople: value === 'person' }).map(({ name, names }) =>
      groupOf(
        names.flatMap((one) => byName.get(one) ?? []),
        name,
      ),
    );
  });
  return groups.toSorted(
    (a, b) => order.indexOf(a.value) - order.indexOf(b.value) || b.count - a.count || a.firstMs - b.firstMs,
  );
}

function groupOf(counts: readonly MentionCount[], name: string): MentionGroup {
  const [first] = counts;
  return {
    kind: first?.kind ?? '',
    value: first?.value ?? '',
    name,
    count: counts.reduce((sum, { count }) => sum + count, 0),
    firstMs: Math.min(...counts.map(({ firstMs }) => firstMs)),
    names: counts.map(({ name: one, count }) => ({ name: one, count })),
  };
}
